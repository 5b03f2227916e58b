package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.management.openmbean.CompositeData;

/**
 * Connections of apps to a listener of the app shop, both ends in this program, with small buffers. Each line is answered with one. Java 11.
 *
 * <pre>
 * listen 10.9.9.1             a listener at that address; answers its port
 * connect crawler 60          as many connections of that app
 * fill crawler                each takes data until its far end, which does not read, takes no more; answers how many bytes
 * drain crawler               the far ends read all that was sent
 * keepalive crawler on        both ends of its connections watch whether the other is there
 * hold 80                     opens files until as many descriptors are in use
 * agent                       waits for the agent's beans
 * samples 30                  waits until the agent has taken as many more
 * rules                       those that find something
 * read type=Agent Version     an attribute of one of the agent's beans
 * </pre>
 */
public final class StuckConnections {
    private static final int BUFFER_BYTES = 4096;
    private static final int BACKLOG = 100;

    private final Apps apps = new Apps();
    private final Map<String, List<Connection>> connections = new HashMap<>();
    private ServerSocketChannel listener;

    private StuckConnections() {}

    public static void main(String[] arguments) throws Exception {
        StuckConnections program = new StuckConnections();
        Dialogue.inWords(program::run);
    }

    private Object run(String[] words) throws Exception {
        switch (words[0]) {
            case "listen":
                return apps.of("shop").run(() -> listen(words[1]));
            case "connect":
                return apps.of(words[1]).run(() -> connect(words[1], number(words[2])));
            case "fill":
                return fill(connections.get(words[1]));
            case "drain":
                return drain(connections.get(words[1]));
            case "keepalive":
                return keepAlive(connections.get(words[1]), words[2].equals("on"));
            case "hold":
                return hold(number(words[1]));
            case "rules":
                return rules();
            default:
                return Beans.answer(words);
        }
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private Object listen(String address) throws IOException {
        listener = ServerSocketChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES)
                .bind(new InetSocketAddress(address, 0), BACKLOG);
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private Object connect(String app, int number) throws IOException {
        List<Connection> all = connections.computeIfAbsent(app, name -> new ArrayList<>());
        for (int i = 0; i < number; i++) {
            SocketChannel client = SocketChannel.open().setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
            client.connect(listener.getLocalAddress());
            all.add(new Connection(client, listener.accept()));
        }
        return "";
    }

    private static Object fill(List<Connection> all) throws IOException {
        long bytes = 0;
        for (Connection connection : all) {
            bytes += connection.fill();
        }
        return bytes;
    }

    private static Object drain(List<Connection> all) throws Exception {
        for (Connection connection : all) {
            Waiting.until("all bytes", connection::isDrained);
        }
        return "";
    }

    private static Object keepAlive(List<Connection> all, boolean isOn) throws IOException {
        for (Connection connection : all) {
            connection.keepAlive(isOn);
        }
        return "";
    }

    private static Object hold(int descriptors) throws Exception {
        long used = (Long) Beans.server().getAttribute(Beans.name("type=Resource,name=process-fds"), "Used");
        return Held.open("file", (int) Math.max(0, descriptors - used));
    }

    private static Object rules() throws Exception {
        Set<Object> rules = new TreeSet<>();
        for (CompositeData finding : Beans.findings()) {
            rules.add(finding.get("rule"));
        }
        return rules;
    }

    /** Both ends of one, neither of which blocks. */
    private static final class Connection {
        private final SocketChannel client;
        private final SocketChannel server;
        private long unread;

        Connection(SocketChannel client, SocketChannel server) throws IOException {
            this.client = client;
            this.server = server;
            client.configureBlocking(false);
            server.configureBlocking(false);
        }

        long fill() throws IOException {
            long before = unread;
            int written = 1;
            while (written > 0) {
                written = client.write(ByteBuffer.allocate(BUFFER_BYTES));
                unread += written;
            }
            return unread - before;
        }

        /** Reads what there is. */
        boolean isDrained() throws IOException {
            int read = 1;
            while (read > 0) {
                read = server.read(ByteBuffer.allocate(BUFFER_BYTES));
                unread -= Math.max(0, read);
            }
            return unread == 0;
        }

        void keepAlive(boolean isOn) throws IOException {
            client.setOption(StandardSocketOptions.SO_KEEPALIVE, isOn);
            server.setOption(StandardSocketOptions.SO_KEEPALIVE, isOn);
        }
    }
}
