package io.tcpheadroom.packer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a folder into one file and an index of it, as the launcher's CoreFiles reads them: the agent jar holds these two in
 * place of a thousand. The file is an archive like any other, for whoever looks into it. The same folder always gives the same bytes.
 */
public final class Archive {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** What stands before a file's name, where its content follows the name. */
    private static final int HEADER = 30;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Integer, byte[]> entries = new TreeMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    private Archive() {}

    /** Writes {@code core.jar} and {@code core.index} of all the files of the folder. */
    public static void pack(Path folder, Path to) throws IOException {
        Archive archive = new Archive();
        archive.addAll(folder);
        Files.createDirectories(to);
        Files.write(to.resolve("core.jar"), archive.bytes.toByteArray());
        try (DataOutputStream index = new DataOutputStream(Files.newOutputStream(to.resolve("core.index")))) {
            for (byte[] entry : archive.entries.values()) {
                index.write(entry);
            }
        }
    }

    private void addAll(Path folder) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files(folder)) {
                add(folder.relativize(file).toString(), Files.readAllBytes(file), zip);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
    }

    private void add(String name, byte[] content, ZipOutputStream zip) throws IOException {
        int begin = bytes.size();
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        if (bytes.size() != begin + HEADER + name.length()) {
            throw new IllegalStateException("the launcher could not find " + name);
        }
        zip.write(content);
        zip.closeEntry();
        String other = names.put(name.hashCode(), name);
        if (other != null) {
            throw new IllegalStateException(
                    "one of these needs another name, they have the same hash code: " + other + ", " + name);
        }
        entries.put(
                name.hashCode(),
                ByteBuffer.allocate(16)
                        .putInt(name.hashCode())
                        .putInt(begin)
                        .putInt((int) entry.getCompressedSize())
                        .putInt(content.length)
                        .array());
    }
}
