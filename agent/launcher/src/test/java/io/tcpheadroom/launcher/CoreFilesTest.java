package io.tcpheadroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.packer.Archive;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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

    @Test
    void any_number_of_threads_may_read() throws Exception {
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "file" + i).toList();
        for (String name : names) {
            write(name, content(name));
        }
        CoreFiles files = files();

        List<Callable<Boolean>> readers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(seed -> () -> areRead(files, shuffled(names, seed)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(readers.size());
        try {
            for (Future<Boolean> read : threads.invokeAll(readers)) {
                assertThat(read.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<String> shuffled(List<String> names, int seed) {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static boolean areRead(CoreFiles files, List<String> names) throws IOException {
        for (String name : names) {
            assertThat(text(files, name)).isEqualTo(content(name));
        }
        return true;
    }

    /** A class's own superclass is loaded while it is. */
    @Test
    void what_was_read_into_is_used_again_also_where_one_is_open_within_another() throws IOException {
        write("a", "one");
        write("b", "other");
        CoreFiles files = files();
        Set<CoreFiles.Content> used = Collections.newSetFromMap(new IdentityHashMap<>());

        for (int i = 0; i < 100; i++) {
            try (CoreFiles.Content outer = files.open("a");
                    CoreFiles.Content inner = files.open("b")) {
                used.add(outer);
                used.add(inner);
                assertThat(text(outer) + text(inner)).isEqualTo("oneother");
            }
        }

        assertThat(used).hasSize(2);
    }

    @Test
    void after_a_file_that_is_damaged_the_next_is_read() throws IOException {
        write("a", "content ".repeat(100));
        write("b", "other");
        CoreFiles files = files();
        Path jar = work.resolve("agent.jar");
        byte[] bytes = Files.readAllBytes(jar);
        int content = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\3\4", 30) + 30 + "a".length();
        bytes[content] = 0x07; // no kind of block that there is
        Files.write(jar, bytes);

        assertThatThrownBy(() -> files.open("a")).isInstanceOf(ZipException.class);
        assertThat(text(files, "b")).isEqualTo("other");
    }

    @Test
    void a_jar_that_is_overwritten_while_it_is_open_is_an_error_until_it_is_back() throws IOException {
        write("a", "content");
        CoreFiles files = files();
        Path jar = work.resolve("agent.jar");
        byte[] bytes = Files.readAllBytes(jar);

        Files.write(jar, new byte[bytes.length]);
        assertThatThrownBy(() -> files.open("a"))
                .isInstanceOf(ZipException.class)
                .hasMessage("the agent jar has changed since it was opened");
        Files.write(jar, new byte[10]);
        assertThatThrownBy(() -> files.open("a")).isInstanceOf(EOFException.class);
        Files.write(jar, bytes);
        assertThat(text(files, "a")).isEqualTo("content");
    }

    /** As a package manager replaces it. */
    @Test
    void a_jar_that_is_replaced_by_another_goes_on_to_be_read() throws IOException {
        write("a", "content");
        CoreFiles files = files();
        Path other = Files.write(work.resolve("other"), new byte[10]);

        Files.move(other, work.resolve("agent.jar"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(text(files, "a")).isEqualTo("content");
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
                Zip.add(zip, new ZipEntry(part), Files.readAllBytes(work.resolve(part)));
            }
        }
        return jar.toFile();
    }
}
