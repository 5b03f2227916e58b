package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.FdKind;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Tracked;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptorKindsTest {
    private static final AppSample SHOP = Samples.app("shop", "com.acme.Pool.open(Pool.java:27)\nvia x.Client.dial");

    private static Moment moment(long second, FdKinds kinds, AppSample... apps) {
        return new Moment(
                Samples.at(
                        second,
                        List.of(Samples.resource("process-fds", Figure.of(950), Figure.of(1000), null)),
                        List.of(apps),
                        kinds),
                new HookHealth(Map.of(), null, 0),
                SocketCoverage.UNKNOWN);
    }

    private static FdKinds kinds(long second, Map<FdKind, Long> open) {
        return FdKinds.of(open, 1, second * 1_000_000_000L);
    }

    private static String evidence(Moment now, Moment... earlier) {
        return Advice.of(new Snapshot(now, List.of(earlier))).get(0).getEvidence();
    }

    private static final String USED = "used 950 of 1000 descriptors, 95.0 %; threshold 95.0 %";

    @Test
    void before_the_first_count_there_is_nothing_to_say_of_kinds() {
        assertThat(evidence(moment(5, null))).isEqualTo(USED);
        assertThat(evidence(moment(5, kinds(5, Map.of())))).isEqualTo(USED);
    }

    @Test
    void kinds_that_use_up_the_descriptors_are_named_and_those_that_do_not_are_not() {
        FdKinds now = kinds(
                5,
                Map.of(
                        FdKind.SOCKET, 22L,
                        FdKind.EVENTPOLL, 451L,
                        FdKind.EVENTFD, 452L,
                        FdKind.FILE, 16L,
                        FdKind.OTHER, 3L));

        assertThat(evidence(moment(5, now), moment(4, null)))
                .isEqualTo(USED + "; 922 of 944 are not sockets: 452 eventfd, 451 eventpoll");
    }

    @Test
    void the_fastest_growing_kind_is_named_with_what_holds_it() {
        FdKinds first = kinds(5, Map.of(FdKind.PIPE, 100L, FdKind.FILE, 800L));
        FdKinds now = kinds(35, Map.of(FdKind.PIPE, 220L, FdKind.FILE, 710L));

        assertThat(evidence(moment(36, now), moment(6, first), moment(16, kinds(15, Map.of(FdKind.PIPE, 150L)))))
                .isEqualTo(USED + "; 930 of 930 are not sockets: 710 files, 220 pipes; fastest growing: pipes, by 120 "
                        + "in 30 s (a Pipe, a child process's stream or a Selector (before Java 16) holds two ends or "
                        + "one)");
    }

    @Test
    void what_does_not_grow_is_not_called_growing() {
        FdKinds kinds = kinds(5, Map.of(FdKind.FILE, 900L));

        assertThat(evidence(moment(36, kinds(35, Map.of(FdKind.FILE, 890L))), moment(6, kinds)))
                .isEqualTo(USED + "; 890 of 890 are not sockets: 890 files");
        assertThat(evidence(moment(8, kinds), moment(6, kinds)))
                .isEqualTo(USED + "; 900 of 900 are not sockets: 900 files");
    }

    @Test
    void the_coming_and_going_of_a_few_is_no_growth_and_sockets_that_stay_need_no_call_site() {
        FdKinds first = kinds(5, Map.of(FdKind.SOCKET, 20L, FdKind.FILE, 900L));

        assertThat(evidence(
                        moment(16, kinds(15, Map.of(FdKind.SOCKET, 20L, FdKind.FILE, 909L)), SHOP), moment(6, first)))
                .isEqualTo(USED + "; 909 of 929 are not sockets: 909 files");
        assertThat(evidence(
                        moment(16, kinds(15, Map.of(FdKind.SOCKET, 20L, FdKind.FILE, 910L)), SHOP), moment(6, first)))
                .isEqualTo(USED + "; 910 of 930 are not sockets: 910 files; fastest growing: files, by 10 in 10 s "
                        + "(streams, channels, jar files and folders)");
        assertThat(evidence(moment(6, first, SHOP), moment(6, first)))
                .isEqualTo(USED + "; 900 of 920 are not sockets: 900 files");
    }

    @Test
    void sockets_are_named_with_the_call_site_of_most_of_them() {
        FdKinds now = kinds(5, Map.of(FdKind.SOCKET, 900L, FdKind.FILE, 40L));

        assertThat(evidence(moment(5, now, SHOP)))
                .isEqualTo(USED + "; 900 of 940 are sockets; most sockets whose call site is known are from "
                        + "com.acme.Pool.open(Pool.java:27) (app shop)");
        assertThat(evidence(moment(5, now, Samples.app("shop", null)))).isEqualTo(USED + "; 900 of 940 are sockets");
    }

    @Test
    void sockets_that_grow_fastest_among_others_have_their_call_site_too() {
        FdKinds first = kinds(5, Map.of(FdKind.SOCKET, 100L, FdKind.FILE, 600L));
        FdKinds now = kinds(15, Map.of(FdKind.SOCKET, 340L, FdKind.FILE, 600L));

        assertThat(evidence(moment(15, now, SHOP), moment(6, first)))
                .isEqualTo(USED + "; 600 of 940 are not sockets: 600 files; fastest growing: sockets, by 240 in 10 s "
                        + "(connections, listeners and datagram sockets); most sockets whose call site is known are "
                        + "from com.acme.Pool.open(Pool.java:27) (app shop)");
    }

    @Test
    void the_call_site_that_grows_fastest_is_named_beside_the_one_that_has_most() {
        CallSite leak = Tracked.callSite(Tracked.app("crawl"), "com.acme.Crawl.fetch(Crawl.java:9)", 0, 0);
        Moment first = with(leak, 6, kinds(5, Map.of(FdKind.SOCKET, 600L)));
        Tracked.opened(leak, 240);
        Moment now = with(leak, 36, kinds(35, Map.of(FdKind.SOCKET, 900L)));

        assertThat(evidence(now, first))
                .endsWith(
                        "; most sockets whose call site is known are from com.acme.Pool.open(Pool.java:27) (app shop); fastest "
                                + "growing call site: com.acme.Crawl.fetch(Crawl.java:9) (app crawl), by 240 in 30 s");
        assertThat(evidence(with(leak, 66, kinds(65, Map.of(FdKind.SOCKET, 900L))), now))
                .endsWith("(app shop)");
    }

    @Test
    void what_grew_within_the_last_minute_is_told_before_what_grew_at_the_start() {
        FdKinds kinds = kinds(5, Map.of(FdKind.SOCKET, 900L));
        CallSite pool = Tracked.callSite(Tracked.app("shop"), "com.acme.Pool.open(Pool.java:27)", 0, 0);
        CallSite leak = Tracked.callSite(Tracked.app("crawl"), "com.acme.Crawl.fetch(Crawl.java:9)", 0, 0);
        Moment start = with(List.of(pool, leak), 0, kinds);
        Tracked.opened(pool, 700);
        Moment full = with(List.of(pool, leak), 100, kinds);
        assertThat(evidence(with(List.of(pool, leak), 165, kinds), start, full))
                .endsWith("fastest growing call site: com.acme.Pool.open(Pool.java:27) (app shop), by 700 in 165 s");

        Tracked.opened(leak, 9);
        assertThat(evidence(with(List.of(pool, leak), 165, kinds), start, full))
                .endsWith("fastest growing call site: com.acme.Crawl.fetch(Crawl.java:9) (app crawl), by 9 in 65 s");
    }

    private static Moment with(CallSite site, long second, FdKinds kinds) {
        return with(List.of(site), second, kinds);
    }

    private static Moment with(List<CallSite> sites, long second, FdKinds kinds) {
        return new Moment(
                Samples.counting(
                        sites,
                        Samples.at(
                                second,
                                List.of(Samples.resource("process-fds", Figure.of(950), Figure.of(1000), null)),
                                List.of(SHOP),
                                kinds)),
                new HookHealth(Map.of(), null, 0),
                SocketCoverage.UNKNOWN);
    }

    @Test
    void an_estimate_says_so() {
        FdKinds now = FdKinds.of(Map.of(FdKind.FILE, 90_000L), 22, 0);

        assertThat(evidence(moment(5, now))).isEqualTo(USED + "; about 90000 of 90000 are not sockets: 90000 files");
    }
}
