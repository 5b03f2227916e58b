package io.tcpheadroom.it;

import io.tcpheadroom.programs.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The class that hears the events of woven code, from the shipped jar, as one that counts each of them and throws. */
final class ThrowingEvents extends ClassVisitor {
    static final String TYPE = "io.tcpheadroom.intercept.TrackerEvents";

    /** What is thrown by a method that calls itself until the stack ends. */
    static final String STACK_OVERFLOW = "java/lang/StackOverflowError";

    private static final String NAME = TYPE.replace('.', '/');
    private static final String ADDRESS = "(Ljava/net/SocketAddress;)Ljava/net/InetSocketAddress;";
    private static final Set<String> NO_EVENTS = Set.of("connect", "connectPreAttach", "failed");

    private final String thrown;

    private ThrowingEvents(ClassVisitor next, String thrown) {
        super(Opcodes.ASM9, next);
        this.thrown = thrown;
    }

    /** @param thrown the internal name of a class with a constructor without parameters */
    static Path write(String thrown, Path folder) throws IOException {
        byte[] original =
                JarFiles.one("core/" + NAME + ".class", ForkedJvm.AGENT).bytes();
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(original).accept(new ThrowingEvents(writer, thrown), 0);
        return Files.write(folder.resolve("TrackerEvents.class"), writer.toByteArray());
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (descriptor.equals(ADDRESS)) {
            callItself(method, name);
            return null;
        }
        boolean isEvent = access == Opcodes.ACC_PUBLIC && descriptor.endsWith(")V") && !name.equals("<init>");
        if (!isEvent || NO_EVENTS.contains(name)) {
            return method;
        }
        countAndThrow(method);
        return null;
    }

    private void countAndThrow(MethodVisitor method) {
        method.visitCode();
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/lang/System", "getProperties", "()Ljava/util/Properties;", false);
        method.visitLdcInsn(Faults.COUNT);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/util/Properties", "get", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        String counter = "java/util/concurrent/atomic/LongAdder";
        method.visitTypeInsn(Opcodes.CHECKCAST, counter);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, counter, "increment", "()V", false);
        if (thrown.equals(STACK_OVERFLOW)) {
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "internet", ADDRESS, false);
            method.visitInsn(Opcodes.POP);
            method.visitInsn(Opcodes.RETURN);
        } else {
            method.visitTypeInsn(Opcodes.NEW, thrown);
            method.visitInsn(Opcodes.DUP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, thrown, "<init>", "()V", false);
            method.visitInsn(Opcodes.ATHROW);
        }
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void callItself(MethodVisitor method, String name) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name, ADDRESS, false);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
