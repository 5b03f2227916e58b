package io.tcpheadroom.packer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path packed;

    @Test
    void two_files_whose_names_have_one_hash_code_cannot_be_told_apart() throws IOException {
        write("Aa", "one");
        write("BB", "other");

        assertThatThrownBy(this::pack)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("one of these needs another name, they have the same hash code: Aa, BB");
    }

    @Test
    void a_name_of_other_letters_than_ascii_would_not_be_found() throws IOException {
        write("Größe", "");

        assertThatThrownBy(this::pack).hasMessage("the launcher could not find Größe");
    }

    @Test
    void the_archive_holds_each_file_below_the_folder() throws IOException {
        write("a/b/C.class", "a class");
        write("version.properties", "");

        pack();

        try (ZipFile zip = new ZipFile(packed.resolve("core.jar").toFile())) {
            assertThat(zip.stream().map(Object::toString)).containsExactly("a/b/C.class", "version.properties");
            assertThat(zip.getInputStream(zip.getEntry("a/b/C.class"))).hasContent("a class");
        }
    }

    @Test
    void the_index_says_by_hash_code_where_a_file_begins_and_how_long_it_is() throws IOException {
        write("b", "xxxxxxxxxxxxxxxxxxxx");
        write("a", "yy");

        pack();

        List<Integer> numbers = index();
        assertThat(numbers).hasSize(8);
        assertThat(numbers.subList(0, 4)).containsExactly("a".hashCode(), 0, 4, 2);
        assertThat(numbers.get(4)).isEqualTo("b".hashCode());
        assertThat(header(numbers.get(5))).isEqualTo("PK\3\4");
        assertThat(numbers.get(7)).isEqualTo(20);
    }

    @Test
    void the_same_folder_gives_the_same_bytes() throws IOException {
        write("a", "1");
        pack();
        byte[] before = Files.readAllBytes(packed.resolve("core.jar"));
        Files.setLastModifiedTime(folder.resolve("a"), FileTime.fromMillis(0));

        pack();

        assertThat(packed.resolve("core.jar")).hasBinaryContent(before);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void pack() throws IOException {
        Archive.pack(folder, packed);
    }

    private List<Integer> index() throws IOException {
        ByteBuffer index = ByteBuffer.wrap(Files.readAllBytes(packed.resolve("core.index")));
        List<Integer> numbers = new ArrayList<>();
        while (index.hasRemaining()) {
            numbers.add(index.getInt());
        }
        return numbers;
    }

    private String header(int at) throws IOException {
        byte[] archive = Files.readAllBytes(packed.resolve("core.jar"));
        return new String(archive, at, 4, StandardCharsets.ISO_8859_1);
    }
}
