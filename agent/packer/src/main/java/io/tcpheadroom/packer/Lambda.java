package io.tcpheadroom.packer;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A lambda or method reference as the compiler has written it down. */
final class Lambda {
    /** The interface's only abstract method, erased. */
    final String method;

    final Type erased;
    /** The same with the types of this place. */
    final Type actual;

    final String implemented;
    /** What it takes along from where it is made. */
    final List<Type> captured;

    /** What does the work. */
    final Handle body;

    private Lambda(String method, Type made, Object... arguments) {
        this.method = method;
        this.erased = (Type) arguments[0];
        this.body = (Handle) arguments[1];
        this.actual = (Type) arguments[2];
        this.implemented = made.getReturnType().getInternalName();
        this.captured = List.of(made.getArgumentTypes());
    }

    /** Null for what is left to the JVM: another kind of call, a lambda with marks or bridges. */
    static @Nullable Lambda of(String method, String type, Handle bootstrap, Object... arguments) {
        boolean isPlain = bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && bootstrap.getName().equals("metafactory");
        return isPlain ? new Lambda(method, Type.getMethodType(type), arguments) : null;
    }

    String key() {
        return method + erased.getDescriptor();
    }

    boolean isConstructor() {
        return body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    boolean isStatic() {
        return body.getTag() == Opcodes.H_INVOKESTATIC;
    }

    /** What the body takes, its receiver first. */
    List<Type> taken() {
        List<Type> taken = new ArrayList<>();
        if (!isStatic() && !isConstructor()) {
            taken.add(Type.getObjectType(body.getOwner()));
        }
        taken.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
        return taken;
    }

    Type given() {
        return isConstructor() ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
    }
}
