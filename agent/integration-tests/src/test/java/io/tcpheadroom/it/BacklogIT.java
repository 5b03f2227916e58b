package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.MBeanException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The backlog of a listener is raised while the program runs, and the kernel has it then. */
class BacklogIT {
    private static final String FAST = "sample.seconds=0.1";

    static Stream<Arguments> jdks_and_kinds() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of("socket", "channel", "async", "tls", "netty-idle-NIO", "netty-idle-EPOLL")
                        .map(kind -> Arguments.of(jdk, kind)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("jdks_and_kinds")
    void a_full_queue_has_room_as_soon_as_its_backlog_is_raised(Jdk jdk, String kind) throws Exception {
        a_full_queue_gets_room(ForkedJvm.on(jdk).withJars("netty.4.1"), kind);
    }

    @OnEachJdk
    void a_listener_of_io_uring_is_reached_too(Jdk jdk) throws Exception {
        a_full_queue_gets_room(ForkedJvm.on(jdk).withJars("netty.4.2"), "netty-idle-IO_URING");
    }

    static Stream<Jdk> with_the_old_implementation_on_request() {
        return Jdk.supported(13, 17);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("with_the_old_implementation_on_request")
    void a_listener_of_the_old_implementation_is_reached_too(Jdk jdk) throws Exception {
        a_full_queue_gets_room(ForkedJvm.on(jdk).jvmOption("-Djdk.net.usePlainSocketImpl=true"), "socket");
    }

    private static void a_full_queue_gets_room(ForkedJvm.Builder forked, String kind) throws Exception {
        try (ForkedJvm jvm = forked.withAgent(FAST).scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen " + kind + " 5"));
            ObjectName listener = Names.listener(port, "127.0.0.1");
            jvm.tell("accept off");
            jvm.tell("connect channel 6");
            Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read)
                            .containsEntry("Used", 6L)
                            .containsEntry("Limit", 5L)
                            .containsEntry("UtilizationRatio", 1.0)
                            .containsEntry("QueuePeak", 6L)
                            .containsEntry("WaitSeconds", null));
            assertThat(ListeningRow.of(port)).containsExactly(new ListeningRow(6, 5));

            assertThat(setBacklog(jvm, listener, 50)).isEqualTo("50 is the effective backlog now");
            jvm.tell("connect channel 45");

            Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read)
                            .containsEntry("Used", 51L)
                            .containsEntry("Backlog", 50)
                            .containsEntry("Limit", 50L)
                            .containsEntry("QueuePeak", 51L));
            assertThat(ListeningRow.of(port)).containsExactly(new ListeningRow(51, 50));
            assertThat(jvm.err().soFar()) // newer JDKs warn of Netty
                    .filteredOn(line -> line.startsWith("tcp-headroom"))
                    .singleElement()
                    .asString()
                    .startsWith("tcp-headroom: backlog of 127.0.0.1:" + port
                            + " (shop) set to 50 by the operation setBacklog(50), called by thread ")
                    .endsWith("; it was 5");
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    /** In a network namespace of its own, whose overflows are all of this one queue. */
    @OnEachJdk
    void whoever_the_full_queue_dropped_gets_in_and_no_further_overflow_is_counted(Jdk jdk) throws Exception {
        OwnNamespace.needed();
        try (ForkedJvm jvm =
                ForkedJvm.on(jdk).after(OwnNamespace.ALONE).withAgent(FAST).scripted()) {
            String listener = "type=Listener,port=" + jvm.tell("listen channel 5") + ",address=127.0.0.1 ";
            jvm.tell("accept off");
            jvm.tell("connect channel 6");
            Await.until(() -> jvm.tell("read " + listener + "Used"), "6");
            assertThat(jvm.tell("read " + listener + "OverflowsWhileFullTotal")).isEqualTo("0");
            assertThat(jvm.tell("read type=Pressure ListenOverflowsTotal")).isEqualTo("0");

            jvm.tell("knock 3");
            Await.satisfied(
                    () -> Long.parseLong(jvm.tell("read " + listener + "OverflowsWhileFullTotal")),
                    overflows -> assertThat(overflows).isGreaterThanOrEqualTo(3));

            assertThat(jvm.tell("invoke " + listener + "setBacklog 50")).isEqualTo("50 is the effective backlog now");
            Await.until(() -> jvm.tell("read " + listener + "Used"), "9");
            String overflows = jvm.tell("read type=Pressure ListenOverflowsTotal");
            jvm.tell("connect channel 42");
            Await.until(() -> jvm.tell("read " + listener + "Used"), "51");
            assertThat(jvm.tell("read type=Pressure ListenOverflowsTotal")).isEqualTo(overflows);
            assertThat(Long.parseLong(jvm.tell("read " + listener + "OverflowsWhileFullTotal")))
                    .isBetween(3L, Long.parseLong(overflows));
        }
    }

    @OnEachJdk
    void what_is_more_than_somaxconn_is_capped_and_the_answer_says_so(Jdk jdk) throws Exception {
        long somaxconn = Sysctl.number("net/core/somaxconn");
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent(FAST).scripted()) {
            int port = Integer.parseInt(jvm.tell("listen channel 5"));
            ObjectName listener = Names.listener(port, "127.0.0.1");
            jvm.beans().await(listener);

            assertThat(setBacklog(jvm, listener, (int) somaxconn + 1))
                    .isEqualTo(
                            somaxconn + " is the effective backlog now: net.core.somaxconn caps the " + (somaxconn + 1)
                                    + " asked for. To get more, raise net.core.somaxconn and call this again.");

            assertThat(ListeningRow.of(port)).containsExactly(new ListeningRow(0, somaxconn));
            Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read)
                            .containsEntry("Limit", somaxconn)
                            .containsEntry("Backlog", (int) somaxconn + 1));
        }
    }

    static Stream<Jdk> with_unix_domain() {
        return Jdk.supported(16, Integer.MAX_VALUE);
    }

    /** Where the queue were still full, the connect would wait for good. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("with_unix_domain")
    void a_listener_of_unix_domain_takes_more_too(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent(FAST).scripted()) {
            jvm.tell("listen unix 5");
            jvm.tell("accept off");
            jvm.tell("connect unix 6");
            ObjectName pattern = new ObjectName("tcp.headroom:type=Listener,port=0,*");
            ObjectName listener = new ObjectName(Await.satisfied(
                            () -> jvm.beans().names(pattern),
                            names -> assertThat(names).hasSize(1))
                    .get(0));

            assertThat(setBacklog(jvm, listener, 50)).isEqualTo("50 is the effective backlog now");
            jvm.tell("connect unix 45");

            Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read).containsEntry("Limit", 50L).containsEntry("Used", null));
        }
    }

    @OnEachJdk
    void of_two_listeners_on_one_port_each_has_its_own_backlog(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent(FAST).scripted()) {
            int port = Integer.parseInt(jvm.tell("listen shared 40"));
            jvm.beans().await(Names.listener(port, "127.0.0.1"));
            jvm.tell("listen shared 50");
            jvm.tell("accept off");
            jvm.beans().await(Names.listener(port, "127.0.0.1-2"));

            setBacklog(jvm, Names.listener(port, "127.0.0.1-2"), 60);
            jvm.tell("connect channel 20");

            List<Map<String, Object>> both = Await.satisfied(
                    () -> List.of(
                            jvm.beans().read(Names.listener(port, "127.0.0.1")),
                            jvm.beans().read(Names.listener(port, "127.0.0.1-2"))),
                    read -> {
                        assertThat(read).extracting(each -> each.get("Limit")).containsExactly(40L, 60L);
                        assertThat(read).extracting(each -> each.get("Address")).containsOnly("127.0.0.1");
                        assertThat(read.stream()
                                        .mapToLong(each -> (Long) each.get("Used"))
                                        .sum())
                                .isEqualTo(20);
                    });
            assertThat(ListeningRow.of(port))
                    .containsExactlyInAnyOrderElementsOf(both.stream()
                            .map(each -> new ListeningRow((Long) each.get("Used"), (Long) each.get("Limit")))
                            .toList());
        }
    }

    @Test
    void an_agent_that_lets_nothing_be_changed_refuses() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent(FAST + ",operations=readonly")
                .scripted()) {
            int port = Integer.parseInt(jvm.tell("listen channel 5"));
            ObjectName listener = Names.listener(port, "127.0.0.1");
            jvm.beans().await(listener);

            assertThatThrownBy(() -> setBacklog(jvm, listener, 50))
                    .isInstanceOf(MBeanException.class)
                    .hasMessage("refused by the agent's option operations=readonly");

            assertThat(ListeningRow.of(port)).containsExactly(new ListeningRow(0, 5));
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @OnEachJdk
    void a_listener_from_before_the_attach_can_be_reached_once_it_has_accepted(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            int port = Integer.parseInt(jvm.tell("listen channel 5"));
            ObjectName listener = Names.listener(port, "127.0.0.1");
            jvm.attach(FAST);
            jvm.beans().await(listener);
            assertThatThrownBy(() -> setBacklog(jvm, listener, 50))
                    .isInstanceOf(RuntimeMBeanException.class)
                    .cause()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("the backlog of 127.0.0.1:" + port
                            + " (unattributed) cannot be set: the agent did not see its listen call, so its socket cannot be "
                            + "reached before the JDK accepts a connection there");

            jvm.tell("connect channel 1");

            assertThat(setBacklog(jvm, listener, 50)).isEqualTo("50 is the effective backlog now");
            assertThat(ListeningRow.of(port)).containsExactly(new ListeningRow(0, 50));
            Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read).containsEntry("Limit", 50L).containsEntry("Backlog", 50));
        }
    }

    @Test
    void how_long_connections_wait_is_known_once_some_are_accepted() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            int port = Integer.parseInt(jvm.tell("listen channel 20"));
            ObjectName listener = Names.listener(port, "127.0.0.1");
            jvm.tell("accept off");
            jvm.tell("connect channel 6");
            Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read).containsEntry("Used", 6L).containsEntry("WaitSeconds", null));

            jvm.tell("accept next");
            jvm.tell("accept next");

            Map<String, Object> accepted = Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read)
                            .containsEntry("Used", 4L)
                            .containsEntry("AcceptedTotal", 2L)
                            .hasEntrySatisfying(
                                    "WaitSeconds",
                                    seconds -> assertThat((Double) seconds).isPositive()));
            assertThat(accepted).containsEntry("QueuePeak", 6L);
        }
    }

    private static String setBacklog(ForkedJvm jvm, ObjectName listener, int backlog) throws Exception {
        return (String)
                jvm.beans().server().invoke(listener, "setBacklog", new Object[] {backlog}, new String[] {"int"});
    }
}
