package io.tcpheadroom.it;

import io.tcpheadroom.packer.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The files in a jar, each once for each time it is there; those of the agent's archive of the core stand under {@code core/}. */
final class JarFiles {
    private static final String ARCHIVE = "core.jar";
    private static final String CORE = "core/";

    /** A file's name and content. */
    record Content(String name, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private JarFiles() {}

    static List<Content> all(Path jar) throws IOException {
        List<Content> all = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(each -> !each.isDirectory()).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (entry.getName().equals(ARCHIVE)) {
                        addCore(in, all);
                    } else {
                        all.add(new Content(entry.getName(), in.readAllBytes()));
                    }
                }
            }
        }
        return all;
    }

    private static void addCore(InputStream archive, List<Content> all) throws IOException {
        ZipInputStream zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            all.add(new Content(CORE + entry.getName(), zip.readAllBytes()));
        }
    }

    static Content one(String name, Path jar) throws IOException {
        return all(jar).stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Puts another file into the core of an agent jar in place of its own. */
    static void replaceInCore(String name, String text, Path jar) throws IOException {
        Path folder = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "core");
        Path packed = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "packed");
        for (Content file : all(jar)) {
            if (file.name().startsWith(CORE) && !file.name().startsWith(CORE + "META-INF/")) {
                write(folder.resolve(file.name().substring(CORE.length())), file.bytes());
            }
        }
        Files.writeString(folder.resolve(name), text);
        Archive.pack(folder, packed);
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("compressionMethod", "STORED"))) {
            for (String part : List.of(ARCHIVE, "core.index")) {
                Files.copy(packed.resolve(part), files.getPath(part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
