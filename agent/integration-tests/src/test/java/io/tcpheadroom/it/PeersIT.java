package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.PeerData;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMX;
import javax.management.ObjectName;

/** Whose connections a listener has accepted, as the kernel's tables tell. */
class PeersIT {
    private static final String SIDECAR = "127.0.0.6";

    private final List<Socket> open = new ArrayList<>();

    private void connect(String from, int port, int connections) throws Exception {
        for (int i = 0; i < connections; i++) {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            open.add(socket);
        }
    }

    @OnEachJdk
    void the_addresses_with_most_connections_come_first(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            int port = Integer.parseInt(jvm.tell("listen channel 50"));
            ObjectName name = Names.listener(port, "127.0.0.1");
            ListenerMXBean listener = JMX.newMXBeanProxy(jvm.beans().server(), name, ListenerMXBean.class);
            connect("127.0.0.3", port, 2);
            connect(SIDECAR, port, 5);
            connect("127.0.0.2", port, 3);
            for (int i = 0; i < 10; i++) {
                jvm.tell("accept next");
            }

            Await.until(
                    () -> {
                        jvm.beans().sockets().list("accepted"); // reads the kernel's tables
                        return listener.getOpen() + " from " + listener.getPeers() + " " + listener.peers();
                    },
                    "10 from 3 [127.0.0.6 5: the sidecar of a service mesh (Istio) connects from this address; the clients' own "
                            + "addresses do not reach the program, 127.0.0.2 3, 127.0.0.3 2]");
            assertThat(listener.peers())
                    .extracting(PeerData::getAddress, PeerData::getOpen)
                    .containsExactly(tuple(SIDECAR, 5L), tuple("127.0.0.2", 3L), tuple("127.0.0.3", 2L));

            for (Socket socket : open) {
                socket.close();
            }
            jvm.tell("close-accepted");
            Await.until(
                    () -> {
                        jvm.beans().sockets().list("accepted");
                        return listener.getOpen() + " from " + listener.getPeers() + " " + listener.peers();
                    },
                    "0 from 0 []");
            assertThat(listener.getPeersAgeSeconds()).isNotNegative();
            open.clear();
        }
    }
}
