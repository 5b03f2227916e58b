package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Programs that are driven to their wall, one connection after the other: what is said at about a third of the way, and where
 * the program fails.
 */
@Order(1)
class HeadroomIT {
    private static final int STEP = 20;
    private static final int KILLED = 128 + 9;

    /** A program without the agent: the far end. */
    private static ForkedJvm farEnd() throws IOException {
        return ForkedJvm.on(Jdk.current()).program("CostlyServer");
    }

    private static ForkedJvm.Builder server() {
        return ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1");
    }

    private static String headroom(ForkedJvm jvm, String attribute) throws IOException {
        return jvm.tell("read type=Headroom " + attribute);
    }

    private static double cost(ForkedJvm jvm, String resource) throws IOException {
        return Double.parseDouble(jvm.tell("read type=Resource,name=" + resource + " ConnectionCost"));
    }

    private static int open(ForkedJvm from, int connections, String port) throws IOException {
        return Integer.parseInt(from.tell("open " + connections + " " + port));
    }

    /** In steps, each of which the agent of a program sees. */
    private static int openInSteps(ForkedJvm from, String port, int steps, ForkedJvm seen, int samples)
            throws IOException {
        int opened = 0;
        for (int i = 0; i < steps; i++) {
            opened += open(from, STEP, port);
            seen.tell("samples " + samples);
        }
        return opened;
    }

    /** What is foreseen after so many steps comes true. */
    private static void assertForesees(
            String program, ForkedJvm server, ForkedJvm clients, String cost, int steps, String resource)
            throws IOException {
        server.tell("agent");
        String port = server.tell("serve " + cost);
        int opened = openInSteps(clients, port, steps, server, 2); // the second was begun after the last connection

        assertThat(headroom(server, "Direction")).isEqualTo("INCOMING");
        assertThat(headroom(server, "Open")).isEqualTo(Integer.toString(opened));
        assertThat(headroom(server, "Resource")).isEqualTo(resource);
        assertThat(server.tell("read type=Resource,name=" + resource + " ConnectionCostSource"))
                .isEqualTo("MEASURED");
        int foreseen = opened + Integer.parseInt(headroom(server, "Connections"));
        int met = opened + open(clients, foreseen, port);

        HeadroomPage.assertMet(program, resource, opened, foreseen, met);
        Await.until(() -> headroom(server, "Resource"), resource);
    }

    @Test
    void a_server_fails_where_its_descriptors_end() throws Exception {
        try (ForkedJvm server = server().after("ulimit -n 1000").program("CostlyServer");
                ForkedJvm clients = farEnd()) {
            assertForesees("a server, `ulimit -n 1000`", server, clients, "nothing", 15, "process-fds");
        }
    }

    @Test
    void a_proxy_needs_two_descriptors_for_each_connection() throws Exception {
        try (ForkedJvm server = server().after("ulimit -n 1000").program("CostlyServer");
                ForkedJvm clients = farEnd();
                ForkedJvm backend = farEnd()) {
            assertForesees(
                    "a proxy, `ulimit -n 1000`",
                    server,
                    clients,
                    "socket " + backend.tell("serve nothing"),
                    8,
                    "process-fds");
            assertThat(cost(server, "process-fds")).isCloseTo(2, within(0.05));
        }
    }

    /** The kernel kills it. The files of the control group are read every two seconds. */
    @Test
    void a_server_ends_where_the_memory_of_its_control_group_ends() throws Exception {
        String intoGroup = LimitedGroup.of(1536L << 20);
        ForkedJvm server = server().after(intoGroup)
                .jvmOption("-XX:MaxDirectMemorySize=4g")
                .program("CostlyServer");
        try (ForkedJvm clients = farEnd()) {
            server.tell("agent");
            String port = server.tell("serve buffer " + (2 << 20));
            int opened = openInSteps(clients, port, 12, server, 23);
            assertThat(headroom(server, "Resource")).isEqualTo("cgroup-memory");
            int foreseen = opened + Integer.parseInt(headroom(server, "Connections"));
            int met = opened + open(clients, foreseen, port);

            HeadroomPage.assertMet(
                    "a server with a direct buffer of 2 MiB for each connection, in a control group with 1,536 MiB",
                    "cgroup-memory",
                    opened,
                    foreseen,
                    met,
                    5); // what the JVM itself takes meanwhile counts too
            assertThat(server.exit()).isEqualTo(KILLED);
        } finally {
            server.close();
            LimitedGroup.remove(server.pid());
        }
    }

    /** The collections of a program whose heap is nearly full come by themselves; here they are asked for. */
    @Test
    void a_server_fails_where_its_heap_ends() throws Exception {
        try (ForkedJvm server = server().jvmOption("-Xmx64m")
                        .jvmOption("-XX:+UseSerialGC")
                        .program("CostlyServer");
                ForkedJvm clients = farEnd()) {
            assertForesees(
                    "a server with 96 KiB of heap for each connection, `-Xmx64m`",
                    server,
                    clients,
                    "array 98304",
                    9,
                    "heap");
        }
    }

    @Test
    void a_server_fails_where_its_direct_memory_ends() throws Exception {
        try (ForkedJvm server =
                        server().jvmOption("-XX:MaxDirectMemorySize=32m").program("CostlyServer");
                ForkedJvm clients = farEnd()) {
            assertForesees(
                    "a server with a direct buffer of 64 KiB for each connection, 32 MiB allowed",
                    server,
                    clients,
                    "buffer 65536",
                    9,
                    "direct-memory");
            // the first brings a buffer of NIO's own
            assertThat(cost(server, "direct-memory")).isCloseTo(65_536, Percentage.withPercentage(1));
        }
    }
}
