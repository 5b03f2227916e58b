package io.tcpheadroom.hooks.install;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** An entry of a method's exception table; without a type it catches everything. */
final class Guard {
    private final Label start;
    private final Label end;
    private final Label handler;
    private final @Nullable String type;

    Guard(Label start, Label end, Label handler, @Nullable String type) {
        this.start = start;
        this.end = end;
        this.handler = handler;
        this.type = type;
    }

    Label start() {
        return start;
    }

    Label end() {
        return end;
    }

    Label handler() {
        return handler;
    }

    void write(MethodVisitor code) {
        code.visitTryCatchBlock(start, end, handler, type);
    }
}
