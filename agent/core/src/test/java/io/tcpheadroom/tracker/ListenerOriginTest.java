package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.net.ServerSocket;
import java.rmi.Remote;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who called listen is seen from the stack, as RMI builds it. */
class ListenerOriginTest {
    private final Tracker tracker = Tracked.tracker();
    private final FileDescriptor descriptor = new FileDescriptor();
    private final List<ServerSocket> ofRmi = new CopyOnWriteArrayList<>();

    /** A socket factory that RMI asks for its listener: there the tracker hears of it. */
    private final RMIServerSocketFactory listening = port -> {
        listen();
        ServerSocket socket = new ServerSocket(port);
        ofRmi.add(socket);
        return socket;
    };

    private void listen() {
        tracker.opened(5, descriptor, Kind.LISTENER);
        tracker.listening(5, descriptor, 50);
    }

    private ListenerOrigin origin() {
        assertThat(tracker.listeners()).hasSize(1);
        return tracker.listeners().iterator().next().origin();
    }

    /** RMI leaves it open, with a thread that waits in accept. */
    @AfterEach
    void close() throws IOException {
        for (ServerSocket socket : ofRmi) {
            socket.close();
        }
        Reference.reachabilityFence(descriptor);
    }

    @Test
    void a_listener_that_the_program_opens_is_the_programs() {
        listen();

        assertThat(origin()).isEqualTo(ListenerOrigin.PROGRAM);
    }

    @Test
    void a_listener_that_a_jmx_connector_opens_is_of_jmx() throws IOException {
        JMXConnectorServer connector = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://"),
                Map.of(RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE, listening),
                ManagementFactory.getPlatformMBeanServer());
        connector.start();
        connector.stop();

        assertThat(origin()).isEqualTo(ListenerOrigin.JMX);
    }

    @Test
    void a_listener_of_the_programs_own_remote_objects_is_the_programs() throws Exception {
        Remote object = new Remote() {};
        UnicastRemoteObject.exportObject(object, 0, null, listening);
        UnicastRemoteObject.unexportObject(object, true);

        assertThat(origin()).isEqualTo(ListenerOrigin.PROGRAM);
    }

    @Test
    void a_listener_that_nobody_saw_is_of_unknown_origin() {
        BitSet found = new BitSet();
        found.set(7);
        tracker.foundListening(found);

        assertThat(origin()).isEqualTo(ListenerOrigin.UNKNOWN);
    }
}
