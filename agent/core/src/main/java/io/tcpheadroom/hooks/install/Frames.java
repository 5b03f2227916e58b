package io.tcpheadroom.hooks.install;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier is told of a woven method's local variables: wherever code of ours is jumped to, and in the method's own
 * frames, where ours stand between its own. The names in them are those of the method's descriptor, so that nothing has to
 * be known of any class.
 */
final class Frames {
    private static final Object[] NOTHING = {};
    private static final Object[] THROWN = {"java/lang/Throwable"};

    private final Locals locals;

    Frames(Locals locals) {
        this.locals = locals;
    }

    /** At the method's beginning, when the copies have been made. */
    void begin(MethodVisitor code, boolean isThrown) {
        List<Object> frame = new ArrayList<>();
        for (Type parameter : locals.parameters()) {
            frame.add(of(parameter));
        }
        addCopies(frame);
        put(code, frame, isThrown ? THROWN : NOTHING);
    }

    /** Where it returns: of all variables it needs ours alone. */
    void returning(MethodVisitor code) {
        List<Object> frame = end();
        if (!locals.isVoid()) {
            frame.add(of(locals.returned()));
        }
        put(code, frame, THROWN);
    }

    /** Where it throws. */
    void throwing(MethodVisitor code) {
        put(code, end(), THROWN);
    }

    /** Where it throws, and what it throws is stored. */
    void throwingStored(MethodVisitor code) {
        List<Object> frame = end();
        addUnknown(frame, locals.addedForReturned());
        frame.add(THROWN[0]);
        put(code, frame, THROWN);
    }

    /** One of the method's own. */
    void own(MethodVisitor code, int count, Object[] own, int stackCount, Object[] stack) {
        put(code, own(count, own, null), stackCount, stack);
    }

    /**
     * Where it catches something, which is stored; its other variables are as in the frame of its own there.
     *
     * @param caught the type that it catches, as the frame has it
     */
    void caughtStored(MethodVisitor code, int count, Object[] own, Object caught, boolean isThrown) {
        put(code, own(count, own, caught), isThrown ? THROWN : NOTHING);
    }

    private List<Object> own(int count, Object[] own, @Nullable Object caught) {
        List<Object> frame = new ArrayList<>(count + locals.added());
        int slot = 0;
        int i = 0;
        for (; i < count && slot < locals.firstOurs(); i++) {
            frame.add(own[i]);
            slot += own[i] == Opcodes.LONG || own[i] == Opcodes.DOUBLE ? 2 : 1;
        }
        addUnknown(frame, locals.firstOurs() - slot);
        addCopies(frame);
        if (caught != null) {
            addUnknown(frame, locals.addedForReturned());
            frame.add(caught);
        } else {
            addUnknown(frame, locals.addedForTheEnd());
        }
        for (; i < count; i++) {
            frame.add(own[i]);
        }
        return frame;
    }

    private List<Object> end() {
        List<Object> frame = new ArrayList<>();
        addUnknown(frame, locals.firstOurs());
        addCopies(frame);
        return frame;
    }

    private void addCopies(List<Object> frame) {
        for (Type copy : locals.copies()) {
            frame.add(of(copy));
        }
    }

    private static void addUnknown(List<Object> frame, int count) {
        frame.addAll(Collections.nCopies(count, Opcodes.TOP));
    }

    private static void put(MethodVisitor code, List<Object> frame, Object[] stack) {
        put(code, frame, stack.length, stack);
    }

    private static void put(MethodVisitor code, List<Object> frame, int stackCount, Object[] stack) {
        code.visitFrame(Opcodes.F_NEW, frame.size(), frame.toArray(), stackCount, stack);
    }

    private static Object of(Type type) {
        switch (type.getSort()) {
            case Type.FLOAT:
                return Opcodes.FLOAT;
            case Type.LONG:
                return Opcodes.LONG;
            case Type.DOUBLE:
                return Opcodes.DOUBLE;
            case Type.ARRAY:
            case Type.OBJECT:
                return type.getInternalName(); // of an array its descriptor
            default:
                return Opcodes.INTEGER;
        }
    }
}
