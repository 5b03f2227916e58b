package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.testing.Latches;
import io.tcpheadroom.tracker.Tracked;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplerTest {
    @TempDir
    Path folder;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong clock = new AtomicLong();

    private Sampler sampler(Kernel kernel, List<ResourceSpec> catalog) {
        return Samples.sampler(kernel, catalog, log::add);
    }

    @Test
    void a_host_of_nothing_is_sampled_without_a_word() {
        try (Kernel kernel = new Kernel(Roots.of(folder))) {
            Sample sample = sampler(kernel, ResourceCatalog.ALL).sampleNow();

            assertThat(sample.resources())
                    .extracting(ResourceSample::id)
                    .containsExactlyElementsOf(ResourceCatalog.ALL.stream()
                            .filter(spec -> !spec.isOptional())
                            .map(ResourceSpec::id)
                            .toList());
            assertThat(sample.resource("process-fds").orElseThrow().status()).isEqualTo(Status.UNKNOWN);
            assertThat(log).isEmpty();
        }
    }

    @Test
    void a_resource_that_throws_is_unknown_reported_once_and_counted_each_time() {
        ResourceSpec broken = Specs.named("broken", "Broken").scope(Scope.HOST).read((kernel, sample) -> {
            throw new IllegalStateException("oops");
        });
        ResourceSpec fine = Specs.named("fine", "Fine")
                .scope(Scope.HOST)
                .read((kernel, sample) -> Reading.of(Figure.of(1), Figure.of(2)));
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sampler sampler = sampler(kernel, List.of(broken, fine));
            sampler.sampleNow();
            Sample sample = sampler.sampleNow();

            assertThat(sample.resource("broken").orElseThrow().status()).isEqualTo(Status.UNKNOWN);
            assertThat(sample.resource("broken").orElseThrow().getReason()).contains("oops");
            assertThat(sample.resource("fine").orElseThrow().getUtilizationRatio())
                    .isEqualTo(0.5);
            assertThat(log).singleElement().asString().contains("broken").contains("oops");
            assertThat(sampler.failuresTotal()).isEqualTo(2);
        }
    }

    @Test
    void malformed_kernel_text_is_reported_once_with_file_and_line() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Files.writeString(roots.proc("sys/fs/file-nr"), "many\n");
        try (Kernel kernel = new Kernel(roots)) {
            Sampler sampler = sampler(kernel, ResourceCatalog.ALL);
            sampler.sampleNow();
            sampler.sampleNow();

            assertThat(log).singleElement().asString().contains("/proc/sys/fs/file-nr line 1: not a number: \"many\"");
            assertThat(sampler.latest().resource("host-fds").orElseThrow().getReason())
                    .contains("/proc/sys/fs/file-nr line 1");
        }
    }

    /** As where the file is there and cannot be opened for lack of descriptors: here it is a socket. */
    @Test
    void what_may_be_over_a_moment_later_is_told_when_it_is_not() throws IOException {
        Path file = Hosts.copy("linux-6.18", folder).proc("loadavg");
        Files.delete(file);
        try (ServerSocketChannel socket =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(file));
                Kernel kernel = Hosts.kernel(Roots.of(folder), clock::get)) {
            Sampler sampler = sampler(kernel, ResourceCatalog.ALL);
            sampler.sampleNow();
            assertThat(log).isEmpty();
            assertThat(socket.isOpen()).isTrue();

            clock.addAndGet(3_000_000_000L);
            sampler.sampleNow();
            assertThat(log).singleElement().asString().startsWith("Reading " + file + " failed: ");
        }
    }

    @Test
    void an_observer_that_throws_stops_neither_the_others_nor_the_next_tick() {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sampler sampler = sampler(kernel, ResourceCatalog.ALL);
            List<Long> seen = new ArrayList<>();
            sampler.onSample("Throwing", sample -> {
                throw new IllegalStateException("oops");
            });
            sampler.onSample("Seeing", sample -> seen.add(sample.sequence()));
            sampler.sampleNow();
            sampler.sampleNow();

            assertThat(seen).containsExactly(1L, 2L);
            assertThat(sampler.failuresTotal()).isEqualTo(2);
            assertThat(log)
                    .singleElement()
                    .asString()
                    .startsWith("Throwing failed: java.lang.IllegalStateException: oops");
        }
    }

    @Test
    void a_log_that_throws_does_not_end_the_ticks() {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            ResourceSpec broken = Specs.named("broken", "Broken").read((host, sample) -> {
                throw new IllegalStateException("oops");
            });
            Sampler sampler = Samples.sampler(kernel, List.of(broken), line -> {
                throw new IllegalStateException("no log either");
            });

            assertThat(sampler.sampleNow().sequence()).isEqualTo(1);
        }
    }

    /** An OutOfMemoryError while an OutOfMemoryError is reported: the thread's last chance to end in silence. */
    @Test
    void an_error_while_a_failure_is_reported_is_counted_and_the_next_sample_is_taken() {
        ResourceSpec broken = Specs.named("broken", "Broken").read((kernel, sample) -> {
            throw new IllegalStateException("oops");
        });
        AtomicBoolean isShort = new AtomicBoolean(true);
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sampler sampler = Samples.sampler(kernel, List.of(broken), line -> {
                if (isShort.get()) {
                    throw new OutOfMemoryError("no heap for a line");
                }
            });

            assertThat(sampler.sampleNow().sequence()).isZero();
            assertThat(sampler.failuresTotal()).isEqualTo(3); // the resource, the sample, and the tick itself
            isShort.set(false);
            assertThat(sampler.sampleNow().sequence()).isPositive();
        }
    }

    @Test
    void an_error_while_what_is_done_once_a_second_is_reported_does_not_end_the_thread() {
        AtomicBoolean isShort = new AtomicBoolean(true);
        AtomicInteger looks = new AtomicInteger();
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sampler sampler = Samples.sampler(kernel, List.of(), line -> {
                if (isShort.get()) {
                    throw new OutOfMemoryError("no heap for a line");
                }
            });
            sampler.onceASecond("Looking", () -> {
                if (looks.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("no heap for a look");
                }
                return true;
            });
            sampler.start(Runnable::run);
            try {
                await().until(() -> looks.get() == 2);
                long seen = sampler.latest().sequence();
                await().until(() -> sampler.latest().sequence() > seen);
                assertThat(sampler.failuresTotal()).isEqualTo(2); // the look, and that it could not be reported
            } finally {
                isShort.set(false);
                sampler.stop();
            }
        }
    }

    @Test
    void a_sample_tells_its_age() {
        try (Kernel kernel = Hosts.kernel(Hosts.roots("linux-6.18"), clock::get)) {
            Sampler sampler = sampler(kernel, ResourceCatalog.ALL);
            sampler.sampleNow();
            assertThat(sampler.sampleAgeSeconds()).isZero();
            assertThat(sampler.stall()).isNull();

            clock.set(42_000_000_000L);
            assertThat(sampler.sampleAgeSeconds()).isEqualTo(42);
            assertThat(sampler.stall()).isEqualTo("no sample was taken for 42 s: the agent's sampler has stalled");
            sampler.sampleNow();
            assertThat(sampler.sampleAgeSeconds()).isZero();
            assertThat(sampler.stall()).isNull();
        }
    }

    @Test
    void a_sample_holds_counters_settings_and_readers_beside_the_resources() {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sample sample = sampler(kernel, ResourceCatalog.ALL).sampleNow();

            assertThat(sample.counters()).containsEntry("ListenOverflowsTotal", Figure.of(0));
            assertThat(sample.settings().get("Somaxconn").orNull()).isEqualTo(4096L);
            assertThat(sample.readers()).hasSizeGreaterThan(15).allMatch(reader -> reader.failuresTotal() == 0);
            assertThat(sample.resource("tcp-memory").orElseThrow().getWarnRatio())
                    .isBetween(0.6666, 0.6667);
            assertThat(sample.resource("accept-queue").orElseThrow().status()).isEqualTo(Status.NOT_APPLICABLE);
        }
    }

    @Test
    void in_a_network_namespace_no_percentage_is_made_across_scopes() {
        try (Kernel kernel = new Kernel(Hosts.roots("network-namespace"))) {
            Sample sample = sampler(kernel, ResourceCatalog.ALL).sampleNow();

            for (String id : List.of("tcp-memory", "tcp-orphans")) {
                ResourceSample resource = sample.resource(id).orElseThrow();
                assertThat(resource.getUsed()).isZero();
                assertThat(resource.getUtilizationRatio()).isNull();
                assertThat(resource.status()).isEqualTo(Status.UNKNOWN);
                assertThat(resource.getReason()).endsWith("is not visible from this network namespace");
            }
        }
    }

    @Test
    void what_comes_and_goes_is_sampled_while_it_is_there() {
        AtomicBoolean there = new AtomicBoolean();
        ResourceSpec seats = Specs.named("seats", "Seats")
                .onlyWhere(sample -> there.get())
                .read((kernel, sample) -> Reading.of(Figure.of(9), Figure.of(10)));
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sampler sampler = sampler(kernel, List.of(seats));
            assertThat(sampler.sampleNow().resources()).isEmpty();
            there.set(true);
            assertThat(sampler.sampleNow().resource("seats").orElseThrow().getExceededTotal())
                    .isEqualTo(1);
            there.set(false);
            assertThat(sampler.sampleNow().resources()).isEmpty();
            there.set(true); // another: that it is full already is news
            assertThat(sampler.sampleNow().resource("seats").orElseThrow().getExceededTotal())
                    .isEqualTo(2);
        }
    }

    @Test
    void what_is_slow_is_read_when_someone_asks_and_tells_its_age() {
        try (Kernel kernel = Hosts.kernel(Hosts.roots("linux-6.1"), clock::get)) {
            Sampler sampler = sampler(kernel, ResourceCatalog.ALL);
            ResourceSample before = sampler.sampleNow().resource("memory-maps").orElseThrow();
            assertThat(before.status()).isEqualTo(Status.UNKNOWN);
            assertThat(before.getAgeSeconds()).isNull();
            assertThat(before.getReason()).isEqualTo("not measured yet: read when a symptom shows, or by measure()");

            Resource maps = resource(sampler, "memory-maps");
            assertThat(maps.measure()).isEqualTo("read in 0.0 ms, the next sample shows it");
            clock.set(500_000_000L);
            assertThat(maps.measure()).isEqualTo("read 0.5 s ago, too soon to read again");
            ResourceSample after = sampler.sampleNow().resource("memory-maps").orElseThrow();
            assertThat(after.toString()).isEqualTo("memory-maps 22 of 65530 OK");
            assertThat(after.getAgeSeconds()).isEqualTo(0.5);
            assertThat(resource(sampler, "time-wait").measure()).isEqualTo("read at each tick anyway");
        }
    }

    private static Resource resource(Sampler sampler, String id) {
        return sampler.resources().stream()
                .filter(resource -> resource.spec().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_waited_for_is_looked_for_between_ticks_that_are_an_hour_apart_and_no_longer_once_it_is_there() {
        try (Kernel kernel = new Kernel(Roots.real())) {
            Sampler sampler =
                    new Sampler(kernel, Tracked.tracker(), ResourceCatalog.ALL, 3_600_000, 20, new Failures(log::add));
            AtomicInteger looks = new AtomicInteger();
            AtomicInteger others = new AtomicInteger();
            sampler.start();
            sampler.onceASecond("Looking", () -> {
                if (looks.incrementAndGet() == 1) {
                    throw new IllegalStateException("not yet");
                }
                return true;
            });
            await().until(() -> looks.get() == 2);
            sampler.onceASecond("Looking for something else", () -> others.incrementAndGet() == 1);
            await().until(() -> others.get() == 1);

            sampler.stop();
            assertThat(looks).hasValue(2);
            assertThat(sampler.latest().sequence()).isEqualTo(1);
            assertThat(log)
                    .containsExactly(
                            "Looking failed: java.lang.IllegalStateException: not yet; tried again each time, not reported again");
        }
    }

    /** The pipe in place of a file of the kernel's is opened by nobody else. */
    @Test
    void a_first_sample_that_blocks_does_not_hold_up_who_stops_it() throws Exception {
        CountDownLatch blocks = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ResourceSpec blocking = Specs.named("blocking", "Blocking")
                .scope(Scope.HOST)
                .read((kernel, sample) -> {
                    blocks.countDown();
                    Latches.await(goOn);
                    return Reading.of(Figure.of(1), Figure.of(2));
                });
        try (Kernel kernel = new Kernel(Roots.of(folder))) {
            Sampler sampler = sampler(kernel, List.of(blocking));
            Thread starting = new Thread(sampler::start);
            starting.start();
            Latches.await(blocks);

            Thread.currentThread().interrupt(); // else it would wait for a while
            sampler.stop();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(sampler.latest().sequence()).isZero();
            goOn.countDown();
            starting.join();
            assertThat(sampler.latest().sequence()).isEqualTo(1);
            sampler.start();
            assertThat(sampler.latest().sequence())
                    .as("it does not begin again")
                    .isEqualTo(1);
        }
    }

    @Test
    void the_thread_ticks_until_it_is_stopped() throws InterruptedException {
        try (Kernel kernel = new Kernel(Roots.real())) {
            Sampler sampler = sampler(kernel, ResourceCatalog.ALL);
            CountDownLatch three = new CountDownLatch(3);
            AtomicReference<Thread> thread = new AtomicReference<>();
            sampler.start();
            assertThat(sampler.latest().sequence()).isPositive();
            sampler.onSample("Ticking", sample -> {
                thread.set(Thread.currentThread());
                three.countDown();
            });

            assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(thread.get().getName()).isEqualTo("tcp-headroom-sampler");
            assertThat(thread.get().isDaemon()).isTrue();
            assertThat(thread.get().getContextClassLoader()).isNull();

            sampler.stop();
            assertThat(thread.get().isAlive()).isFalse();
            assertThat(log).isEmpty();
        }
    }
}
