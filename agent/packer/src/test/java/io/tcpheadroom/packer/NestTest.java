package io.tcpheadroom.packer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class NestTest {
    @Test
    void every_kind_of_lambda_does_what_it_did() throws Exception {
        ClassFiles original = classFiles(Lambdas.class, "Lambdas$Nested", "Lambdas$Defaulted", "Lambdas$Defaulted$1");
        ClassFiles all = new ClassFiles();
        all.putAll(original);
        all.putAll(new Nest(original).withoutLambdas());

        assertThat(results(all)).isEqualTo(new Lambdas().get());
    }

    @Test
    void none_is_left_to_the_JVM() throws Exception {
        ClassFiles original = classFiles(Lambdas.class, "Lambdas$Nested", "Lambdas$Defaulted", "Lambdas$Defaulted$1");

        ClassFiles changed = new Nest(original).withoutLambdas();

        assertThat(changed)
                .containsOnlyKeys(
                        "io/tcpheadroom/packer/Lambdas",
                        "io/tcpheadroom/packer/Lambdas$Nested",
                        "io/tcpheadroom/packer/Lambdas$Defaulted",
                        "io/tcpheadroom/packer/Lambdas$Lambdas");
        List<String> left = new ArrayList<>();
        changed.values().forEach(file -> left.addAll(dynamicCalls(file)));
        assertThat(left).isEmpty();
    }

    @Test
    void what_is_changed_once_is_not_changed_again() throws Exception {
        ClassFiles once = new Nest(classFiles(Lambdas.class, "Lambdas$Nested")).withoutLambdas();

        assertThat(new Nest(once).withoutLambdas()).isEmpty();
    }

    @Test
    void a_class_without_lambdas_is_left_alone() throws Exception {
        assertThat(new Nest(classFiles(ClassFiles.class)).withoutLambdas()).isEmpty();
    }

    @Test
    void what_is_no_class_file_stops_the_build() {
        ClassFiles broken = new ClassFiles();
        broken.put("a/Broken", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> new Nest(broken).withoutLambdas()).isInstanceOf(RuntimeException.class);
    }

    private static List<?> results(ClassFiles files) throws ReflectiveOperationException {
        ClassLoader loader = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] file = files.get(name.replace('.', '/'));
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, file, 0, file.length);
            }
        };
        return (List<?>) ((Supplier<?>) loader.loadClass(Lambdas.class.getName())
                        .getConstructor()
                        .newInstance())
                .get();
    }

    private static ClassFiles classFiles(Class<?> type, String... more) throws IOException {
        ClassFiles files = new ClassFiles();
        List<String> names = new ArrayList<>(List.of(type.getSimpleName()));
        names.addAll(List.of(more));
        for (String name : names) {
            try (InputStream in = type.getResourceAsStream(name + ".class")) {
                files.put(type.getPackageName().replace('.', '/') + "/" + name, in.readAllBytes());
            }
        }
        return files;
    }

    private static List<String> dynamicCalls(byte[] file) {
        List<String> calls = new ArrayList<>();
        new ClassReader(file)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String method, String made, Handle bootstrap, Object... arguments) {
                                        if (!bootstrap.getOwner().endsWith("StringConcatFactory")) {
                                            calls.add(method + " " + made);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return calls;
    }
}
