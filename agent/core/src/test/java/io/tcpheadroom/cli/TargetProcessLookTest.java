package io.tcpheadroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a process may be looked at, and how its agent is asked: by a copy of procfs with the JVM 7, and this command, both of the same user. */
class TargetProcessLookTest {
    @TempDir
    Path proc;

    @BeforeEach
    void copy() throws IOException {
        write("self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\n");
        write("7/status", "Name:\tshop\nState:\tS (sleeping)\nUid:\t1000\t1000\t1000\t1000\nNSpid:\t7\t1\n");
        write("7/maps", "7f0-7f1 r-xp 0 fe:00 5 /usr/lib/jvm/17/lib/server/libjvm.so\n");
        write("7/limits", "Limit Soft Hard Units\nMax open files 5 100 files\n");
        write("7/cmdline", "java\0-jar\0/opt/shop-1.2.jar\0");
        write("7/fd/0", "");
        write("7/task/7/comm", "java\n");
        for (String kind : new String[] {"mnt", "net", "pid"}) {
            namespace("self", kind, 1);
            namespace("7", kind, 1);
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = proc.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void namespace(String process, String kind, long number) throws IOException {
        Path link = Files.createDirectories(proc.resolve(process + "/ns")).resolve(kind);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(kind + ":[" + number + "]"));
    }

    private TargetProcess process() {
        return new TargetProcess(proc, 7);
    }

    private String obstacle() {
        return process().obstacleToLook().orElse("none");
    }

    @Test
    void what_may_not_be_looked_into_says_with_which_rights_it_may() throws IOException {
        Files.delete(proc.resolve("7/ns/mnt"));

        assertThat(obstacle())
                .isEqualTo(
                        "process 7 of user 1000 cannot be inspected from here; run this command as that user, or with"
                                + " the capability SYS_PTRACE (docker run --cap-add SYS_PTRACE, kubectl debug --profile=sysadmin)");
    }

    @Test
    void of_another_user_it_is_that_user_who_may() throws IOException {
        write("7/status", "Name:\tshop\nUid:\t1001\t1001\t1001\t1001\n");

        assertThat(obstacle()).isEqualTo("process 7 belongs to user 1001; run this command as that user");
    }

    @Test
    void another_program_is_none() throws IOException {
        write("7/maps", "7f0-7f1 r-xp 0 fe:00 5 /bin/sleep\n");

        assertThat(obstacle()).isEqualTo("process 7 (shop) is not a JVM; list the JVMs with jps");
        assertThat(process().isJvm()).isFalse();
    }

    @Test
    void one_that_is_stopped_can_be_looked_at_but_does_not_answer() throws IOException {
        write("7/status", "Name:\tshop\nState:\tT (stopped)\nUid:\t1000\t1000\t1000\t1000\n");

        assertThat(obstacle()).isEqualTo("none");
        assertThat(process().obstacleToAnswer()).hasValue("process 7 is stopped; continue it with: kill -CONT 7");
    }

    @Test
    void nor_does_one_that_has_no_descriptor_left() throws IOException {
        assertThat(process().obstacleToAnswer()).isEmpty();
        write("7/fd/1", "");

        assertThat(process().obstacleToAnswer())
                .hasValue("process 7 has 2 of its 5 descriptors in use, and this command needs 4 free; raise its limit,"
                        + " as root: prlimit --pid 7 --nofile=105:105");
    }

    @Test
    void the_agent_is_there_if_its_thread_is() throws IOException {
        assertThat(process().hasAgent()).isFalse();

        write("7/task/19/comm", "tcp-headroom-sa\n");

        assertThat(process().hasAgent()).isTrue();
        assertThat(new TargetProcess(proc, 8).hasAgent()).isFalse();
    }

    @Test
    void it_is_asked_in_its_own_tmp_by_the_number_that_it_has_inside() throws IOException {
        assertThat(process().root("/tmp")).isEqualTo(Path.of("/tmp"));
        assertThat(process().unseen()).isEmpty();
        namespace("7", "mnt", 2);
        namespace("7", "net", 2);
        namespace("7", "pid", 4026531999L);

        assertThat(process().root("/tmp")).isEqualTo(proc.resolve("7/root/tmp"));
        assertThat(process().unseen()).containsExactlyInAnyOrder(Scope.NETNS, Scope.PIDNS);
        assertThat(process().mailbox()).isEqualTo(".tcp-headroom-4026531999-1");
    }

    @Test
    void it_is_called_what_its_command_line_says() throws IOException {
        assertThat(process().program()).isEqualTo("shop");
        Files.delete(proc.resolve("7/cmdline"));
        write("7/status", "Name:\tjsvc\n");
        assertThat(process().program()).isEqualTo("jsvc");
    }
}
