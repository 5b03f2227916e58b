package io.tcpheadroom.packer;

import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The code of a lambda's method: hands what was taken along, and what it is given, to the body. */
final class LambdaCall {
    private final Lambda lambda;
    private final String owner;

    /** @param owner the class whose fields hold what was taken along */
    LambdaCall(Lambda lambda, String owner) {
        this.lambda = lambda;
        this.owner = owner;
    }

    void write(MethodVisitor code) {
        Handle body = lambda.body;
        if (lambda.isConstructor()) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        List<Type> taken = lambda.taken();
        pushCaptured(code, taken);
        pushArguments(code, taken.subList(lambda.captured.size(), taken.size()));
        code.visitMethodInsn(instruction(), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
        end(code);
    }

    private void pushCaptured(MethodVisitor code, List<Type> taken) {
        int references = 0;
        int primitives = 0;
        for (int i = 0; i < lambda.captured.size(); i++) {
            Type each = lambda.captured.get(i);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            if (Conversion.isReference(each)) {
                code.visitFieldInsn(Opcodes.GETFIELD, owner, LambdaClass.reference(references++), "Ljava/lang/Object;");
                Conversion.cast(code, each);
            } else {
                code.visitFieldInsn(Opcodes.GETFIELD, owner, LambdaClass.primitive(primitives++), "J");
                Conversion.fromBits(code, each);
            }
            Conversion.convert(code, each, taken.get(i));
        }
    }

    private void pushArguments(MethodVisitor code, List<Type> taken) {
        Type[] erased = lambda.erased.getArgumentTypes();
        Type[] actual = lambda.actual.getArgumentTypes();
        int local = 1;
        for (int i = 0; i < erased.length; i++) {
            code.visitVarInsn(erased[i].getOpcode(Opcodes.ILOAD), local);
            local += erased[i].getSize();
            if (!erased[i].equals(actual[i])) {
                Conversion.cast(code, actual[i]);
            }
            Conversion.convert(code, actual[i], taken.get(i));
        }
    }

    /** One of the nest's private methods is called like any other of an object. */
    private int instruction() {
        if (lambda.isStatic()) {
            return Opcodes.INVOKESTATIC;
        }
        if (lambda.isConstructor()) {
            return Opcodes.INVOKESPECIAL;
        }
        return lambda.body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    }

    private void end(MethodVisitor code) {
        Type given = lambda.given();
        Type wanted = lambda.erased.getReturnType();
        if (wanted.equals(Type.VOID_TYPE)) {
            if (given.getSize() > 0) {
                code.visitInsn(given.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
            }
        } else {
            Conversion.convert(code, given, wanted);
        }
        code.visitInsn(wanted.getOpcode(Opcodes.IRETURN));
    }
}
