package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.TreeMap;
import javax.management.ObjectName;

/** Whose each listener is, and that those through which the JVM is managed stand in front of nobody's. */
class ListenerOriginIT {
    private static final ObjectName QUEUE = Names.resource("accept-queue");

    /** The one connector is opened by this test's own connection, after the program's listener. */
    @OnEachJdk
    void a_listener_of_jmx_is_marked_and_an_empty_one_of_the_program_comes_first(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            String port = jvm.tell("listen socket 7");

            Await.satisfied(
                    () -> origins(jvm),
                    origins -> assertThat(origins.values()).containsExactlyInAnyOrder("PROGRAM", "JMX"));
            assertThat(origins(jvm)).containsEntry(port, "PROGRAM");
            Await.satisfied(
                    () -> jvm.beans().read(QUEUE),
                    queue -> assertThat(queue)
                            .containsEntry("Limit", 7L)
                            .containsEntry("Status", "OK")
                            .hasEntrySatisfying(
                                    "Reason",
                                    reason -> assertThat(reason.toString())
                                            .startsWith("the fullest: 127.0.0.1:" + port)));
        }
    }

    @OnEachJdk
    void a_listener_of_jmx_from_before_the_attach_is_marked_too(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            String port = jvm.tell("listen channel 7");
            jvm.connected();
            jvm.attach("sample.seconds=0.1");

            Await.satisfied(
                    () -> origins(jvm),
                    origins -> assertThat(origins.values()).containsExactlyInAnyOrder("UNKNOWN", "JMX"));
            assertThat(origins(jvm)).containsEntry(port, "UNKNOWN");
            Await.satisfied(
                    () -> jvm.beans().read(QUEUE),
                    queue -> assertThat(queue)
                            .containsEntry("Limit", null)
                            .containsEntry("Status", "UNKNOWN")
                            .hasEntrySatisfying(
                                    "Reason",
                                    reason -> assertThat(reason.toString())
                                            .startsWith("the backlog of 127.0.0.1:" + port
                                                    + " (unattributed) is unknown")));
        }
    }

    /** Asked from inside the program, so that no connector of JMX is there yet, and then with one. */
    @OnEachJdk
    void a_queue_that_is_full_at_the_attach_is_never_called_ok(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            String port = jvm.tell("listen socket 20");
            jvm.tell("accept off");
            jvm.tell("connect channel 21");
            jvm.attach("sample.seconds=0.1");

            assertThat(jvm.tell("read accept-queue Status")).isEqualTo("UNKNOWN");
            assertThat(jvm.tell("read accept-queue Used")).isEqualTo("21");
            Await.satisfied(() -> origins(jvm), origins -> assertThat(origins).containsValue("JMX"));
            assertThat(jvm.beans().read(QUEUE))
                    .containsEntry("Used", 21L)
                    .containsEntry("Status", "UNKNOWN")
                    .hasEntrySatisfying(
                            "Reason", reason -> assertThat(reason.toString()).contains("127.0.0.1:" + port));
        }
    }

    /** By port. */
    private static TreeMap<String, String> origins(ForkedJvm jvm) throws Exception {
        TreeMap<String, String> origins = new TreeMap<>();
        for (String name : jvm.beans().names(new ObjectName("tcp.headroom:type=Listener,*"))) {
            ObjectName listener = new ObjectName(name);
            origins.put(listener.getKeyProperty("port"), (String) jvm.beans().read(listener, "Origin"));
        }
        return origins;
    }
}
