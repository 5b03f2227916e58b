package io.tcpheadroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.rmi.server.RMIServerSocketFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementPortsTest {
    private static final String PORT = "com.sun.management.jmxremote.port";

    @AfterEach
    void forget() {
        System.clearProperty(PORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "service:jmx:rmi:///jndi/rmi://127.0.0.1:9010/jmxrmi",
                "service:jmx:rmi://127.0.0.1/stub/",
                "service:jmx:rmi://127.0.0.1/stub/not base 64",
                "service:jmx:rmi://127.0.0.1/stub/AAAA",
                "service:jmx:rmi://127.0.0.1/stub/VW5pY2FzdFJlZg==",
                "service:jmx:rmi://127.0.0.1/stub/VW5pY2FzdFJlZgD/AAA="
            })
    void an_address_without_a_port_in_it_has_none(String address) {
        assertThat(ManagementPorts.port(address)).isEmpty();
    }

    /** The local connector has a socket factory, a connector of the program's may have none. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_address_of_a_connector_tells_its_port(boolean hasFactory) throws IOException {
        AtomicInteger port = new AtomicInteger();
        List<ServerSocket> ofRmi = new CopyOnWriteArrayList<>();
        RMIServerSocketFactory factory = wanted -> {
            ServerSocket socket = new ServerSocket(wanted);
            port.set(socket.getLocalPort());
            ofRmi.add(socket);
            return socket;
        };
        if (!hasFactory) {
            try (ServerSocket free = new ServerSocket(0)) {
                port.set(free.getLocalPort());
            }
        }
        Map<String, Object> environment = new HashMap<>();
        if (hasFactory) {
            environment.put(RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE, factory);
        }
        JMXConnectorServer connector = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("rmi", null, hasFactory ? 0 : port.get()),
                environment,
                ManagementFactory.getPlatformMBeanServer());
        connector.start();
        try {
            assertThat(ManagementPorts.port(connector.getAddress().toString())).isEqualTo(OptionalInt.of(port.get()));
        } finally {
            connector.stop();
            for (ServerSocket socket : ofRmi) {
                socket.close(); // RMI leaves it open, with a thread that waits in accept
            }
        }
    }

    @Test
    void the_port_of_the_jvms_remote_connector_is_known_from_its_property() {
        assertThat(ManagementPorts.include(9_010)).isFalse();

        System.setProperty(PORT, "9010");

        assertThat(ManagementPorts.include(9_010)).isTrue();
        assertThat(ManagementPorts.include(901)).isFalse();
        System.setProperty(PORT, "none");
        assertThat(ManagementPorts.include(0)).isFalse();
    }
}
