package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.ServerSocket;
import java.rmi.Remote;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
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
        JMXConnectorServer connector = connectorOfOurListener();
        connector.start();
        connector.stop();

        assertThat(origin()).isEqualTo(ListenerOrigin.JMX);
    }

    /** What an operator or the program calls in the MBean server. */
    public interface ServerMXBean {
        void start() throws IOException;
    }

    private final class Program implements ServerMXBean {
        @Override
        public void start() {
            listen();
        }
    }

    /** Begins to listen when it is registered. */
    private final class StartsWhenRegistered extends StandardMBean implements MBeanRegistration {
        StartsWhenRegistered() {
            super(new Program(), ServerMXBean.class, true);
        }

        @Override
        public void postRegister(Boolean done) {
            listen();
        }

        @Override
        public ObjectName preRegister(MBeanServer ofBean, ObjectName name) {
            return name;
        }

        @Override
        public void preDeregister() {}

        @Override
        public void postDeregister() {}
    }

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    private JMXConnectorServer connector(Map<String, ?> environment) throws IOException {
        return JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://"), environment, server);
    }

    private JMXConnectorServer connectorOfOurListener() throws IOException {
        return connector(Map.of(RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE, listening));
    }

    @Test
    void a_listener_that_an_mbean_opens_is_the_programs() throws Exception {
        ObjectName name = new ObjectName("test:type=Server");
        server.registerMBean(new Program(), name);
        server.invoke(name, "start", null, null);

        assertThat(origin()).isEqualTo(ListenerOrigin.PROGRAM);
    }

    @Test
    void a_listener_that_an_operator_has_an_mbean_open_is_the_programs() throws Exception {
        ObjectName name = new ObjectName("test:type=Server");
        server.registerMBean(new Program(), name);
        JMXConnectorServer remote = connector(Map.of());
        remote.start();
        try (JMXConnector operator = JMXConnectorFactory.connect(remote.getAddress())) {
            operator.getMBeanServerConnection().invoke(name, "start", null, null);
        } finally {
            remote.stop();
        }

        assertThat(origin()).isEqualTo(ListenerOrigin.PROGRAM);
    }

    @Test
    void a_listener_that_an_mbean_opens_when_it_is_registered_is_the_programs() throws Exception {
        server.registerMBean(new StartsWhenRegistered(), new ObjectName("test:type=Server"));

        assertThat(origin()).isEqualTo(ListenerOrigin.PROGRAM);
    }

    @Test
    void a_jmx_connector_that_is_started_as_an_mbean_is_of_jmx() throws Exception {
        ObjectName name = new ObjectName("test:type=Connector");
        server.registerMBean(connectorOfOurListener(), name);
        server.invoke(name, "start", null, null);
        server.invoke(name, "stop", null, null);

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
