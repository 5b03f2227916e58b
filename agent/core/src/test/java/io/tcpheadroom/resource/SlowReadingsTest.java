package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.kernel.EpollWatches;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.InotifyWatches;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Maps;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.kernel.SysctlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is slow to read is read by itself when its symptom shows, and not before. */
class SlowReadingsTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private Kernel kernel;
    private Sampler sampler;

    @BeforeEach
    void copy_the_host() {
        Roots roots = Hosts.copy("linux-6.1", folder);
        kernel = Hosts.kernel(roots, clock::get);
        sampler = Samples.sampler(kernel, ResourceCatalog.ALL, log::add);
    }

    @AfterEach
    void stop() {
        sampler.stop();
        kernel.close();
    }

    private void sysctl(String path, String value) throws IOException {
        Files.writeString(folder.resolve("proc/sys/" + path), value + "\n");
    }

    private ResourceSample sample(String id) {
        return sampler.sampleNow().resource(id).orElseThrow();
    }

    private ResourceSample sampleOnceRead(String id) {
        return Awaitility.await().until(() -> sample(id), sample -> sample.getUsed() != null);
    }

    @Test
    void without_a_symptom_nothing_is_read_but_the_kinds_of_descriptors() {
        for (int second = 0; second < 100; second++) {
            clock.addAndGet(SECOND);
            sampler.sampleNow();
        }

        for (String id : List.of("memory-maps", "epoll-watches")) {
            assertThat(sample(id).status()).as(id).isIn(Status.UNKNOWN, Status.NOT_APPLICABLE);
        }
        assertThat(kernel.reports())
                .filteredOn(report -> report.file().endsWith("(on demand)"))
                .filteredOn(report -> !report.file().contains("tcp6"))
                .filteredOn(report -> !report.file().contains("self/fd/*"))
                .filteredOn(report -> !report.file().contains("sysctl"))
                .filteredOn(report -> !report.file().contains("slabinfo"))
                .hasSize(3)
                .allMatch(report -> report.toString().contains("not measured yet"));
        assertThat(log).isEmpty();
    }

    @Test
    void the_files_of_sysctl_are_read_once_the_program_had_time_to_start_and_then_every_ten_minutes() {
        OnDemand<SysctlFiles> files = kernel.onDemand(SysctlFiles.ALL);
        for (int second = 1; second < 5; second++) {
            clock.addAndGet(SECOND);
            sampler.sampleNow();
        }
        assertThat(files.readAtNanos()).isNull();

        clock.addAndGet(SECOND);
        long first = clock.get();
        sampler.sampleNow();
        Awaitility.await().until(() -> files.readAtNanos() != null);
        assertThat(files.readAtNanos()).isEqualTo(first);

        clock.addAndGet(599 * SECOND);
        sampler.sampleNow();
        clock.addAndGet(SECOND);
        sampler.sampleNow();
        Awaitility.await().until(() -> files.readAtNanos() == first + 600 * SECOND);
    }

    @Test
    void the_tables_of_connections_are_read_in_the_background_once_the_program_had_time_to_start() {
        for (int second = 1; second < 5; second++) {
            clock.addAndGet(SECOND);
            sampler.sampleNow();
        }
        assertThat(kernel.connections().last()).isNull();

        clock.addAndGet(SECOND);
        Sample sample = Awaitility.await().until(sampler::sampleNow, taken -> taken.states() != null);
        assertThat(sample.statesAgeSeconds()).isZero();
        clock.addAndGet(4 * SECOND);
        assertThat(sampler.sampleNow().statesAgeSeconds()).isEqualTo(4);
        clock.addAndGet(SECOND);
        Awaitility.await().until(() -> sampler.sampleNow().statesAgeSeconds() == 0);
    }

    @Test
    void where_samples_are_rare_the_tables_of_connections_are_read_from_the_second_one_on() {
        sampler.sampleNow();
        assertThat(kernel.connections().last()).isNull();

        clock.addAndGet(60 * SECOND);
        sampler.sampleNow();
        Awaitility.await().until(() -> kernel.connections().last() != null);
    }

    @Test
    void memory_maps_are_counted_where_threads_may_have_made_many() throws IOException {
        sysctl("vm/max_map_count", "100");

        assertThat(sampleOnceRead("memory-maps").toString()).isEqualTo("memory-maps 22 of 100 OK");
    }

    @Test
    void registrations_are_counted_where_descriptors_are_many() throws IOException {
        sysctl("fs/epoll/max_user_watches", "20");

        assertThat(sampleOnceRead("epoll-watches").toString()).isEqualTo("epoll-watches 0 of 20 OK");
    }

    @Test
    void a_selector_near_its_band_is_not_held_up_again_and_again() throws IOException {
        sysctl("fs/epoll/max_user_watches", "20");
        Files.createSymbolicLink(folder.resolve("proc/self/fd/900"), Path.of("anon_inode:[eventpoll]"));
        Files.createDirectories(folder.resolve("proc/self/fdinfo"));
        Files.writeString(folder.resolve("proc/self/fdinfo/900"), "tfd: 5\n".repeat(19));
        assertThat(sampleOnceRead("epoll-watches").toString()).isEqualTo("epoll-watches 19 of 20 CRITICAL");
        OnDemand<Long> watches = kernel.onDemand(EpollWatches.COUNT);

        clock.addAndGet(9 * SECOND);
        assertThat(watches.isDueOnSymptom()).isFalse();
        clock.addAndGet(SECOND);
        assertThat(watches.isDueOnSymptom()).isTrue();
    }

    /** Inotify descriptors of that many numbers from 40 on, each with watches. */
    private void inotify(int instances, int watches) throws IOException {
        Files.createDirectories(folder.resolve("proc/self/fdinfo"));
        for (int fd = 40; fd < 40 + instances; fd++) {
            Files.createSymbolicLink(folder.resolve("proc/self/fd/" + fd), Path.of("anon_inode:inotify"));
            Files.writeString(folder.resolve("proc/self/fdinfo/" + fd), "inotify wd:1 ino:5\n".repeat(watches));
        }
    }

    @Test
    void inotify_is_counted_once_the_program_has_settled() throws IOException {
        inotify(1, 3);
        clock.addAndGet(9 * SECOND);
        assertThat(sample("inotify-instances").status()).isEqualTo(Status.UNKNOWN);
        assertThat(sample("inotify-watches").status()).isEqualTo(Status.UNKNOWN);

        clock.addAndGet(SECOND);
        assertThat(sampleOnceRead("inotify-instances").toString()).isEqualTo("inotify-instances 1 of 128 OK");
        assertThat(sampleOnceRead("inotify-watches").toString()).isEqualTo("inotify-watches 3 of 8192 OK");
    }

    @Test
    void where_there_is_no_instance_there_is_no_watch() {
        clock.addAndGet(10 * SECOND);
        assertThat(sampleOnceRead("inotify-watches").toString()).isEqualTo("inotify-watches 0 of 8192 OK");

        assertThat(kernel.onDemand(InotifyWatches.COUNT).readAtNanos()).isNull();
    }

    @Test
    void watches_of_an_instance_that_is_known_are_seen_within_seconds() throws IOException {
        sysctl("fs/inotify/max_user_watches", "20");
        inotify(1, 3);
        clock.addAndGet(10 * SECOND);
        assertThat(sampleOnceRead("inotify-watches").toString()).isEqualTo("inotify-watches 3 of 20 OK");

        Files.writeString(folder.resolve("proc/self/fdinfo/40"), "inotify wd:1 ino:5\n".repeat(20));
        clock.addAndGet(60 * SECOND);
        Awaitility.await()
                .until(() -> sample("inotify-watches").toString(), "inotify-watches 20 of 20 CRITICAL"::equals);
    }

    @Test
    void inotify_instances_are_counted_when_descriptors_may_be_as_many() throws IOException {
        sysctl("fs/inotify/max_user_instances", "10");
        sysctl("fs/inotify/max_user_watches", "20");
        inotify(1, 18);
        assertThat(sampleOnceRead("inotify-instances").toString()).isEqualTo("inotify-instances 1 of 10 OK");
        assertThat(sampleOnceRead("inotify-watches").toString()).isEqualTo("inotify-watches 18 of 20 CRITICAL");

        clock.addAndGet(2 * SECOND);
        for (int fd = 41; fd < 49; fd++) {
            Files.createSymbolicLink(folder.resolve("proc/self/fd/" + fd), Path.of("anon_inode:inotify"));
        }
        assertThat(sample("inotify-instances").getReason())
                .isEqualTo("at least 1, at most 9: descriptors were counted by kind 2 s ago");
        Awaitility.await()
                .until(() -> sample("inotify-instances").toString(), "inotify-instances 9 of 10 CRITICAL"::equals);
    }

    @Test
    void a_count_of_inotify_that_is_minutes_old_is_made_again_and_is_unknown_until_then() throws IOException {
        sysctl("fs/inotify/max_user_instances", "10");
        sysctl("fs/inotify/max_user_watches", "20");
        inotify(4, 2);
        sampleOnceRead("inotify-instances");
        sampleOnceRead("inotify-watches");

        clock.addAndGet(301 * SECOND);
        Sample old = sampler.sampleNow();
        assertThat(old.resource("inotify-instances").orElseThrow().status()).isEqualTo(Status.UNKNOWN);
        assertThat(old.resource("inotify-watches").orElseThrow().getReason())
                .isEqualTo("at least 8: watches were counted 301 s ago");
        assertThat(sampleOnceRead("inotify-watches").toString()).isEqualTo("inotify-watches 8 of 20 OK");
        assertThat(sampleOnceRead("inotify-instances").toString()).isEqualTo("inotify-instances 4 of 10 OK");
    }

    @Test
    void the_tables_of_connections_are_read_when_queues_overflow() throws IOException {
        sampler.sampleNow();
        sampler.sampleNow();
        assertThat(kernel.connections().last()).as("it overflowed long ago").isNull();

        Path netstat = folder.resolve("proc/net/netstat");
        Files.writeString(netstat, grown(Files.readString(netstat), "ListenOverflows"));
        Awaitility.await().until(() -> {
            sampler.sampleNow();
            return kernel.connections().last() != null;
        });
    }

    /** The same text with that counter of TcpExt one higher. */
    private static String grown(String text, String counter) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int names = 0;
        while (!lines.get(names).startsWith("TcpExt:")) {
            names++;
        }
        List<String> values = new ArrayList<>(List.of(lines.get(names + 1).split(" ")));
        int index = List.of(lines.get(names).split(" ")).indexOf(counter);
        values.set(index, Long.toString(Long.parseLong(values.get(index)) + 1));
        lines.set(names + 1, String.join(" ", values));
        return String.join("\n", lines) + "\n";
    }

    @Test
    void what_is_near_its_band_is_read_again_and_again() throws IOException {
        sysctl("vm/max_map_count", "25");
        assertThat(sampleOnceRead("memory-maps").toString()).isEqualTo("memory-maps 22 of 25 WARN");
        OnDemand<Long> maps = kernel.onDemand(Maps.COUNT);
        Long first = maps.readAtNanos();

        clock.addAndGet(SECOND);
        sampler.sampleNow();
        assertThat(maps.isDueOnSymptom()).isFalse();
        clock.addAndGet(SECOND);
        Awaitility.await().until(() -> {
            sampler.sampleNow();
            return !first.equals(maps.readAtNanos());
        });
    }

    @Test
    void once_it_is_stopped_nothing_is_read_any_more() throws IOException {
        sysctl("vm/max_map_count", "25");
        sampler.stop();

        assertThat(sample("memory-maps").status()).isEqualTo(Status.UNKNOWN);
        assertThat(kernel.onDemand(Maps.COUNT).last()).isNull();
    }
}
