package io.tcpheadroom.packer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A class that is all lambdas of a nest: it implements their interfaces, each of its objects knows by a number which lambda
 * it is, and each method does what that one does. Of a lambda that takes nothing along there is one object.
 */
final class LambdaClass {
    private static final int JAVA_11 = 55;
    private static final Type OBJECT = Type.getType(Object.class);

    private final String name;
    private final String host;
    private final Type type;
    private final List<Lambda> lambdas = new ArrayList<>();

    LambdaClass(String name, String host) {
        this.name = name;
        this.host = host;
        this.type = Type.getObjectType(name);
    }

    String name() {
        return name;
    }

    int size() {
        return lambdas.size();
    }

    /** Writes how it is had, in place of what the compiler has written: what it takes along is on the stack. */
    void add(Lambda lambda, MethodVisitor code) {
        int number = lambdas.size();
        lambdas.add(lambda);
        if (lambda.captured.isEmpty()) {
            code.visitFieldInsn(Opcodes.GETSTATIC, name, constant(number), type.getDescriptor());
        } else {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, name, factory(number), factoryType(lambda), false);
        }
    }

    byte[] classFile() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces =
                lambdas.stream().map(lambda -> lambda.implemented).distinct().toArray(String[]::new);
        writer.visit(
                JAVA_11,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                OBJECT.getInternalName(),
                interfaces);
        writer.visitNestHost(host);
        fields(writer);
        constructor(writer);
        constants(writer);
        for (int i = 0; i < lambdas.size(); i++) {
            if (!lambdas.get(i).captured.isEmpty()) {
                factory(writer, i);
            }
        }
        Map<String, List<Integer>> methods = new LinkedHashMap<>();
        for (int i = 0; i < lambdas.size(); i++) {
            methods.computeIfAbsent(lambdas.get(i).key(), key -> new ArrayList<>())
                    .add(i);
        }
        methods.values().forEach(numbers -> method(writer, numbers));
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void fields(ClassWriter writer) {
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "number", "I", null, null);
        long references = lambdas.stream()
                .mapToLong(lambda -> captured(lambda, true))
                .max()
                .orElse(0);
        long primitives = lambdas.stream()
                .mapToLong(lambda -> captured(lambda, false))
                .max()
                .orElse(0);
        for (int i = 0; i < references; i++) {
            writer.visitField(Opcodes.ACC_PRIVATE, reference(i), OBJECT.getDescriptor(), null, null);
        }
        for (int i = 0; i < primitives; i++) {
            writer.visitField(Opcodes.ACC_PRIVATE, primitive(i), "J", null, null);
        }
        for (int i = 0; i < lambdas.size(); i++) {
            if (lambdas.get(i).captured.isEmpty()) {
                writer.visitField(
                        Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, constant(i), type.getDescriptor(), null, null);
            }
        }
    }

    private static long captured(Lambda lambda, boolean references) {
        return lambda.captured.stream()
                .filter(each -> Conversion.isReference(each) == references)
                .count();
    }

    private void constructor(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "(I)V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT.getInternalName(), "<init>", "()V", false);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitFieldInsn(Opcodes.PUTFIELD, name, "number", "I");
        end(code, Type.VOID_TYPE);
    }

    private void constants(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        for (int i = 0; i < lambdas.size(); i++) {
            if (lambdas.get(i).captured.isEmpty()) {
                make(code, i);
                code.visitFieldInsn(Opcodes.PUTSTATIC, name, constant(i), type.getDescriptor());
            }
        }
        end(code, Type.VOID_TYPE);
    }

    private void factory(ClassWriter writer, int number) {
        Lambda lambda = lambdas.get(number);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, factory(number), factoryType(lambda), null, null);
        code.visitCode();
        make(code, number);
        int local = 0;
        int references = 0;
        int primitives = 0;
        for (Type each : lambda.captured) {
            code.visitInsn(Opcodes.DUP);
            code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
            local += each.getSize();
            if (Conversion.isReference(each)) {
                code.visitFieldInsn(Opcodes.PUTFIELD, name, reference(references++), OBJECT.getDescriptor());
            } else {
                Conversion.toBits(code, each);
                code.visitFieldInsn(Opcodes.PUTFIELD, name, primitive(primitives++), "J");
            }
        }
        end(code, type);
    }

    private void make(MethodVisitor code, int number) {
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(number);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "(I)V", false);
    }

    /** The last of them is what is done for any other number: there is none. */
    private void method(ClassWriter writer, List<Integer> numbers) {
        Lambda first = lambdas.get(numbers.get(0));
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PUBLIC, first.method, first.erased.getDescriptor(), null, null);
        code.visitCode();
        int last = numbers.size() - 1;
        if (last > 0) {
            Label[] labels = numbers.stream().map(number -> new Label()).toArray(Label[]::new);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, "number", "I");
            code.visitLookupSwitchInsn(
                    labels[last],
                    numbers.stream().limit(last).mapToInt(Integer::intValue).toArray(),
                    List.of(labels).subList(0, last).toArray(Label[]::new));
            for (int i = 0; i <= last; i++) {
                code.visitLabel(labels[i]);
                code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                new LambdaCall(lambdas.get(numbers.get(i)), name).write(code);
            }
        } else {
            new LambdaCall(first, name).write(code);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void end(MethodVisitor code, Type result) {
        code.visitInsn(result.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private String factoryType(Lambda lambda) {
        return Type.getMethodDescriptor(type, lambda.captured.toArray(new Type[0]));
    }

    private static String constant(int number) {
        return "LAMBDA_" + number;
    }

    private static String factory(int number) {
        return "lambda" + number;
    }

    static String reference(int index) {
        return "reference" + index;
    }

    static String primitive(int index) {
        return "primitive" + index;
    }
}
