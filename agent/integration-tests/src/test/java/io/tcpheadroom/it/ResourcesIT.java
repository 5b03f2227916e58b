package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Resources and settings of a forked JVM, beside what the files themselves say. */
class ResourcesIT {
    private static final String FAST = "sample.seconds=0.1";

    @Test
    void the_descriptors_used_are_the_entries_of_the_descriptor_folder() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            jvm.tell("listen channel 50");
            jvm.tell("connect channel 30");
            Await.until(() -> usedFromInside(jvm) - jvm.descriptors(), 0L);

            jvm.tell("connect channel 10");
            Await.until(() -> usedFromInside(jvm) - jvm.descriptors(), 0L);
            jvm.tell("close");
            Await.until(() -> usedFromInside(jvm) - jvm.descriptors(), 0L);
        }
    }

    /** The kernel takes the number before it waits for the connection, and shows it in no listing. */
    @Test
    void a_thread_that_waits_in_accept_uses_a_descriptor_that_no_listing_shows() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            jvm.tell("listen socket 50");
            Await.until(() -> usedFromInside(jvm) - jvm.descriptors(), 0L);

            jvm.tell("accept one-more");
            Await.until(() -> usedFromInside(jvm) - jvm.descriptors(), 1L);
        }
    }

    @Test
    void a_full_accept_queue_shows_every_connection_that_waits_in_it() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 5"));
            jvm.tell("accept off");
            jvm.tell("as crawler");
            jvm.tell("connect socket 6");

            Await.until(() -> jvm.beans().read(Names.listener(port, "127.0.0.1"), "Used"), 6L);
            Map<String, Object> resource = jvm.beans().read(Names.resource("accept-queue"));
            assertThat(resource)
                    .containsEntry("Used", 6L)
                    .containsEntry("Limit", 5L)
                    .containsEntry("Available", 0L)
                    .containsEntry("UtilizationRatio", 1.0)
                    .containsEntry("Status", "CRITICAL");

            long before = (Long) jvm.beans().read(Names.PRESSURE, "ListenOverflowsTotal");
            try (SocketChannel further = SocketChannel.open()) {
                further.configureBlocking(false);
                further.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                Await.satisfied(
                        () -> (Long) jvm.beans().read(Names.PRESSURE, "ListenOverflowsTotal"),
                        overflows -> assertThat(overflows).isGreaterThan(before));
                assertThat(further.finishConnect()).isFalse();
            }
            Await.satisfied(
                    () -> jvm.beans().advice().findings(),
                    findings -> assertThat(findings).anySatisfy(finding -> {
                        assertThat(finding.getSubject()).isEqualTo("listener 127.0.0.1:" + port + " (shop)");
                        assertThat(finding.getEvidence()).contains("this queue (length 5) was full");
                    }));
        }
    }

    /** Those of all processes, and the resource: {@code LocalPortsIT}, in a namespace where nobody else uses any. */
    @Test
    void a_destination_shows_the_local_ports_that_the_program_holds_towards_it() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 50"));
            jvm.tell("as crawler");
            jvm.tell("connect channel 9");

            Await.until(() -> jvm.beans().read(Names.destination("127.0.0.1", port), "Used"), 9L);
            assertThat(jvm.beans().read(Names.destination("127.0.0.1", port)))
                    .containsEntry("App", "crawler")
                    .containsEntry("ConnectedTotal", 9L)
                    .containsEntry("Port", port);
        }
    }

    @Test
    void settings_are_what_the_kernels_files_say() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            Map<String, Object> kernel = jvm.beans().read(Names.KERNEL);

            String[] range = Sysctl.text("net/ipv4/ip_local_port_range").split("\\s+");
            assertThat(kernel)
                    .containsEntry("Somaxconn", Sysctl.number("net/core/somaxconn"))
                    .containsEntry("TcpTwReuse", Sysctl.number("net/ipv4/tcp_tw_reuse"))
                    .containsEntry("TcpFinTimeoutSeconds", Sysctl.number("net/ipv4/tcp_fin_timeout"))
                    .containsEntry("IpLocalPortRangeLow", Long.valueOf(range[0]))
                    .containsEntry("IpLocalPortRangeHigh", Long.valueOf(range[1]))
                    .containsEntry("NrOpen", Sysctl.number("fs/nr_open"))
                    .containsEntry("TcpTwRecycle", null);
        }
    }

    /** A JMX connection would itself be a thread that waits in accept. */
    private static long usedFromInside(ForkedJvm jvm) throws Exception {
        return Long.parseLong(jvm.tell("read process-fds Used"));
    }
}
