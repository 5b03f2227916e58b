package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadCensusTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String NO_CAPABILITY = "0000000000000000";

    @TempDir
    Path root;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong cpuTime = new AtomicLong();
    private final AtomicLong costPerReading = new AtomicLong();

    private void process(String folder, int pid, int uid, int threads, String capabilities) throws IOException {
        Path status = root.resolve("proc/" + folder + "/status");
        Files.createDirectories(status.getParent());
        Files.writeString(
                status,
                "Name:\tjava\nTgid:\t" + pid + "\nUid:\t" + uid + "\t0\t0\t0\nThreads:\t" + threads + "\nCapEff:\t"
                        + capabilities + "\n");
    }

    private void own(int uid, int threads, String capabilities) throws IOException {
        process("self", 40, uid, threads, capabilities);
        process("40", 40, uid, threads, capabilities);
        process("1", 1, 0, 1, "000001ffffffffff");
    }

    private void namespaces(String user, String pid) throws IOException {
        Path ns = Files.createDirectories(root.resolve("proc/self/ns"));
        Files.createSymbolicLink(ns.resolve("user"), Path.of(user));
        Files.createSymbolicLink(ns.resolve("pid"), Path.of(pid));
    }

    private ThreadCensus threads() {
        Roots roots = Roots.of(root);
        return new ThreadCensus(
                roots,
                () -> {
                    Reader<ProcessStatus> own = ProcessStatus.FILE.open(roots, clock::get);
                    own.refresh();
                    return own;
                },
                clock::get,
                () -> cpuTime.addAndGet(costPerReading.get()));
    }

    @Test
    void without_a_status_of_its_own_nothing_is_known() {
        assertThat(threads().ofUser()).isEqualTo(Figure.unknown(root + "/proc/self/status: no such file"));
    }

    @Test
    void a_process_whose_status_cannot_be_understood_is_no_reason_to_count_it_as_none() throws IOException {
        own(1000, 10, NO_CAPABILITY);
        process("41", 41, 1000, 5, "no flags");

        assertThat(threads().ofUser().kind()).isEqualTo(Figure.Kind.UNKNOWN);
        assertThat(threads().ofUser().reason()).contains("/proc/41/status line 5: not a hexadecimal number");
    }

    @Test
    void threads_of_all_processes_of_the_user_are_summed() throws IOException {
        own(1000, 10, NO_CAPABILITY);
        process("41", 41, 1000, 5, NO_CAPABILITY);
        process("42", 42, 1001, 7, NO_CAPABILITY);
        Files.createDirectories(root.resolve("proc/43")); // has ended since it was listed

        ThreadCensus threads = threads();
        assertThat(threads.ofUser()).isEqualTo(Figure.of(15));
        assertThat(threads.noteOnUser()).isNull();
    }

    @Test
    void own_threads_are_as_of_this_tick_and_those_of_others_as_of_the_last_count() throws IOException {
        own(1000, 10, NO_CAPABILITY);
        process("41", 41, 1000, 5, NO_CAPABILITY);
        ThreadCensus threads = threads();
        threads.ofUser();
        own(1000, 100, NO_CAPABILITY);
        process("41", 41, 1000, 50, NO_CAPABILITY);

        clock.addAndGet(SECOND);
        assertThat(threads.ofUser()).isEqualTo(Figure.of(105));
        clock.addAndGet(SECOND);
        assertThat(threads.ofUser()).isEqualTo(Figure.of(150));
    }

    @Test
    void a_count_that_takes_long_is_made_more_rarely() throws IOException {
        own(1000, 10, NO_CAPABILITY);
        costPerReading.set(SECOND / 10);
        ThreadCensus threads = threads();
        threads.ofUser();
        process("41", 41, 1000, 5, NO_CAPABILITY);

        clock.addAndGet(9 * SECOND);
        assertThat(threads.ofUser()).isEqualTo(Figure.of(10));
        clock.addAndGet(SECOND);
        assertThat(threads.ofUser()).isEqualTo(Figure.of(15));
    }

    @Test
    void a_count_tells_its_age() throws IOException {
        own(1000, 10, NO_CAPABILITY);
        costPerReading.set(SECOND / 10);
        ThreadCensus threads = threads();
        assertThat(threads.countedAtNanos()).isNull();
        threads.ofUser();
        assertThat(threads.countedAtNanos()).isEqualTo(0);
        assertThat(threads.noteOnAge()).isNull();

        clock.addAndGet(9 * SECOND);
        assertThat(threads.ofUser()).isEqualTo(Figure.of(10));
        assertThat(threads.noteOnAge()).isEqualTo("other processes were counted 9 s ago");
        clock.addAndGet(SECOND);
        threads.ofUser();
        assertThat(threads.countedAtNanos()).isEqualTo(10 * SECOND);
    }

    @Test
    void a_count_that_cannot_be_made_again_stands_for_a_few_pauses_only() throws IOException {
        own(1000, 10, NO_CAPABILITY);
        process("41", 41, 1000, 5, NO_CAPABILITY);
        ThreadCensus threads = threads();
        threads.ofUser();
        process("41", 41, 1000, 5, "no flags");

        clock.addAndGet(9 * SECOND);
        assertThat(threads.ofUser()).isEqualTo(Figure.of(15));
        clock.addAndGet(SECOND);
        assertThat(threads.ofUser().kind()).isEqualTo(Figure.Kind.UNKNOWN);
        assertThat(threads.ofUser().reason())
                .startsWith("other processes were counted 10 s ago; since then " + root + "/proc cannot be listed: ");

        process("41", 41, 1000, 6, NO_CAPABILITY);
        clock.addAndGet(2 * SECOND);
        assertThat(threads.ofUser()).isEqualTo(Figure.of(16));
    }

    @Test
    void root_is_not_bounded() throws IOException {
        own(0, 10, NO_CAPABILITY);

        assertThat(threads().ofUser()).isEqualTo(Figure.notApplicable("the kernel does not apply this limit to root"));
    }

    @Test
    void nor_is_a_process_with_a_capability_for_it() throws IOException {
        own(1000, 10, "0000000001000000");

        assertThat(threads().ofUser())
                .isEqualTo(Figure.notApplicable(
                        "the kernel does not apply this limit to a process with CAP_SYS_RESOURCE or CAP_SYS_ADMIN"));
    }

    @Test
    void root_of_a_user_namespace_is_an_ordinary_user_outside() throws IOException {
        own(0, 10, "000001ffffffffff");
        namespaces("user:[4026532177]", "pid:[4026531836]");

        assertThat(threads().ofUser()).isEqualTo(Figure.of(11));
    }

    @Test
    void in_a_container_other_containers_are_not_seen() throws IOException {
        own(1000, 10, NO_CAPABILITY);
        namespaces("user:[4026531837]", "pid:[4026532179]");

        ThreadCensus threads = threads();
        assertThat(threads.ofUser()).isEqualTo(Figure.of(10));
        assertThat(threads.noteOnUser())
                .isEqualTo("a lower bound: this user's processes in other containers count too, and are not visible "
                        + "from here");
    }

    @Test
    void threads_of_every_user_count_for_the_namespace_even_where_root_is_not_bounded() throws IOException {
        own(0, 10, NO_CAPABILITY);
        process("41", 41, 1000, 5, NO_CAPABILITY);
        namespaces("user:[4026531837]", "pid:[4026532179]");

        ThreadCensus threads = threads();
        assertThat(threads.ofNamespace()).isEqualTo(Figure.of(16));
        assertThat(threads.isInitialPidNamespace()).isFalse();
        assertThat(threads.noteOnNamespace()).isNull();
    }

    @Test
    void where_the_first_process_is_hidden_others_may_be() throws IOException {
        own(1000, 10, NO_CAPABILITY);
        Files.delete(root.resolve("proc/1/status"));

        ThreadCensus threads = threads();
        assertThat(threads.ofUser()).isEqualTo(Figure.of(10));
        assertThat(threads.noteOnUser()).isEqualTo("a lower bound: /proc hides processes here (hidepid)");
    }

    @Test
    void a_captured_user_has_these_threads() {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.1-user"))) {
            assertThat(kernel.threads().ofUser()).isEqualTo(Figure.of(5));
            assertThat(kernel.figure(Limits.FILE, Limits::processes)).isEqualTo(Figure.of(200));
        }
    }
}
