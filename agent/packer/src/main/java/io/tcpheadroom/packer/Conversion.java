package io.tcpheadroom.packer;

import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Makes what is on the stack one of another type, as a call of a lambda does. */
final class Conversion {
    private static final Map<Type, Type> BOXES = Map.of(
            Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
            Type.CHAR_TYPE, Type.getType(Character.class),
            Type.BYTE_TYPE, Type.getType(Byte.class),
            Type.SHORT_TYPE, Type.getType(Short.class),
            Type.INT_TYPE, Type.getType(Integer.class),
            Type.LONG_TYPE, Type.getType(Long.class),
            Type.FLOAT_TYPE, Type.getType(Float.class),
            Type.DOUBLE_TYPE, Type.getType(Double.class));

    private Conversion() {}

    static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    static void cast(MethodVisitor code, Type to) {
        if (!to.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    static void convert(MethodVisitor code, Type from, Type to) {
        if (isReference(from) && !isReference(to)) {
            widen(code, unbox(code, asBox(code, from, to)), to);
        } else if (!isReference(from) && isReference(to)) {
            Type box = box(from);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC, box.getInternalName(), "valueOf", Type.getMethodDescriptor(box, from), false);
        } else if (!isReference(from)) {
            widen(code, from, to);
        }
    }

    /** Makes a long of it that holds it whole. */
    static void toBits(MethodVisitor code, Type from) {
        if (from.equals(Type.FLOAT_TYPE)) {
            code.visitInsn(Opcodes.F2D);
        }
        if (isFraction(from)) {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J", false);
        } else {
            widen(code, from, Type.LONG_TYPE);
        }
    }

    static void fromBits(MethodVisitor code, Type to) {
        if (isFraction(to)) {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Double", "longBitsToDouble", "(J)D", false);
        } else if (!to.equals(Type.LONG_TYPE)) {
            code.visitInsn(Opcodes.L2I);
        }
        if (to.equals(Type.FLOAT_TYPE)) {
            code.visitInsn(Opcodes.D2F);
        }
    }

    private static boolean isFraction(Type type) {
        return type.equals(Type.FLOAT_TYPE) || type.equals(Type.DOUBLE_TYPE);
    }

    private static Type box(Type primitive) {
        Type box = BOXES.get(primitive);
        if (box == null) {
            throw new IllegalArgumentException("no box of " + primitive);
        }
        return box;
    }

    /** What a generic method gives is of no box by its erased type: then of that of what is wanted. */
    private static Type asBox(MethodVisitor code, Type from, Type to) {
        if (BOXES.containsValue(from)) {
            return from;
        }
        cast(code, box(to));
        return box(to);
    }

    private static Type unbox(MethodVisitor code, Type box) {
        Type primitive = BOXES.entrySet().stream()
                .filter(each -> each.getValue().equals(box))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no box: " + box))
                .getKey();
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                box.getInternalName(),
                primitive.getClassName() + "Value",
                Type.getMethodDescriptor(primitive),
                false);
        return primitive;
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
        boolean isInt = from.getSort() <= Type.INT;
        if (from.equals(to) || (isInt && to.getSort() <= Type.INT)) {
            return;
        }
        if (isInt && to.equals(Type.LONG_TYPE)) {
            code.visitInsn(Opcodes.I2L);
        } else if (isInt && to.equals(Type.DOUBLE_TYPE)) {
            code.visitInsn(Opcodes.I2D);
        } else if (from.equals(Type.LONG_TYPE) && to.equals(Type.DOUBLE_TYPE)) {
            code.visitInsn(Opcodes.L2D);
        } else {
            throw new IllegalArgumentException(from + " is not made " + to);
        }
    }
}
