package io.tcpheadroom.packer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The classes of a source file, which may call each other's private methods: what is made of their lambdas is one more. */
final class Nest {
    private static final int API = Opcodes.ASM9;
    private static final String MADE = "$Lambdas";

    private final ClassFiles files;
    private final String host;
    private final LambdaClass made;

    Nest(ClassFiles files) {
        this.files = files;
        this.host = hostOf(files.firstKey());
        this.made = new LambdaClass(host + MADE, host);
    }

    static String hostOf(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** The class files that become others, and the one that is new; none where there is no lambda. */
    ClassFiles withoutLambdas() {
        ClassFiles changed = new ClassFiles();
        files.forEach((name, file) -> {
            int before = made.size();
            byte[] without = rewritten(file, Rewriting::new);
            if (made.size() > before) {
                changed.put(name, without);
            }
        });
        if (!changed.isEmpty()) {
            byte[] hostFile = Objects.requireNonNull(changed.getOrDefault(host, files.get(host)));
            changed.put(host, rewritten(hostFile, Hosting::new));
            changed.put(made.name(), made.classFile());
        }
        return changed;
    }

    /** Makes what a class file goes through, of where it ends. */
    private interface Change {
        ClassVisitor before(ClassVisitor next);
    }

    private static byte[] rewritten(byte[] file, Change change) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file).accept(change.before(writer), 0);
        return writer.toByteArray();
    }

    /** Takes each lambda from the class that is made. */
    private final class Rewriting extends ClassVisitor {
        Rewriting(ClassVisitor next) {
            super(API, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(API, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
                    Lambda lambda = Lambda.of(method, type, bootstrap, arguments);
                    if (lambda == null) {
                        super.visitInvokeDynamicInsn(method, type, bootstrap, arguments);
                    } else {
                        made.add(lambda, mv);
                    }
                }
            };
        }
    }

    /** Lets the class that is made into the nest, where the format wants that: before whatever comes after it. */
    private final class Hosting extends ClassVisitor {
        private final List<String> newcomers = new ArrayList<>(List.of(made.name()));

        Hosting(ClassVisitor next) {
            super(API, next);
        }

        private void letIn() {
            newcomers.forEach(super::visitNestMember);
            newcomers.clear();
        }

        @Override
        public void visitInnerClass(String name, @Nullable String outer, @Nullable String inner, int access) {
            letIn();
            super.visitInnerClass(name, outer, inner, access);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            letIn();
            return super.visitField(access, name, descriptor, signature, value);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            letIn();
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }

        @Override
        public void visitEnd() {
            letIn();
            super.visitEnd();
        }
    }
}
