package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Queues of listeners that are too short, each in a network namespace of its own: nothing is said before, and what the finding tells to do
 * helps. Findings go by what the kernel says, so that one JDK is enough.
 */
class QueueFindingsIT {
    private static final String FINDINGS = "read type=Advice Findings";
    private static final Pattern SYSCTL = Pattern.compile("rite `(net\\.[a-z0-9_.]+) = ([^`]+)`");
    private static final String LINK = "ip link add v0 type veth peer name v1";

    /** Answers that take this way are lost: nobody is at the other end. */
    private static final String NOWHERE = LINK + "; ip link set v0 up; echo 1 > ipv4/conf/v0/route_localnet; "
            + "ip route add default dev v0 table 99";

    @BeforeAll
    static void namespaces() throws Exception {
        OwnNamespace.needed();
    }

    /** @param settings lines of a shell in {@code /proc/sys/net} */
    private static ForkedJvm where(String settings) throws Exception {
        ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after(OwnNamespace.where("cd /proc/sys/net; " + settings + "; cd \"$OLDPWD\""))
                .withAgent("sample.seconds=0.1")
                .startingFast()
                .scripted();
        Await.satisfied(
                () -> jvm.tell("read type=Agent SamplesTotal"),
                samples -> assertThat(samples).isNotEqualTo("0"));
        jvm.tell("as shop");
        return jvm;
    }

    /** Sets what the finding says. */
    private static void type(ForkedJvm jvm, String finding) throws Exception {
        Matcher sysctl = SYSCTL.matcher(finding);
        assertThat(sysctl.find()).as(finding).isTrue();
        OwnNamespace.in(
                jvm,
                "echo " + sysctl.group(2) + " > /proc/sys/" + sysctl.group(1).replace('.', '/'));
    }

    private static String listener(String port) {
        return "type=Listener,port=" + port + ",address=127.0.0.1";
    }

    @Tag("syncookies-off")
    @ParameterizedTest
    @CsvSource({
        "20, ''",
        "50, '; without cookies a queue is full at three quarters of net.ipv4.tcp_max_syn_backlog, now 64'",
    })
    void requests_that_are_dropped_because_syncookies_are_off(int backlog, String more) throws Exception {
        OwnNamespace.needed(LINK);
        try (ForkedJvm jvm = where(NOWHERE + "; echo 0 > ipv4/tcp_syncookies; echo 64 > ipv4/tcp_max_syn_backlog")) {
            String port = jvm.tell("listen channel " + backlog);
            OwnNamespace.in(
                    jvm,
                    "ip rule add pref 5 ipproto tcp sport " + port + " lookup 99; ip rule add pref 10 lookup local; "
                            + "ip rule del pref 0");
            jvm.tell("knock 10");
            Await.until(() -> jvm.tell("read " + listener(port) + " HalfOpen"), "10");
            assertThat(jvm.tell(FINDINGS)).doesNotContain("syncookies");

            jvm.tell("knock 60");
            String finding = Await.satisfied(
                    () -> jvm.tell(FINDINGS),
                    text -> assertThat(text)
                            .containsPattern(
                                    "WARN network namespace: connection requests are dropped because the SYN queue is full and "
                                            + "syncookies are off\\. Evidence: [0-9]+ dropped in the last five minutes, of all listeners of this "
                                            + "network namespace; net.ipv4.tcp_syncookies is 0"
                                            + Pattern.quote(
                                                    more + ". Remedy: Write `net.ipv4.tcp_syncookies = 1` to ")));

            type(jvm, finding.substring(finding.indexOf("and syncookies are off")));
            jvm.tell("knock 60");
            Await.satisfied(
                    () -> jvm.tell("read type=Pressure TCPReqQFullDoCookiesTotal"),
                    cookies -> assertThat(cookies).isNotEqualTo("0"));
        }
    }

    @Tag("listener-keeps-old-cap")
    @Test
    void a_listener_that_is_older_than_the_raised_somaxconn() throws Exception {
        try (ForkedJvm jvm = where("echo 1024 > core/somaxconn")) {
            OwnNamespace.in(jvm, "echo 8 > /proc/sys/net/core/somaxconn");
            String port = jvm.tell("listen channel 50");
            Await.until(() -> jvm.tell("read " + listener(port) + " Limit"), "8");
            OwnNamespace.in(jvm, "echo 1024 > /proc/sys/net/core/somaxconn");
            jvm.tell("accept off");
            jvm.tell("connect channel 4");
            Await.until(() -> jvm.tell("read " + listener(port) + " Used"), "4");
            assertThat(jvm.tell(FINDINGS)).doesNotContain("keeps the net.core.somaxconn");

            jvm.tell("connect channel 3");
            Await.satisfied(
                    () -> jvm.tell(FINDINGS),
                    text -> assertThat(text)
                            .contains(
                                    "WARN listener 127.0.0.1:" + port
                                            + " (shop): the listener keeps the net.core.somaxconn from when it was opened. "
                                            + "Evidence: its queue holds 8, it asked for 50, net.core.somaxconn is now 1024. Remedy: "
                                            + "Call setBacklog(50) of the Listener bean, which acts at once, or restart the program")
                            .doesNotContain("keeps it shorter"));

            assertThat(jvm.tell("invoke " + listener(port) + " setBacklog 50"))
                    .isEqualTo("50 is the effective backlog now");
            Await.satisfied(
                    () -> jvm.tell(FINDINGS), text -> assertThat(text).doesNotContain("keeps the net.core.somaxconn"));
            jvm.tell("connect channel 10");
            Await.until(() -> jvm.tell("read " + listener(port) + " Used"), "17");
        }
    }

    /** Each of the shop's connections is accepted before the next one comes, so that its queue is never seen full. */
    @Tag("accept-queue-overflow-suspected")
    @Test
    void an_overflow_that_may_be_another_process() throws Exception {
        try (ForkedJvm jvm = where("echo 1024 > core/somaxconn");
                ForkedJvm other = ForkedJvm.on(Jdk.current())
                        .after(OwnNamespace.of(jvm))
                        .startingFast()
                        .scripted()) {
            String port = jvm.tell("listen channel 2");
            other.tell("listen channel 1");
            other.tell("accept off");
            other.tell("connect channel 2");
            other.tell("knock 3");
            Await.satisfied(
                    () -> jvm.tell("read type=Pressure ListenOverflowsTotal"),
                    overflows -> assertThat(overflows).isNotEqualTo("0"));
            assertThat(jvm.tell(FINDINGS)).doesNotContain("overflowed");

            Await.satisfied(
                    () -> {
                        other.tell("knock 1");
                        for (int i = 0; i < 3; i++) {
                            jvm.tell("connect channel 1");
                        }
                        return jvm.tell(FINDINGS);
                    },
                    text -> assertThat(text)
                            .containsPattern(
                                    "WARN accept queues: an accept queue of this network namespace overflowed, perhaps one of this "
                                            + "JVM's: clients waited for seconds, or were refused\\. Evidence: [0-9]+ overflows in this "
                                            + "network namespace, the first [0-9]+ s ago, the last [0-9]+ s ago; the kernel does not say "
                                            + "which queue, and other processes listen here, or a backlog is unknown\\. Candidates: 127\\.0\\."
                                            + "0\\.1:" + port
                                            + " \\(shop\\)\\. Remedy: Run `ss -ltn` while clients wait: ")
                            .contains(
                                    "raise the backlog, up to net.core.somaxconn, now 1024: at once with setBacklog of the "
                                            + "Listener bean"));
        }
    }
}
