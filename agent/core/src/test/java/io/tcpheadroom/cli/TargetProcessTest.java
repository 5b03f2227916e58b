package io.tcpheadroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a copy of procfs, with the process 7 that is a JVM, and this command, both of the same user. */
class TargetProcessTest {
    @TempDir
    Path folder;

    private Path proc;
    private Path jar;

    @BeforeEach
    void copy() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        proc = folder.resolve("proc");
        jar = Files.createFile(folder.resolve("agent.jar"));
        mode(jar, "rw-r--r--");
        write("self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\n");
        write("7/status", status("S (sleeping)", 1000));
        write("7/maps", "7f0-7f1 r-xp 0 fe:00 5 /usr/lib/jvm/17/lib/server/libjvm.so\n");
        write("7/limits", "Limit Soft Hard Units\nMax open files 100 100 files\n");
        Files.createDirectories(proc.resolve("7/fd"));
        namespace("self", 1);
        namespace("7", 1);
    }

    private static String status(String state, int user) {
        return "Name:\tshop\nState:\t" + state + "\nUid:\t" + user + "\t" + user + "\t" + user + "\t" + user
                + "\nGid:\t2000\t2000\t2000\t2000\nGroups:\t2001 2002 \n";
    }

    private void write(String file, String text) throws IOException {
        Path path = proc.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void namespace(String process, int number) throws IOException {
        Path link = Files.createDirectories(proc.resolve(process + "/ns")).resolve("mnt");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("mnt:[" + number + "]"));
    }

    private static void mode(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private String obstacle() {
        return new TargetProcess(proc, 7).obstacle(jar, 32).orElse("none");
    }

    @Test
    void a_jvm_of_the_same_user_can_be_attached_to() {
        assertThat(obstacle()).isEqualTo("none");
    }

    @Test
    void what_procfs_does_not_show_is_no_obstacle() throws IOException {
        for (String file : new String[] {"status", "maps", "limits", "ns/mnt"}) {
            Files.delete(proc.resolve("7").resolve(file));
            assertThat(obstacle()).isEqualTo("none");
        }
    }

    @Test
    void what_it_shows_malformed_is_no_obstacle() throws IOException {
        write("7/status", "\n:\nUid:\nState:\n");
        write("7/limits", "none\n");

        assertThat(obstacle()).isEqualTo("none");
    }

    @Test
    void there_may_be_no_such_process() {
        assertThat(new TargetProcess(proc, 8).obstacle(jar, 32))
                .hasValue("no process 8 is visible here; list the JVMs with jps");
        assertThat(new TargetProcess(proc, 8).isGone()).isTrue();
        assertThat(new TargetProcess(proc, 7).isGone()).isFalse();
    }

    @Test
    void one_that_does_not_run_does_not_answer() throws IOException {
        write("7/status", status("Z (zombie)", 1000));
        assertThat(obstacle()).isEqualTo("process 7 has ended");
        write("7/status", status("T (stopped)", 1000));
        assertThat(obstacle()).isEqualTo("process 7 is stopped; continue it with: kill -CONT 7");
        write("7/status", status("t (tracing stop)", 1000));
        assertThat(obstacle()).isEqualTo("process 7 is stopped by a debugger; continue it there");
    }

    @Test
    void another_users_jvm_listens_to_that_user_and_to_root() throws IOException {
        write("7/status", status("S (sleeping)", 1001));
        assertThat(obstacle()).isEqualTo("process 7 belongs to user 1001; run this command as that user");

        write("self/status", "Uid:\t0\t0\t0\t0\n");
        assertThat(obstacle()).isEqualTo("none");
    }

    @Test
    void another_program_is_no_jvm() throws IOException {
        write("7/maps", "7f0-7f1 r-xp 0 fe:00 5 /usr/sbin/nginx\n");

        assertThat(obstacle()).isEqualTo("process 7 (shop) is not a JVM; list the JVMs with jps");
    }

    @Test
    void with_few_descriptors_left_the_limit_is_to_be_raised() throws IOException {
        for (int i = 0; i < 68; i++) {
            Files.createFile(proc.resolve("7/fd/" + i));
        }
        assertThat(obstacle()).isEqualTo("none");

        Files.createFile(proc.resolve("7/fd/68"));
        String lack = "process 7 has 69 of its 100 descriptors in use, and this command needs 32 free; raise its limit";
        assertThat(obstacle()).isEqualTo(lack + ", as root: prlimit --pid 7 --nofile=200:200");

        write("7/limits", "Limit Soft Hard Units\nMax open files 100 200 files\n");
        assertThat(obstacle()).isEqualTo(lack + ": prlimit --pid 7 --nofile=200:");
    }

    @Test
    void in_another_mount_namespace_the_jar_must_be_at_the_same_path() throws IOException {
        namespace("7", 2);
        assertThat(obstacle())
                .isEqualTo("process 7 runs in another mount namespace, where there is no " + jar
                        + "; copy the jar to that path there");

        write("7/root" + jar, "");
        assertThat(obstacle()).isEqualTo("none");
    }

    @Test
    void its_user_must_be_allowed_to_read_the_jar() throws IOException {
        String refusal = "user 1000 of process 7 may not read " + jar + "; copy the jar to where that user may";
        mode(jar, "rw-------");
        assertThat(obstacle()).isEqualTo(refusal);

        mode(jar, "rw-r--r--");
        mode(folder, "rwx------");
        assertThat(obstacle()).isEqualTo(refusal);

        write("7/status", status("S (sleeping)", (int) Files.getAttribute(jar, "unix:uid")));
        write("self/status", "Uid:\t0\t0\t0\t0\n");
        assertThat(obstacle()).isEqualTo("none");
    }

    /** The group's bits are then the most that a list can allow. */
    @Test
    void where_an_access_control_list_may_allow_it_the_attach_is_tried_and_its_failure_explained() throws IOException {
        mode(jar, "rw-r-----");
        assertThat(obstacle()).isEqualTo("none");
        assertThat(new TargetProcess(proc, 7).lockedJarUnlessListed(jar))
                .hasValue("user 1000 of process 7 may not read " + jar
                        + " (unless an access control list allows it); copy the jar to where that user may");

        mode(jar, "rw-r--r--");
        assertThat(new TargetProcess(proc, 7).lockedJarUnlessListed(jar)).isEmpty();
    }

    @Test
    void a_process_that_may_read_anything_can_read_the_jar() throws IOException {
        mode(jar, "rw-------");
        write("7/status", status("S (sleeping)", 1000) + "CapEff:\t0000000000000004\n");

        assertThat(obstacle()).isEqualTo("none");
    }

    @Test
    void in_another_mount_namespace_the_file_there_counts() throws IOException {
        mode(jar, "rw-------");
        namespace("7", 2);
        write("7/root" + jar, "");
        mode(proc.resolve("7/root" + jar), "rw-r--r--");

        assertThat(obstacle()).isEqualTo("none");
    }

    @Test
    void its_groups_count_too() throws IOException {
        mode(jar, "rw-r-----");
        int group = (int) Files.getAttribute(jar, "unix:gid");
        write("7/status", status("S (sleeping)", 1000).replace("2002", Integer.toString(group)));

        assertThat(obstacle()).isEqualTo("none");
    }
}
