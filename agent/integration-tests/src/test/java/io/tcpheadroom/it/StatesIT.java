package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.ProcessData;
import io.tcpheadroom.api.SocketData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose sockets are in which of the kernel's states: its tables joined with who opened what. */
@Order(1)
class StatesIT {
    private static final Path RINGS_DISABLED = Path.of("/proc/sys/kernel/io_uring_disabled");

    /** The beans, with the kernel's tables read for those who ask: on a machine with many connections nobody else reads them often. */
    private static RemoteBeans now(ForkedJvm jvm) throws Exception {
        jvm.beans().sockets().list("nothing is called so");
        return jvm.beans();
    }

    private static ForkedJvm program(Jdk jdk) throws Exception {
        return ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted();
    }

    private static Long closeWait(ForkedJvm jvm, String app) throws Exception {
        return jvm.beans().app(app).getCloseWait();
    }

    /** The call sites with connections that the far end has closed, by class of the line. */
    private static Map<String, Long> closeWaitByCallSite(ForkedJvm jvm) throws Exception {
        return jvm.beans().sockets().callSites().stream()
                .filter(site -> site.getCloseWait() != null && site.getCloseWait() > 0)
                .collect(Collectors.toMap(
                        site -> site.getApp() + " " + site.getCallSite().replaceAll(".*programs\\.(\\w+)\\..*", "$1"),
                        site -> site.getCloseWait(),
                        Long::sum,
                        TreeMap::new));
    }

    @OnEachJdk
    void connections_that_their_peer_closed_count_for_the_app_and_the_call_site_that_opened_them(Jdk jdk)
            throws Exception {
        try (ForkedJvm jvm = program(jdk)) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 50"));
            jvm.tell("as crawler");
            jvm.tell("connect socket 30");
            jvm.tell("as importer");
            jvm.tell("connect channel 20");
            jvm.tell("as shop");
            jvm.tell("close-accepted");

            Await.until(() -> closeWait(jvm, "crawler"), 30L);
            Await.until(() -> closeWait(jvm, "importer"), 20L);
            assertThat(closeWait(jvm, "shop")).isZero();
            assertThat(jvm.beans().app("crawler").getEstablished()).isZero();
            assertThat(jvm.beans().sockets().getCloseWait()).isEqualTo(50);
            assertThat(jvm.beans().sockets().getByState()).containsEntry("CLOSE_WAIT", 50L);
            assertThat(closeWaitByCallSite(jvm)).hasToString("{crawler SocketKind=30, importer ChannelKind=20}");
            List<SocketData> listed = jvm.beans().sockets().list("crawler close_wait");
            assertThat(listed).hasSize(30).allSatisfy(socket -> {
                assertThat(socket.getPeer()).isEqualTo("127.0.0.1:" + port);
                assertThat(socket.getState()).isEqualTo("CONNECTED");
                assertThat(jvm.link(socket.getDescriptor())).startsWith("socket:");
            });

            jvm.tell("as crawler");
            jvm.tell("close");
            now(jvm);
            Await.until(() -> closeWait(jvm, "crawler"), 0L);
            Await.until(() -> jvm.beans().sockets().list("close_wait").size(), 20);
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    static Stream<Arguments> jdks_and_stacks() {
        return Jdk.supported().flatMap(jdk -> Stream.of("false", "true").map(only4 -> Arguments.of(jdk, only4)));
    }

    /** Over IPv4, whose sockets are IPv6 ones with mapped addresses unless the JVM is told otherwise. */
    @ParameterizedTest(name = "{0}, preferIPv4Stack={1}")
    @MethodSource("jdks_and_stacks")
    void each_end_of_a_connection_within_one_jvm_counts_once_for_its_own_app(Jdk jdk, String only4) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1")
                .jvmOption("-Djava.net.preferIPv4Stack=" + only4)
                .scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen socket 50");
            jvm.tell("as crawler");
            jvm.tell("connect socket 5");
            jvm.tell("send 100");

            Await.until(() -> now(jvm).app("crawler").getEstablished(), 5L);
            Await.until(() -> now(jvm).app("shop").getEstablished(), 5L);
            Await.until(() -> now(jvm).app("shop").getUnreadBytes(), 500L);
            assertThat(jvm.beans().app("crawler").getUnreadBytes()).isZero();
            assertThat(jvm.beans().app("crawler").getUnsentBytes()).isZero();
            assertThat(jvm.beans().sockets().list("shop accepted established unread=100"))
                    .hasSize(5)
                    .extracting(SocketData::getPeer)
                    .allMatch(peer -> peer.startsWith("127.0.0.1:"))
                    .doesNotHaveDuplicates();
            assertThat(jvm.beans().sockets().list("crawler unread>0")).isEmpty();
        }
    }

    @OnEachJdk
    void what_waits_to_be_accepted_is_nobodys_yet(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = program(jdk)) {
            jvm.tell("as shop");
            jvm.tell("listen channel 20");
            jvm.tell("accept off");
            jvm.tell("as crawler");
            jvm.tell("connect socket 6");

            Await.satisfied(
                    () -> now(jvm).sockets().getOtherRows(),
                    rows -> assertThat(rows).containsEntry("QUEUED", 6L));
            Await.until(() -> now(jvm).app("crawler").getEstablished(), 6L);
            assertThat(jvm.beans().app("shop").getEstablished()).isZero();
            assertThat(jvm.beans().sockets().list("shop listen unread=6")).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}, Netty {1}, {2} listens, {3} connects")
    @MethodSource("jdks_and_nettys")
    void sockets_of_netty_s_own_transports_have_their_states_too_and_so_have_their_listeners(
            Jdk jdk, String version, String listening, String connecting) throws Exception {
        Needed.that(
                !(listening + connecting).contains("URING") || mayUseRings(),
                "io_uring is disabled here: " + RINGS_DISABLED);
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1")
                .withJars("netty." + version)
                .scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen netty-" + listening + " 50"));
            jvm.tell("as crawler");
            jvm.tell("connect netty-" + connecting + " 10");

            Await.until(() -> now(jvm).app("crawler").getEstablished(), 10L);
            Await.until(() -> now(jvm).app("shop").getEstablished(), 10L);
            // the rows may have been read while the last connection still waited to be accepted
            Await.satisfied(
                    () -> jvm.beans().sockets().list("shop listener"),
                    listed -> assertThat(listed).singleElement().satisfies(listener -> {
                        assertThat(listener.getApp()).isEqualTo("shop");
                        assertThat(listener.getKind()).isEqualTo("LISTENER");
                        assertThat(listener.getKernelState()).isEqualTo("LISTEN");
                        assertThat(listener.getUnreadBytes()).isZero();
                    }));
            assertThat(jvm.beans().read(Names.listener(port, "127.0.0.1"), "App"))
                    .isEqualTo("shop");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    static Stream<Arguments> jdks_and_nettys() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "4.1", "EPOLL", "EPOLL"),
                        Arguments.of(jdk, "4.2", "EPOLL", "IO_URING"),
                        Arguments.of(jdk, "4.2", "IO_URING", "EPOLL")));
    }

    /** There since Linux 6.6; 1 refuses them to those without CAP_SYS_ADMIN, 2 to all. */
    private static boolean mayUseRings() throws IOException {
        return Files.notExists(RINGS_DISABLED)
                || Files.readString(RINGS_DISABLED).trim().equals("0");
    }

    /** Of the process, by the kernel's name of the state. */
    private static Map<String, Long> asSs(ForkedJvm jvm) throws Exception {
        Process ss =
                new ProcessBuilder("ss", "-Htanpe").redirectErrorStream(true).start();
        List<String> lines =
                new String(ss.getInputStream().readAllBytes()).lines().toList();
        assertThat(ss.waitFor()).as("%s", lines).isZero();
        return lines.stream()
                .filter(line -> line.contains(",pid=" + jvm.pid() + ","))
                .map(line -> line.split(" ")[0].replace('-', '_').replace("ESTAB", "ESTABLISHED"))
                .collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()));
    }

    /** With those of the connection that asks. */
    @OnEachJdk
    void the_numbers_are_those_of_ss(Jdk jdk) throws Exception {
        Needed.orSkipped(
                Stream.of("/usr/bin/ss", "/bin/ss", "/usr/sbin/ss", "/sbin/ss")
                        .anyMatch(ss -> Files.isExecutable(Path.of(ss))),
                "no ss here");
        try (ForkedJvm jvm = program(jdk)) {
            jvm.tell("as shop");
            jvm.tell("listen socket 50");
            jvm.tell("as crawler");
            jvm.tell("connect socket 20");
            jvm.tell("as shop");
            jvm.tell("close-accepted");
            jvm.tell("as crawler");
            jvm.tell("connect channel 7");

            List<Map<String, Long>> both = Await.satisfied(
                    () -> List.of(now(jvm).sockets().getByState(), asSs(jvm)),
                    asked -> assertThat(asked.get(0)).isEqualTo(asked.get(1)).containsEntry("CLOSE_WAIT", 20L));
            assertThat(both.get(1).get("ESTABLISHED")).isGreaterThanOrEqualTo(14);
        }
    }

    /** As a sidecar is. */
    @Test
    void another_process_is_named_with_what_it_holds_and_is_no_app() throws Exception {
        try (ForkedJvm jvm = program(Jdk.current());
                ForkedJvm sidecar = ForkedJvm.on(Jdk.current()).scripted()) {
            sidecar.tell("as mesh");
            sidecar.tell("listen socket 50");
            sidecar.tell("connect channel 9");

            List<ProcessData> found = Await.satisfied(
                    () -> jvm.beans().sockets().otherProcesses().stream()
                            .filter(process -> process.getPid() == sidecar.pid())
                            .toList(),
                    processes -> assertThat(processes).hasSize(1));
            assertThat(found.get(0).getCommand()).isEqualTo("java");
            assertThat(found.get(0).getSockets()).isEqualTo(19);
            assertThat(found.get(0).getListening()).isEqualTo(1);
            assertThat(found.get(0).getEstablished()).isEqualTo(18);
            assertThat(found.get(0).getCloseWait()).isZero();
            assertThat(jvm.beans().sockets().getOtherProcesses().get("java")).isGreaterThanOrEqualTo(19);
            assertThat(jvm.beans().names()).doesNotContain(Names.app("mesh").toString());
        }
    }

    @Test
    void what_was_open_before_the_attach_has_its_state_and_its_peer() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 80"));
            jvm.tell("as crawler");
            jvm.tell("connect socket 60");
            jvm.tell("as shop");
            jvm.tell("close-accepted");
            jvm.attach("sample.seconds=0.1");

            Await.until(() -> now(jvm).sockets().getCloseWait(), 60L);
            Await.until(
                    () -> jvm.beans()
                            .sockets()
                            .list("unattributed client close_wait 127.0.0.1:" + port)
                            .size(),
                    60);
            FindingData finding = kept(jvm, "unattributed");
            assertThat(finding.getProblem())
                    .isEqualTo(
                            "connections to 127.0.0.1:" + port + " were closed by the far end and are still open here");
            assertThat(finding.getEvidence()).contains("where they were opened is not known");
        }
    }

    @Test
    void connections_that_are_kept_though_their_peer_closed_them_are_a_finding_until_they_are_closed()
            throws Exception {
        try (ForkedJvm jvm = program(Jdk.current())) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 80"));
            jvm.tell("as careful");
            jvm.tell("connect socket 9");
            jvm.tell("as crawler");
            jvm.tell("connect socket 60");
            jvm.tell("as shop");
            jvm.tell("close-accepted");

            FindingData finding = kept(jvm, "crawler");
            assertThat(finding.getSeverity()).isEqualTo("WARN");
            assertThat(finding.getProblem())
                    .isEqualTo(
                            "connections to 127.0.0.1:" + port + " were closed by the far end and are still open here");
            assertThat(finding.getEvidence())
                    .matches(
                            "60 in CLOSE_WAIT, 60 of them for 10 s or more, the longest for \\d+ s; "
                                    + "opened at io\\.tcpheadroom\\.programs\\.SocketKind\\.connected\\(SocketKind\\.java:\\d+\\)");
            assertThat(ofApp(jvm, "careful")).isEmpty();

            jvm.tell("as crawler");
            jvm.tell("close");
            Await.until(() -> ofApp(jvm, "crawler"), List.of());
        }
    }

    private static FindingData kept(ForkedJvm jvm, String app) {
        return Await.satisfied(() -> ofApp(jvm, app), found -> assertThat(found).hasSize(1))
                .get(0);
    }

    private static List<FindingData> ofApp(ForkedJvm jvm, String app) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getSubject().equals("app " + app))
                .toList();
    }
}
