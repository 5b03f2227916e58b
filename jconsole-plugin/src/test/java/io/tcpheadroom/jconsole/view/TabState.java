package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What a JVM may be like, and what the tab's first sentence then says. */
enum TabState {
    AT_0_PERCENT(
            "File descriptors: 0 of 20,000 used, 0 %",
            (jvm, tab) -> {
                jvm.descriptors(0, 20_000, "OK");
                fewRows(jvm, 0);
                showSomeTicks(jvm, tab);
            }),
    AT_100_PERCENT(
            "File descriptors: 20,000 of 20,000 used, 100 %; full now; app crawler holds 17,950",
            (jvm, tab) -> {
                Map<String, Object> fds = jvm.descriptors(20_000, 20_000, "CRITICAL");
                fds.put("Peak", 20_000L);
                fds.put("Remedy", "Close what leaks");
                fds.put("Symptom", "SocketException: Too many open files");
                wideRows(jvm);
                fewRows(jvm, 17_950);
                trouble(jvm);
                showSomeTicks(jvm, tab);
            }),
    UNLIMITED("No resource has both a used value and a limit", (jvm, tab) -> {
        jvm.resourceWithoutNumber("process-fds", "File descriptors", "UNLIMITED", "no bound")
                .put("Used", 18L);
        fewRows(jvm, 5);
        showSomeTicks(jvm, tab);
    }),
    UNKNOWN("No resource has both a used value and a limit", (jvm, tab) -> {
        jvm.resourceWithoutNumber("process-fds", "File descriptors", "UNKNOWN", "/proc is hidden");
        fewRows(jvm, 5);
        showSomeTicks(jvm, tab);
    }),
    STALLED(
            "File descriptors: 18,000 of 20,000 used, 90 %; app crawler holds 17,950",
            (jvm, tab) -> {
                nearTheLimit(jvm, tab);
                for (int second = 0; second < 30; second++) { // the agent takes no further sample
                    jvm.clock.advance(Duration.ofSeconds(1));
                    tab.show(jvm.snapshot());
                }
            }),
    DISCONNECTED(
            "File descriptors: 18,000 of 20,000 used, 90 %; app crawler holds 17,950",
            (jvm, tab) -> {
                nearTheLimit(jvm, tab);
                tab.showDisconnected("connection refused");
            }),
    EMPTY("The agent is running but has no resources yet", (jvm, tab) -> showSomeTicks(jvm, tab)),
    WITH_1000_ROWS(
            "File descriptors: 18,000 of 20,000 used, 90 %; app app999 holds 9,990, app app998 holds 9,980",
            (jvm, tab) -> {
                jvm.descriptors(18_000, 20_000, "WARN");
                for (int i = 0; i < 1_000; i++) {
                    jvm.app("app" + i, i * 10L);
                    jvm.listener("10.0." + i / 250 + "." + i % 250, 8080, i, 1_000);
                    jvm.destination("10.1." + i / 250 + "." + i % 250, 443, i, 1_000);
                }
                kernel(jvm, 1_000);
                showSomeTicks(jvm, tab);
            });

    final String sentence;
    private final BiConsumer<FakeJvm, HeadroomTab> making;

    TabState(String sentence, BiConsumer<FakeJvm, HeadroomTab> making) {
        this.sentence = sentence;
        this.making = making;
    }

    HeadroomTab tab() {
        FakeJvm jvm = FakeJvm.withAgent();
        return Swing.onEventThread(() -> {
            HeadroomTab tab = new HeadroomTab(jvm.clock, jvm.inquiry);
            making.accept(jvm, tab);
            return tab;
        });
    }

    boolean isOld() {
        return this == STALLED || this == DISCONNECTED;
    }

    /** How the line begins that says how old the numbers are. */
    String age() {
        switch (this) {
            case STALLED:
                return "The agent took its last sample 3";
            case DISCONNECTED:
                return "Disconnected (connection refused). Last sample: ";
            default:
                return "Sampled ";
        }
    }

    private static void nearTheLimit(FakeJvm jvm, HeadroomTab tab) {
        jvm.descriptors(18_000, 20_000, "CRITICAL");
        fewRows(jvm, 17_950);
        showSomeTicks(jvm, tab);
    }

    private static void fewRows(FakeJvm jvm, long open) {
        jvm.app("crawler", open)
                .putAll(Map.of("Established", open / 3, "CloseWait", open / 2, "SynSent", open / 10, "FinWait", 0L));
        jvm.app("shop", open / 1_000);
        jvm.listener("0.0.0.0", 8080, 3, 50).put("UtilizationRatio", 0.06);
        jvm.listener("0.0.0.0", 8081, 45, 50).put("UtilizationRatio", 0.9);
        jvm.destination("10.0.0.5", 5432, 12, 28_232).put("UtilizationRatio", 0.01);
        kernel(jvm, 3);
    }

    /** The longest title, and numbers as wide as they come. */
    private static void wideRows(FakeJvm jvm) {
        jvm.resource("ephemeral-ports", "Local ports to one destination", 9_412, 28_232, "OK")
                .putAll(Map.of("Scope", "DESTINATION", "TrendPerSecond", 34.5, "ExhaustionSeconds", 545.0));
        jvm.resource("host-fds", "Open files of the host", 2_967, 2_466_183, "OK")
                .putAll(Map.of("Scope", "HOST"));
        jvm.resource("tcp-memory", "TCP buffer memory", 524_288_000L, 3_221_225_472L, "OK")
                .putAll(Map.of("Scope", "NETNS", "Unit", "bytes", "TrendPerSecond", 102_400.0));
    }

    private static void trouble(FakeJvm jvm) {
        jvm.headroom(0, "process-fds");
        jvm.findings(
                FakeJvm.finding(
                        "CRITICAL",
                        "resource process-fds",
                        "File descriptors are at CRITICAL. When full: SocketException: Too many open files; class loading and logging fail too",
                        "used 20000 of 20000 descriptors, 100.0 %; threshold 95.0 %; app crawler holds 17950 of 20000",
                        "Fix the leak, or raise LimitNOFILE= (systemd) or `ulimit -n`, including the hard limit"),
                FakeJvm.finding(
                        "WARN",
                        "app crawler",
                        "connections to 10.0.0.5:5432 were closed by the far end and are still open here",
                        "17950 in CLOSE_WAIT, the longest for 61 s; opened at com.acme.crawler.Visit.open(Visit.java:27)",
                        "Close them: read() answers -1 when the far end has closed"));
    }

    private static void kernel(FakeJvm jvm, int settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < settings; i++) {
            values.put("setting" + i, (long) i);
        }
        jvm.kernel(values);
        jvm.pressure(new LinkedHashMap<>(Map.of("ListenOverflowsTotal", 7L)));
    }

    /** Three ticks are enough for a line. */
    private static void showSomeTicks(FakeJvm jvm, HeadroomTab tab) {
        for (int i = 0; i < 3; i++) {
            jvm.sampled();
            tab.show(jvm.snapshot());
            jvm.clock.advance(Duration.ofSeconds(2));
        }
        tab.show(jvm.snapshot());
    }
}
