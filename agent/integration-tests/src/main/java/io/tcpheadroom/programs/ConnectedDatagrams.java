package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * Datagram sockets that are connected and not, of the app resolver, and what the agent says of them. Each line is answered with one. Java
 * 11.
 *
 * <pre>
 * open channel 3              channels, or sockets
 * send 127.0.0.1 9009         a datagram by each of them, which is not connected
 * connect 127.0.0.1 9001      each of them; answers how many threw
 * disconnect                  each of them
 * close                       each of them
 * agent                       waits for the agent's beans
 * destination 127.0.0.1-udp 9001  what the bean counts
 * destinations                the beans that there are
 * listed                      the rows of the app
 * read type=Agent Version     an attribute of one of the agent's beans
 * </pre>
 */
public final class ConnectedDatagrams {
    private final App resolver = new App("resolver");
    private final List<Peer> open = new ArrayList<>();

    private ConnectedDatagrams() {}

    public static void main(String[] arguments) throws Exception {
        ConnectedDatagrams program = new ConnectedDatagrams();
        Dialogue.inWords(words -> program.resolver.run(() -> program.run(words)));
    }

    /** One of either class. */
    private interface Peer extends Closeable {
        void send(InetSocketAddress to) throws IOException;

        void connect(InetSocketAddress to) throws IOException;

        void disconnect() throws IOException;
    }

    private Object run(String[] words) throws Exception {
        switch (words[0]) {
            case "open":
                for (int i = 0; i < Integer.parseInt(words[2]); i++) {
                    open.add(words[1].equals("channel") ? channel() : socket());
                }
                return "";
            case "send":
                for (Peer peer : open) {
                    peer.send(to(words));
                }
                return "";
            case "connect":
                return connect(to(words));
            case "disconnect":
                for (Peer peer : open) {
                    peer.disconnect();
                }
                return "";
            case "close":
                for (Peer peer : open) {
                    peer.close();
                }
                open.clear();
                return "";
            case "destination":
                return destination(words[1], words[2]);
            case "destinations":
                return destinations();
            case "listed":
                return listed();
            default:
                return Beans.answer(words);
        }
    }

    private static InetSocketAddress to(String[] words) {
        return new InetSocketAddress(words[1], Integer.parseInt(words[2]));
    }

    private static Peer channel() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        return new Peer() {
            @Override
            public void send(InetSocketAddress to) throws IOException {
                channel.send(ByteBuffer.allocate(1), to);
            }

            @Override
            public void connect(InetSocketAddress to) throws IOException {
                channel.connect(to);
            }

            @Override
            public void disconnect() throws IOException {
                channel.disconnect();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    private static Peer socket() throws IOException {
        DatagramSocket socket = new DatagramSocket();
        return new Peer() {
            @Override
            public void send(InetSocketAddress to) throws IOException {
                socket.send(new DatagramPacket(new byte[1], 1, to));
            }

            @Override
            public void connect(InetSocketAddress to) throws IOException {
                socket.connect(to);
            }

            @Override
            public void disconnect() {
                socket.disconnect();
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    private Object connect(InetSocketAddress to) {
        int failed = 0;
        for (Peer peer : open) {
            try {
                peer.connect(to);
            } catch (IOException e) {
                failed++;
            }
        }
        return failed;
    }

    private static Object destination(String address, String port) throws Exception {
        ObjectName name = Beans.name("type=Destination,address=" + address + ",port=" + port);
        if (!Beans.server().isRegistered(name)) {
            return "none";
        }
        List<String> texts = new ArrayList<>();
        for (String attribute :
                List.of("Protocol", "Address", "Used", "Limit", "ConnectedTotal", "ConnectUnreachableTotal", "App")) {
            texts.add(String.valueOf(Beans.server().getAttribute(name, attribute)));
        }
        return String.join(" ", texts);
    }

    private static Object destinations() throws Exception {
        Set<String> names = new TreeSet<>();
        for (ObjectName name : Beans.server().queryNames(Beans.name("type=Destination,*"), null)) {
            names.add(name.getKeyProperty("address") + " " + name.getKeyProperty("port"));
        }
        return names;
    }

    private static Object listed() throws Exception {
        CompositeData[] rows = (CompositeData[]) Beans.server()
                .invoke(Beans.name("type=Sockets"), "list", new Object[] {"resolver"}, new String[] {"java.lang.String"
                });
        List<String> texts = new ArrayList<>();
        for (CompositeData row : rows) {
            boolean isConnected = row.get("state").equals("CONNECTED");
            texts.add(row.get("kind") + (isConnected ? " connected to " : " ") + row.get("destination"));
        }
        return texts;
    }
}
