package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Call;
import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.Value;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A class with a method of the shape that a hook is for, and the fields that the hook reads, woven and loaded. The method
 * returns 1 or null, or throws what it is given: itself, or what it catches and throws again.
 */
final class StandIn {
    private static final String NAME = "io/tcpheadroom/StandIn";
    private static final String FAILURE = "failure";
    private static final String THROWABLE = "Ljava/lang/Throwable;";

    private final Class<?> type;

    private StandIn(Class<?> type) {
        this.type = type;
    }

    static StandIn of(Hook hook, String descriptor, ClassLoader parent) throws Exception {
        byte[] classFile = classFile(hook, descriptor);
        Woven woven = Weaver.weave(classFile, List.of(hook));
        if (!woven.outcome().hooks().contains(hook)) {
            throw new AssertionError("not woven: " + woven.outcome().missing());
        }
        return new StandIn(Definer.define(NAME.replace('/', '.'), woven.classFile(), parent));
    }

    /** Calls the method with nothing: null, 0 and false. */
    Object call() throws Throwable {
        return call(null);
    }

    /** @param failure what the method throws; null for nothing */
    Object call(Throwable failure) throws Throwable {
        type.getField(FAILURE).set(null, failure);
        try {
            return type.getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static byte[] classFile(Hook hook, String descriptor) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, FAILURE, THROWABLE, null, null)
                .visitEnd();
        Set<Value> fields = fields(hook);
        for (Value field : fields) {
            writer.visitField(0, field.name(), field.descriptor(), null, null).visitEnd();
        }
        boolean isConstructor = hook.method().equals("<init>");
        if (!isConstructor) {
            MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
            constructor.visitCode();
            superclass(constructor);
            constructor.visitInsn(Opcodes.RETURN);
            constructor.visitMaxs(0, 0);
        }
        boolean isStatic = !isConstructor && fields.isEmpty() && !usesSelf(hook);
        method(
                writer.visitMethod(isStatic ? Opcodes.ACC_STATIC : 0, hook.method(), descriptor, null, null),
                fields,
                isConstructor,
                called(hook),
                Type.getReturnType(descriptor));
        String called = called(hook);
        if (called != null) {
            thrower(writer.visitMethod(Opcodes.ACC_STATIC, called, "()V", null, null));
        }
        run(
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()Ljava/lang/Object;", null, null),
                hook.method(),
                descriptor,
                isStatic);
        return writer.toByteArray();
    }

    private static Set<Value> fields(Hook hook) {
        Set<String> seen = new LinkedHashSet<>();
        Set<Value> fields = new LinkedHashSet<>();
        for (Call call : hook.calls()) {
            for (Value value : call.values()) {
                if (value.kind() == Value.Kind.FIELD && seen.add(value.name())) {
                    fields.add(value);
                }
            }
        }
        return fields;
    }

    private static boolean usesSelf(Hook hook) {
        return hook.calls().stream()
                .flatMap(call -> call.values().stream())
                .anyMatch(value -> value.kind() == Value.Kind.SELF);
    }

    private static String called(Hook hook) {
        return hook.calls().stream()
                .map(Call::called)
                .filter(Objects::nonNull)
                .findAny()
                .orElse(null);
    }

    private static void superclass(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    }

    private static void method(
            MethodVisitor code, Set<Value> fields, boolean isConstructor, String called, Type returned) {
        code.visitCode();
        if (isConstructor) {
            superclass(code);
        }
        for (Value field : fields) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, NAME, field.name(), field.descriptor());
            code.visitInsn(Opcodes.POP);
        }
        if (called == null) {
            throwFailure(code);
        } else {
            callAndThrowAgain(code, called);
        }
        if (returned.getSort() >= Type.ARRAY) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else if (returned != Type.VOID_TYPE) {
            code.visitInsn(Opcodes.ICONST_1);
        }
        code.visitInsn(returned.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
    }

    private static void thrower(MethodVisitor code) {
        code.visitCode();
        throwFailure(code);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
    }

    private static void throwFailure(MethodVisitor code) {
        Label goOn = new Label();
        code.visitFieldInsn(Opcodes.GETSTATIC, NAME, FAILURE, THROWABLE);
        code.visitInsn(Opcodes.DUP);
        code.visitJumpInsn(Opcodes.IFNULL, goOn);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(goOn);
        code.visitInsn(Opcodes.POP);
    }

    private static void callAndThrowAgain(MethodVisitor code, String called) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label goOn = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitLabel(start);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, called, "()V", false);
        code.visitLabel(end);
        code.visitJumpInsn(Opcodes.GOTO, goOn);
        code.visitLabel(handler);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(goOn);
    }

    private static void run(MethodVisitor code, String method, String descriptor, boolean isStatic) {
        boolean isConstructor = method.equals("<init>");
        code.visitCode();
        if (!isStatic) {
            code.visitTypeInsn(Opcodes.NEW, NAME);
            code.visitInsn(Opcodes.DUP);
        }
        if (!isStatic && !isConstructor) {
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, NAME, "<init>", "()V", false);
        }
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            code.visitInsn(
                    argument.getSort() >= Type.ARRAY
                            ? Opcodes.ACONST_NULL
                            : argument == Type.LONG_TYPE ? Opcodes.LCONST_0 : Opcodes.ICONST_0);
        }
        int call = isStatic ? Opcodes.INVOKESTATIC : isConstructor ? Opcodes.INVOKESPECIAL : Opcodes.INVOKEVIRTUAL;
        code.visitMethodInsn(call, NAME, method, descriptor, false);
        Type returned = Type.getReturnType(descriptor);
        if (returned == Type.VOID_TYPE && !isConstructor) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else if (returned.getSort() < Type.ARRAY && !isConstructor) {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
        }
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
    }
}
