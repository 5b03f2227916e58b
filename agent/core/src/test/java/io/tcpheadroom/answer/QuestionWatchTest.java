package io.tcpheadroom.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionWatchTest {
    @TempDir
    Path temp;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Path box;
    private QuestionWatch watch;

    @BeforeEach
    void watch() {
        box = temp.resolve("box");
        watch = new QuestionWatch(box, () -> question -> {
            asked.add(question);
            return "answer to " + question;
        });
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    private void make(String permissions) throws IOException {
        Files.createDirectory(box);
        Files.setPosixFilePermissions(box, PosixFilePermissions.fromString(permissions));
    }

    private String answer(String id) throws IOException {
        Path answer = box.resolve(Mailbox.ANSWER + id);
        await().until(() -> Files.exists(answer));
        return Mailbox.take(answer, 100);
    }

    @Test
    void without_the_folder_nothing_is_done() {
        assertThat(watch.look()).isFalse();
        assertThat(box).doesNotExist();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_question_is_answered_and_another_one_too() throws IOException {
        make("rwx------");
        Mailbox.put(box, Mailbox.QUESTION + "1", "check");
        watch.look();
        assertThat(answer("1")).isEqualTo("answer to check");

        Mailbox.put(box, Mailbox.QUESTION + "2", "sockets");
        watch.look();
        assertThat(answer("2")).isEqualTo("answer to sockets");
        assertThat(asked).containsExactly("check", "sockets");
        assertThat(box).isEmptyDirectory();
    }

    /** Whoever else may write there could put anything in its way. */
    @Test
    void a_folder_that_others_may_enter_is_left_alone() throws IOException {
        for (String permissions : List.of("rwxrwx---", "rwx-----x", "rwx---r--")) {
            Files.deleteIfExists(box.resolve(Mailbox.QUESTION + "1"));
            Files.deleteIfExists(box);
            make(permissions);
            Mailbox.put(box, Mailbox.QUESTION + "1", "check");
            new Answering(box, () -> question -> "answer", 1).run();

            assertThat(box).isNotEmptyDirectory();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void a_link_to_a_folder_is_left_alone() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(box, elsewhere);
        Mailbox.put(elsewhere, Mailbox.QUESTION + "1", "check");

        new Answering(box, () -> question -> "answer", 1).run();

        assertThat(elsewhere.resolve(Mailbox.QUESTION + "1")).exists();
    }

    @Test
    void what_is_no_plain_file_or_too_large_is_not_read() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret"), "secret");
        Path link = Files.createSymbolicLink(temp.resolve("link"), secret);
        assertThatThrownBy(() -> Mailbox.take(link, 100)).hasMessage(link + " is not a file of at most 100 bytes");
        assertThat(link).doesNotExist();
        assertThat(secret).hasContent("secret");

        assertThatThrownBy(() -> Mailbox.take(secret, 5)).hasMessage(secret + " is not a file of at most 5 bytes");
    }

    @Test
    void after_its_end_nothing_is_answered() throws IOException {
        watch.stop();
        make("rwx------");
        Mailbox.put(box, Mailbox.QUESTION + "1", "check");

        watch.look();

        assertThat(box.resolve(Mailbox.QUESTION + "1")).exists();
        assertThat(asked).isEmpty();
    }

    @Test
    void the_folder_is_named_after_the_process_in_its_namespace() {
        assertThat(Mailbox.name("pid:[4026531836]", "1")).isEqualTo(".tcp-headroom-4026531836-1");
        assertThat(Mailbox.name("", "7")).isEqualTo(".tcp-headroom--7");
    }
}
