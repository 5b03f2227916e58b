package io.tcpheadroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.packer.Archive;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreFilesTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path work;

    @Test
    void a_jar_without_the_archive_is_no_agent_jar() throws IOException {
        File jar = jar(List.of("core.index"), ZipEntry.STORED);

        assertThatThrownBy(() -> new CoreFiles(jar))
                .isInstanceOf(ZipException.class)
                .hasMessage("no core.jar in " + jar);
    }

    @Test
    void a_jar_without_the_index_is_none_either() throws IOException {
        File jar = jar(List.of("core.jar"), ZipEntry.STORED);

        assertThatThrownBy(() -> new CoreFiles(jar)).hasMessage("no core.index in " + jar);
    }

    /** Whoever packs it anew may compress it: what is wanted of it could only be found by reading all before it. */
    @Test
    void an_archive_that_is_compressed_once_more_is_refused() throws IOException {
        File jar = jar(List.of("core.jar", "core.index"), ZipEntry.DEFLATED);

        assertThatThrownBy(() -> new CoreFiles(jar)).hasMessage("core.jar is compressed once more");
    }

    @Test
    void a_name_that_is_not_there_has_no_file() throws IOException {
        write("a", "content");

        assertThat(files().open("b")).isNull();
    }

    @Test
    void a_name_with_the_hash_code_of_another_has_no_file() throws IOException {
        write("Aa", "content");

        assertThat("BB".hashCode()).isEqualTo("Aa".hashCode());
        assertThat(files().open("BB")).isNull();
        assertThat(text(files(), "Aa")).isEqualTo("content");
    }

    @Test
    void every_file_is_found_whatever_its_size() throws IOException {
        List<String> names =
                IntStream.range(0, 300).mapToObj(i -> "folder/" + i).toList();
        for (String name : names) {
            write(name, content(name));
        }

        CoreFiles files = files();

        for (String name : names) {
            assertThat(text(files, name)).isEqualTo(content(name));
        }
    }

    @Test
    void two_files_can_be_open_at_once() throws IOException {
        write("a", "one");
        write("b", "other");
        CoreFiles files = files();

        try (CoreFiles.Content one = files.open("a")) {
            assertThat(text(files, "b")).isEqualTo("other");
            assertThat(text(one)).isEqualTo("one");
        }
    }

    private static String content(String name) {
        return name.repeat(Math.abs(name.hashCode()) % 10_000);
    }

    private static String text(CoreFiles files, String name) throws IOException {
        try (CoreFiles.Content file = files.open(name)) {
            return text(file);
        }
    }

    private static String text(CoreFiles.Content file) {
        return new String(file.bytes, 0, file.size, StandardCharsets.US_ASCII);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private CoreFiles files() throws IOException {
        return new CoreFiles(jar(List.of("core.jar", "core.index"), ZipEntry.STORED));
    }

    private File jar(List<String> parts, int method) throws IOException {
        Archive.pack(folder, work);
        Path jar = work.resolve("agent.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setMethod(method);
            for (String part : parts) {
                byte[] bytes = Files.readAllBytes(work.resolve(part));
                CRC32 sum = new CRC32();
                sum.update(bytes);
                ZipEntry entry = new ZipEntry(part);
                entry.setSize(bytes.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(bytes);
            }
        }
        return jar.toFile();
    }
}
