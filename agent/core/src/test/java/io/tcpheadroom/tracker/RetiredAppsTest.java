package io.tcpheadroom.tracker;

import static io.tcpheadroom.tracker.DestinationsTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.resource.Failures;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.testing.Garbage;
import java.io.FileDescriptor;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Web applications that are undeployed: their class loaders are unreachable, and their sockets are closed. */
class RetiredAppsTest {
    private static final int MAX_APPS = 100;
    private static final int FD = 5;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final FileDescriptor descriptor = new FileDescriptor();
    private long nanos;
    private final Apps apps = new Apps("program", new AppRules(Map.of("com.acme", "ruled")), MAX_APPS, () -> nanos);
    private final CallSites callSites = new CallSites(CallSites.Depth.FIRST, 1_000, 1_000, () -> nanos, type -> true);
    private final Tracker tracker = new Tracker(apps, callSites, 10, () -> nanos);

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private void tickAfter(long seconds) {
        nanos += seconds * 1_000_000_000;
        tracker.cleanUp();
    }

    /** Deploys, opens three sockets, connects one, and closes two; nothing but the tracker knows the loader afterwards. */
    private WeakReference<ClassLoader> deploy(String name) {
        ClassLoader loader = FakeLoader.named(name, ClassLoader.getSystemClassLoader());
        work(loader);
        return new WeakReference<>(loader);
    }

    private void work(ClassLoader loader) {
        Thread.currentThread().setContextClassLoader(loader);
        for (int i = 0; i < 3; i++) {
            tracker.opened(FD + i, descriptor, Kind.CLIENT);
        }
        tracker.connected(FD, descriptor, address(80));
        tracker.closing(FD + 1, descriptor);
        tracker.closing(FD + 2, descriptor);
        Thread.currentThread().setContextClassLoader(before);
    }

    private void closeTheThird() {
        tracker.closing(FD, descriptor);
    }

    private App app(String name) {
        return tracker.apps().stream()
                .filter(app -> app.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return tracker.apps().stream().map(App::name).sorted().toList();
    }

    private long openedOfAll() {
        return tracker.apps().stream().mapToLong(App::openedTotal).sum();
    }

    @Test
    void of_200_versions_the_one_that_is_alive_has_its_app_and_no_loader_is_kept() {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int version = 1; version <= 200; version++) {
            loaders.add(deploy("shop##" + version));
            closeTheThird();
            tickAfter(1);
            assertThat(openedOfAll()).isEqualTo(3L * version);
            if (version % 50 == 0) {
                Garbage.collect(loaders);
            }
        }
        tickAfter(1);
        ClassLoader alive = FakeLoader.named("shop##201", ClassLoader.getSystemClassLoader());
        work(alive);

        assertThat(app("shop##201").open()).isEqualTo(1);
        assertThat(names()).hasSizeLessThan(MAX_APPS);
        assertThat(openedOfAll()).isEqualTo(3L * 201);
        Garbage.collect(loaders);

        tickAfter(10);
        tickAfter(600);
        assertThat(names()).containsExactly("other", "program", "shop##201");
        assertThat(app("other").openedTotal()).isEqualTo(600);
        assertThat(app("other").closedTotal()).isEqualTo(600);
        assertThat(app("other").connectedTotal()).isEqualTo(200);
        assertThat(app("other").open(Kind.CLIENT)).isZero();
        assertThat(app("shop##201").openedTotal()).isEqualTo(3);
        Reference.reachabilityFence(alive);
    }

    @Test
    void what_failed_for_an_app_and_for_the_next_of_its_name_is_one_row() throws Exception {
        Failure failure = Failure.of(new SocketException("Too many open files"));
        Tracker tight = new Tracker(new Apps("program", AppRules.none(), 2, () -> nanos), callSites, 10, () -> nanos);
        Map<String, Object> answers =
                new HashMap<>(Map.of("getContextName", "shop", "getHostName", "localhost", "getState", "STARTED"));
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sampler sampler = new Sampler(kernel, tight, List.of(), 1_000, 20, new Failures(line -> {}));
            openInVain(tight, answers, failure);
            answers.put("getState", "STOPPED");
            nanos += 20_000_000_000L;
            tight.cleanUp();
            openInVain(tight, started(answers), failure);

            assertThat(tight.failures()).extracting(row -> row.app().name()).containsExactly("shop", "shop");
            assertThat(sampler.sampleNow().failures()).singleElement().satisfies(row -> {
                assertThat(row.app()).isEqualTo("shop");
                assertThat(row.count()).isEqualTo(2);
            });
        }
    }

    private static Map<String, Object> started(Map<String, Object> answers) {
        Map<String, Object> again = new HashMap<>(answers);
        again.put("getState", "STARTED");
        return again;
    }

    private static void openInVain(Tracker tracker, Map<String, Object> answers, Failure failure) throws Exception {
        Thread.currentThread()
                .setContextClassLoader(
                        FakeLoader.extending("org.apache.catalina.loader.WebappClassLoaderBase", answers));
        tracker.openFailed(failure);
    }

    /** No collection and no tick between them; the server keeps their loaders, and only says that they are stopped. */
    @Test
    void of_versions_that_come_within_a_tick_the_one_that_is_alive_has_its_app() throws Exception {
        Apps few = new Apps("program", AppRules.none(), 5, () -> nanos);
        List<Map<String, Object>> versions = new ArrayList<>();
        for (int version = 1; version <= 12; version++) {
            Map<String, Object> answers = new HashMap<>(
                    Map.of("getContextName", "shop##" + version, "getHostName", "localhost", "getState", "STARTED"));
            Thread.currentThread()
                    .setContextClassLoader(
                            FakeLoader.extending("org.apache.catalina.loader.WebappClassLoaderBase", answers));
            App app = few.current();
            assertThat(app.name()).isEqualTo("shop##" + version);
            app.opened(Kind.CLIENT);
            app.closed(Kind.CLIENT);
            assertThat(few.all().stream().mapToLong(App::openedTotal).sum()).isEqualTo(version);

            versions.forEach(before -> before.put("getState", "STOPPED"));
            versions.add(answers);
            nanos += 400_000_000;
        }
        few.retireGone(callSites);

        assertThat(few.all().stream().mapToLong(App::openedTotal).sum()).isEqualTo(versions.size());
        assertThat(few.all()).extracting(App::name).hasSizeLessThanOrEqualTo(5).contains("other", "shop##12");
    }

    @Test
    void a_look_that_had_no_need_of_room_does_not_put_off_the_one_that_has() {
        List<WeakReference<ClassLoader>> gone = new ArrayList<>();
        gone.add(deploy("gone-1"));
        closeTheThird();
        tickAfter(10); // looks, and needs no room

        for (int i = 2; i < MAX_APPS; i++) {
            gone.add(deploy("gone-" + i));
            closeTheThird();
        }
        Garbage.collect(gone);
        work(FakeLoader.named("shop", ClassLoader.getSystemClassLoader()));

        assertThat(app("shop").open()).isEqualTo(1);
    }

    @Test
    void without_need_an_app_stays_for_ten_minutes() {
        Garbage.collect(List.of(deploy("shop")));
        closeTheThird();

        tickAfter(10);
        tickAfter(599);
        assertThat(names()).containsExactly("program", "shop");
        tickAfter(10);
        assertThat(names()).containsExactly("other", "program");
    }

    @Test
    void an_app_with_an_open_socket_is_not_gone() {
        Garbage.collect(List.of(deploy("shop")));

        tickAfter(10);
        tickAfter(600);
        assertThat(names()).containsExactly("program", "shop");

        closeTheThird();
        tickAfter(10);
        assertThat(names()).containsExactly("program", "shop");
        tickAfter(600);
        assertThat(names()).containsExactly("other", "program");
    }

    @Test
    void an_app_whose_loader_can_be_reached_is_not_gone_even_when_room_is_needed() {
        List<ClassLoader> alive = new ArrayList<>();
        for (int i = 1; i <= MAX_APPS + 1; i++) {
            alive.add(FakeLoader.named("app-" + i, ClassLoader.getSystemClassLoader()));
            work(alive.get(alive.size() - 1));
            closeTheThird();
        }
        Garbage.collect(List.of(deploy("other one")));
        tickAfter(600);
        tickAfter(600);

        assertThat(names()).hasSize(MAX_APPS + 1).contains("app-1", "app-99", "other", "program");
        assertThat(app("other").openedTotal()).isEqualTo(9);
        Reference.reachabilityFence(alive);
    }

    @Test
    void an_app_that_had_no_room_gets_its_own_as_soon_as_there_is_some() {
        List<WeakReference<ClassLoader>> gone = new ArrayList<>();
        for (int i = 1; i < MAX_APPS; i++) {
            gone.add(deploy("gone-" + i));
            closeTheThird();
        }
        ClassLoader late = FakeLoader.named("late", ClassLoader.getSystemClassLoader());
        work(late);
        assertThat(app("other").open()).isEqualTo(1);

        Garbage.collect(gone);
        tickAfter(1);
        assertThat(names()).containsExactly("other", "program");
        Thread.currentThread().setContextClassLoader(late);
        tracker.opened(100, descriptor, Kind.CLIENT);

        assertThat(app("late").open()).isEqualTo(1);
        assertThat(app("other").open()).isEqualTo(1);
        assertThat(openedOfAll()).isEqualTo(3L * MAX_APPS + 1);
    }

    @Test
    void an_app_of_the_same_name_counts_anew() {
        Garbage.collect(List.of(deploy("shop")));
        closeTheThird();
        tickAfter(10);
        tickAfter(600);
        deploy("shop");

        assertThat(app("shop").openedTotal()).isEqualTo(3);
        assertThat(app("other").openedTotal()).isEqualTo(3);
        assertThat(tracker.callSites()).extracting(CallSite::app).containsExactlyInAnyOrder(app("shop"), app("other"));
    }

    /** A thread that had found its app just before that was retired. */
    @Test
    void what_is_counted_for_an_app_after_its_retirement_moves_to_the_others() {
        Garbage.collect(List.of(deploy("shop")));
        App shop = app("shop");
        closeTheThird();
        tickAfter(10);
        tickAfter(600);
        shop.opened(Kind.DATAGRAM);

        tickAfter(1);
        assertThat(app("other").open(Kind.DATAGRAM)).isEqualTo(1);
        tickAfter(3600);
        shop.closed(Kind.DATAGRAM);
        tickAfter(1);
        assertThat(app("other").open(Kind.DATAGRAM)).isZero();
        assertThat(openedOfAll()).isEqualTo(4);
    }

    @Test
    void the_program_and_what_a_rule_defines_are_never_gone() {
        App ruled = new Apps("ruled", AppRules.none(), 1).program();
        assertThat(new AppRules(Map.of("com.acme", "ruled")).define(ruled.name()))
                .isTrue();
        Garbage.collect(List.of(deploy("ruled")));
        closeTheThird();

        tickAfter(10);
        tickAfter(600);
        assertThat(names()).containsExactly("program", "ruled");
    }

    @Test
    void an_app_with_an_http_client_that_can_be_reached_is_not_gone() {
        Object client = new Object();
        WeakReference<ClassLoader> loader = deployWithClient(client);
        Garbage.collect(List.of(loader));
        closeTheThird();
        tickAfter(10);
        tickAfter(600);

        assertThat(names()).containsExactly("program", "shop");
        apps.setCurrentHttpClient(client);
        assertThat(apps.current()).isSameAs(app("shop"));
        apps.setCurrentHttpClient(null);
    }

    private WeakReference<ClassLoader> deployWithClient(Object client) {
        ClassLoader loader = FakeLoader.named("shop", ClassLoader.getSystemClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        apps.httpClientCreated(client);
        work(loader);
        return new WeakReference<>(loader);
    }

    /** Its versions open at the same places: one row for each place, however many there were. */
    @Test
    void the_call_sites_of_retired_apps_move_to_the_others() {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int version = 1; version <= 5; version++) {
            loaders.add(deploy("shop##" + version));
            closeTheThird();
        }
        assertThat(tracker.callSites()).hasSize(5);
        Garbage.collect(loaders);
        tickAfter(10);
        tickAfter(600);

        assertThat(tracker.callSites()).singleElement().satisfies(site -> {
            assertThat(site.app()).isSameAs(app("other"));
            assertThat(site.openedTotal()).isEqualTo(15);
            assertThat(site.open()).isZero();
        });
    }
}
