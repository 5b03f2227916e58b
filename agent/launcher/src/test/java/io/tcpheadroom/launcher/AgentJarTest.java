package io.tcpheadroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("agent.jar");
    }

    @Test
    void a_file_that_is_no_jar_is_refused() throws IOException {
        for (int size : new int[] {0, 1, 21, 22, 100_000}) {
            Files.write(file, new byte[size]);

            assertThatThrownBy(this::read)
                    .isInstanceOf(ZipException.class)
                    .hasMessage(file + " has no table of contents");
        }
    }

    @Test
    void a_jar_that_was_cut_off_is_refused_wherever_that_was() throws IOException {
        write("", new byte[0], "one");
        byte[] jar = Files.readAllBytes(file);
        for (int size = 0; size < jar.length; size++) {
            Files.write(file, Arrays.copyOf(jar, size));

            assertThatThrownBy(this::read).isInstanceOf(ZipException.class);
        }
    }

    @Test
    void a_jar_whose_beginning_was_cut_off_is_refused() throws IOException {
        write("", new byte[0], "one");
        byte[] jar = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOfRange(jar, 20, jar.length));

        assertThatThrownBy(() -> read().content("one")).isInstanceOf(IOException.class);
    }

    @Test
    void an_entry_beyond_the_end_of_the_file_is_an_error() throws IOException {
        write("", new byte[0], "one");
        AgentJar jar = read();
        Files.write(file, new byte[10]);

        assertThatThrownBy(() -> jar.content("one")).isInstanceOf(EOFException.class);
    }

    @Test
    void each_entry_is_found_whatever_is_beside_it() throws IOException {
        write("a comment", new byte[] {0x2a, 0x2a, 2, 0, 1, 2}, "one", "other", "another");
        AgentJar jar = read();

        assertThat(text(jar, "one")).isEqualTo("content of one");
        assertThat(text(jar, "other")).isEqualTo("content of other");
        assertThat(text(jar, "another")).isEqualTo("content of another");
        assertThatThrownBy(() -> jar.start("on")).hasMessage("no on in " + file);
    }

    @Test
    void a_comment_may_be_as_long_as_it_can_be_and_look_like_an_end() throws IOException {
        write("PK\5\6".repeat(16_383) + "PKP", new byte[0], "one");

        assertThat(text(read(), "one")).isEqualTo("content of one");
    }

    @Test
    void an_end_within_the_comment_is_no_end() throws IOException {
        write("PK\5\6" + "\0".repeat(18) + "x", new byte[0], "one");

        assertThat(text(read(), "one")).isEqualTo("content of one");
    }

    @Test
    void a_jar_may_have_something_before_it() throws IOException {
        write("", new byte[0], "one");
        byte[] jar = Files.readAllBytes(file);
        Files.writeString(file, "#!/bin/sh\n");
        Files.write(file, jar, StandardOpenOption.APPEND);

        assertThat(text(read(), "one")).isEqualTo("content of one");
    }

    @Test
    void an_entry_with_an_impossible_size_is_an_error() throws IOException {
        write("", new byte[0], "one");
        byte[] jar = Files.readAllBytes(file);
        int size = jar.length - 22 - "one".length() - 46 + 24;
        ByteBuffer.wrap(jar).putInt(size, -1);
        Files.write(file, jar);

        assertThatThrownBy(() -> read().content("one"))
                .isInstanceOf(EOFException.class)
                .hasMessage("one goes beyond the end of " + file);
    }

    private AgentJar read() throws IOException {
        return new AgentJar(file.toFile());
    }

    private static String text(AgentJar jar, String entry) throws IOException {
        return new String(jar.content(entry), StandardCharsets.US_ASCII);
    }

    private void write(String comment, byte[] extra, String... names) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setComment(comment);
            zip.setMethod(ZipEntry.STORED);
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setExtra(extra);
                Zip.add(zip, entry, ("content of " + name).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
