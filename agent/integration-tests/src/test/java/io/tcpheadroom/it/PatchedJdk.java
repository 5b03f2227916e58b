package io.tcpheadroom.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** A JDK as a later release of it may be: a method of its own use bears another name. */
final class PatchedJdk {
    private PatchedJdk() {}

    /**
     * Renames, in a class of java.base, the methods of that name whose first parameter is a descriptor.
     *
     * @return the JVM's option that puts the class in the place of the JDK's
     */
    static String renaming(Jdk jdk, String type, String method, Path folder) throws IOException {
        String file = type.replace('.', '/') + ".class";
        Path patched = folder.resolve(file);
        Files.createDirectories(patched.getParent());
        Map<String, String> home = Map.of("java.home", jdk.home().toString());
        try (FileSystem modules = FileSystems.newFileSystem(URI.create("jrt:/"), home)) {
            Files.write(patched, renamed(Files.readAllBytes(modules.getPath("modules/java.base", file)), method));
        }
        return "--patch-module=java.base=" + folder;
    }

    private static byte[] renamed(byte[] classFile, String method) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassRemapper(writer, new Remapper(Opcodes.ASM9) {
                    @Override
                    public String mapMethodName(String owner, String name, String descriptor) {
                        return owner.equals(reader.getClassName())
                                        && name.equals(method)
                                        && descriptor.startsWith("(Ljava/io/FileDescriptor;")
                                ? name + "AsItIsNow"
                                : name;
                    }
                }),
                0);
        return writer.toByteArray();
    }
}
