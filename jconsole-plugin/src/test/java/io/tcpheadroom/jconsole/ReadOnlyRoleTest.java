package io.tcpheadroom.jconsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.model.BeanType;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXPrincipal;
import javax.management.remote.JMXServiceURL;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that may read and call nothing, as jmxremote.access gives it. */
class ReadOnlyRoleTest {
    /** So many that the tab asks before it queries their names. */
    private static final int MANY = 100;

    @TempDir
    private Path folder;

    @Test
    void it_sees_all_there_is_to_see() throws Exception {
        FakeJvm jvm = FakeJvm.withAgent();
        jvm.descriptors(90, 100, "WARN");
        for (int i = 0; i < MANY; i++) {
            jvm.app("shop" + i, 3);
        }
        jvm.kernel(new HashMap<>(Map.of("somaxconn", 4096L)));
        JMXConnectorServer server = server(jvm);
        server.start();
        try (JMXConnector connector = JMXConnectorFactory.connect(server.getAddress())) {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            assertThatThrownBy(() -> connection.invoke(Names.AGENT, "report", null, null))
                    .isInstanceOf(SecurityException.class);

            jvm.snapshot(connection);
            jvm.clock.advance(Duration.ofSeconds(1));
            Snapshot snapshot = jvm.snapshot(connection);

            assertThat(snapshot.resources()).hasSize(1);
            assertThat(snapshot.beans(BeanType.APP)).hasSize(MANY);
            assertThat(snapshot.kernelValues()).hasSize(1);
            assertThat(snapshot.unreadableBeans()).isZero();
        } finally {
            server.stop();
        }
    }

    private JMXConnectorServer server(FakeJvm jvm) throws Exception {
        Path access = Files.writeString(folder.resolve("jmxremote.access"), "monitor readonly\n");
        JMXAuthenticator everybodyIsMonitor =
                credentials -> new Subject(true, Set.of(new JMXPrincipal("monitor")), Set.of(), Set.of());
        return JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://"),
                Map.of(
                        "jmx.remote.x.access.file",
                        access.toString(),
                        JMXConnectorServer.AUTHENTICATOR,
                        everybodyIsMonitor),
                jvm.connection());
    }
}
