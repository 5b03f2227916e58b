package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own remote JMX with passwords: who may only look, and who may change something. */
class ReadOnlyRoleIT {
    private static final ObjectName FDS = Names.resource("process-fds");

    @Test
    void a_read_only_role_sees_everything_and_changes_nothing(@TempDir Path folder) throws Exception {
        int port = Monitoring.freePort();
        try (ForkedJvm jvm = secured(folder, port);
                RemoteBeans reader = connect(port, "reader")) {
            reader.awaitAll();
            MBeanServerConnection server = reader.server();
            for (ObjectName name : server.queryNames(Names.ALL, null)) {
                assertThat(reader.read(name))
                        .hasSameSizeAs(server.getMBeanInfo(name).getAttributes());
            }
            server.addNotificationListener(FDS, (told, handback) -> {}, null, null);

            assertThatThrownBy(() -> server.setAttribute(FDS, new Attribute("WarnRatio", 0.5)))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> server.invoke(Names.AGENT, "uninstall", null, null))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> server.unregisterMBean(FDS)).isInstanceOf(SecurityException.class);
            assertThat(reader.read(FDS, "WarnRatio")).isEqualTo(0.85);
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void a_role_that_may_write_sets_a_band_and_a_senseless_one_is_refused(@TempDir Path folder) throws Exception {
        int port = Monitoring.freePort();
        try (ForkedJvm jvm = secured(folder, port);
                RemoteBeans writer = connect(port, "writer")) {
            writer.awaitAll();
            MBeanServerConnection server = writer.server();
            server.setAttribute(FDS, new Attribute("WarnRatio", 0.5));
            assertThat(writer.read(FDS, "WarnRatio")).isEqualTo(0.5);

            for (double senseless : new double[] {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatThrownBy(() -> server.setAttribute(FDS, new Attribute("WarnRatio", senseless)))
                        .isInstanceOf(RuntimeMBeanException.class)
                        .hasMessageContaining("a ratio is from 0 to 1, where 0 is off: " + senseless);
            }
            assertThatThrownBy(() -> server.setAttribute(FDS, new Attribute("WarnRatio", "half")))
                    .isInstanceOf(InvalidAttributeValueException.class);
            assertThatThrownBy(() -> server.setAttribute(FDS, new Attribute("Used", 1L)))
                    .hasMessageContaining("Used");
            assertThat(writer.read(FDS, "WarnRatio")).isEqualTo(0.5);
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void with_operations_readonly_nobody_changes_anything_through_a_bean(@TempDir Path folder) throws Exception {
        int port = Monitoring.freePort();
        try (ForkedJvm jvm = secured(folder, port, "operations=readonly");
                RemoteBeans writer = connect(port, "writer")) {
            writer.awaitAll();
            MBeanServerConnection server = writer.server();

            assertThatThrownBy(() -> server.setAttribute(FDS, new Attribute("WarnRatio", 0.5)))
                    .isInstanceOf(MBeanException.class)
                    .hasMessage("refused by the agent's option operations=readonly");
            assertThatThrownBy(() -> server.setAttribute(Names.SOCKETS, new Attribute("CallSiteDepth", "stack")))
                    .isInstanceOf(MBeanException.class);
            assertThatThrownBy(() -> server.invoke(Names.AGENT, "uninstall", null, null))
                    .isInstanceOf(MBeanException.class);
            assertThat(writer.read(FDS, "WarnRatio")).isEqualTo(0.85);
            assertThat(writer.read(Names.SOCKETS, "CallSiteDepth")).isEqualTo("first");
            assertThat(server.invoke(Names.AGENT, "report", null, null).toString())
                    .startsWith("TCP Headroom");
            assertThat(jvm.err().soFar()).isEmpty();
            assertThat(jvm.detach()).contains("detached");
        }
    }

    private static ForkedJvm secured(Path folder, int port, String... options) throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "reader tests\nwriter tests\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
        Path access = Files.writeString(folder.resolve("access"), "reader readonly\nwriter readwrite\n");
        ForkedJvm.Builder builder = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.1"
                        + Stream.of(options).map(","::concat).collect(Collectors.joining()));
        Map.of(
                        "port", Integer.toString(port),
                        "rmi.port", Integer.toString(port),
                        "host", "127.0.0.1",
                        "ssl", "false",
                        "authenticate", "true",
                        "password.file", passwords.toString(),
                        "access.file", access.toString())
                .forEach((key, value) -> builder.jvmOption("-Dcom.sun.management.jmxremote." + key + "=" + value));
        return builder.jvmOption("-Djava.rmi.server.hostname=127.0.0.1").scripted();
    }

    private static RemoteBeans connect(int port, String role) throws Exception {
        return new RemoteBeans(
                "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi",
                Map.of(JMXConnector.CREDENTIALS, new String[] {role, "tests"}));
    }
}
