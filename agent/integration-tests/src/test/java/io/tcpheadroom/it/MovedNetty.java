package io.tcpheadroom.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** Netty as a shading tool leaves it: with a prefix before all of its names, those of its native libraries too. */
record MovedNetty(Path jars, Path programs) {
    private static final String NETTY = "io/netty/";
    private static final String NATIVE = "META-INF/native/lib";

    /**
     * @param prefix with a dot at its end
     * @param jars of Netty as it is
     * @param folder for the moved ones, and for our programs that use them
     */
    static MovedNetty to(String prefix, Path jars, Path folder) throws IOException {
        MovedNetty moved = new MovedNetty(folder.resolve("jars"), folder.resolve("programs"));
        Files.createDirectories(moved.jars);
        try (DirectoryStream<Path> originals = Files.newDirectoryStream(jars, "*.jar")) {
            for (Path jar : originals) {
                copy(jar, moved.jars.resolve(jar.getFileName()), prefix);
            }
        }
        Path ours = Path.of("io/tcpheadroom/programs");
        Files.createDirectories(moved.programs.resolve(ours));
        Path originals = Path.of(System.getProperty("programs")).resolve(ours);
        try (DirectoryStream<Path> classes = Files.newDirectoryStream(originals, "Netty*.class")) {
            for (Path type : classes) {
                Files.write(
                        moved.programs.resolve(ours).resolve(type.getFileName()),
                        renamed(Files.readAllBytes(type), prefix));
            }
        }
        return moved;
    }

    private static void copy(Path jar, Path to, String prefix) throws IOException {
        try (JarFile in = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            for (JarEntry entry :
                    in.stream().filter(each -> isCopied(each.getName())).toList()) {
                out.putNextEntry(new JarEntry(moved(entry.getName(), prefix)));
                try (InputStream content = in.getInputStream(entry)) {
                    byte[] bytes = content.readAllBytes();
                    out.write(entry.getName().endsWith(".class") ? renamed(bytes, prefix) : bytes);
                }
            }
        }
    }

    private static boolean isCopied(String name) {
        return (name.startsWith(NETTY) && !name.endsWith("/")) || name.startsWith(NATIVE);
    }

    /** Netty looks for a native library under a name with its own prefix in it, as JNI writes such names. */
    private static String moved(String name, String prefix) {
        return name.startsWith(NATIVE)
                ? NATIVE + prefix.replace("_", "_1").replace('.', '_') + name.substring(NATIVE.length())
                : prefix.replace('.', '/') + name;
    }

    private static byte[] renamed(byte[] classFile, String prefix) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, new Names(prefix)), 0);
        return writer.toByteArray();
    }

    private static final class Names extends Remapper {
        private final String prefix;

        Names(String prefix) {
            super(Opcodes.ASM9);
            this.prefix = prefix;
        }

        @Override
        public String map(String name) {
            return name.startsWith(NETTY) ? prefix.replace('.', '/') + name : name;
        }

        /** Classes that are asked for by name. */
        @Override
        public Object mapValue(Object value) {
            boolean isName = value instanceof String && ((String) value).startsWith("io.netty.");
            return isName ? prefix + value : super.mapValue(value);
        }
    }
}
