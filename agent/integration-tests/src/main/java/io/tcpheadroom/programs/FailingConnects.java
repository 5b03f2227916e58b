package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanAttributeInfo;
import javax.management.openmbean.CompositeData;

/**
 * Connects and binds that fail, each kind of socket as an app of the kind's name, and what the agent says of them. Each line is
 * answered with one. Java 11.
 *
 * <pre>
 * serve 9001                         accepts, and keeps what it accepts
 * full 9002                          listens with a backlog that is full
 * reset 9003                         accepts, and resets what it accepted
 * connect 127.0.0.1 9001 socket ...  a connection of each of these kinds, at the same time; answers which threw what
 * give-up 127.0.0.1 9002 channel async  begins to connect, and closes before there is an answer
 * hold 10 9001                       connections that stay open, until one fails; answers how many came up
 * hold 10 9001 127.0.0.2             the same, bound to that local address first
 * bind 192.0.2.1 0                   binds a socket; answers what it threw
 * agent                              waits for the agent's beans
 * totals channel                     what the bean of that app counts, of failures and connects alone
 * failures channel                   the rows of that app
 * findings                           those of connects
 * read type=Agent Version            an attribute of one of the agent's beans
 * </pre>
 */
public final class FailingConnects {
    private static final int TIMEOUT_MILLIS = 500;
    private static final long POLL_NANOS = 5_000_000;

    private final List<Closeable> held = new ArrayList<>();
    private final Apps apps = new Apps();

    private FailingConnects() {}

    public static void main(String[] arguments) throws Exception {
        FailingConnects program = new FailingConnects();
        Dialogue.inWords(program::run);
    }

    private Object run(String[] words) throws Exception {
        switch (words[0]) {
            case "serve":
                return serve(number(words[1]));
            case "full":
                return full(number(words[1]));
            case "reset":
                return reset(number(words[1]));
            case "connect":
                return all(words, this::connect);
            case "give-up":
                return all(words, FailingConnects::giveUp);
            case "hold":
                return hold(number(words[1]), number(words[2]), words.length > 3 ? words[3] : null);
            case "bind":
                return bind(words[1], number(words[2]));
            case "totals":
                return totals(words[1]);
            case "failures":
                return failures(words[1]);
            case "findings":
                return findings();
            default:
                return Beans.answer(words);
        }
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private Object serve(int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> acceptAll(server));
        thread.setDaemon(true);
        thread.start();
        return "";
    }

    private void acceptAll(ServerSocket server) {
        try {
            while (true) {
                keep(server.accept());
            }
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private synchronized void keep(Closeable socket) {
        held.add(socket);
    }

    /** A queue holds one more than its backlog, of which 1 is the least; then the kernel drops whoever knocks. */
    private Object full(int port) throws IOException {
        keep(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 2; i++) {
            keep(SocketKind.connected(new Socket(), to("127.0.0.1", port)));
        }
        return "";
    }

    /** As a proxy without a backend does. */
    private static Object reset(int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> resetAll(server));
        thread.setDaemon(true);
        thread.start();
        return "";
    }

    private static void resetAll(ServerSocket server) {
        try {
            while (true) {
                try (Socket accepted = server.accept()) {
                    accepted.setSoLinger(true, 0);
                }
            }
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    /** What is done with a kind of socket and an address. */
    private interface Attempt {
        Object of(String kind, SocketAddress to) throws Exception;
    }

    private Object all(String[] words, Attempt attempt) throws Exception {
        SocketAddress to = to(words[1], number(words[2]));
        Map<String, Object> results = new TreeMap<>();
        List<Thread> threads = new ArrayList<>();
        for (String kind : Arrays.asList(words).subList(3, words.length)) {
            App app = apps.of(kind);
            Thread thread = new Thread(() -> {
                Object result = result(() -> app.run(() -> attempt.of(kind, to)));
                synchronized (results) {
                    results.put(kind, result);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return results;
    }

    private static Object result(Callable<Object> attempt) {
        try {
            return attempt.call();
        } catch (Exception e) {
            return e.getCause() == null ? e.toString() : e.getCause().toString();
        }
    }

    private Object connect(String kind, SocketAddress to) throws Exception {
        if (kind.equals("timed-socket")) {
            try (Socket socket = new Socket()) {
                socket.connect(to, TIMEOUT_MILLIS);
            }
        } else if (kind.equals("timed-channel")) {
            try (SocketChannel channel = SocketChannel.open()) {
                channel.socket().connect(to, TIMEOUT_MILLIS);
            }
        } else if (kind.equals("polled-channel")) {
            connectByPolling(to);
        } else if (kind.equals("late-channel")) {
            connectLate(to);
        } else {
            Kinds.of(kind).connect(to).close();
        }
        return "connected";
    }

    /** Without a selector, so that the channel can be closed at once. */
    private static void connectByPolling(SocketAddress to) throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            boolean isConnected = channel.connect(to);
            while (!isConnected) {
                LockSupport.parkNanos(POLL_NANOS);
                isConnected = channel.finishConnect();
            }
        }
    }

    /** Looks only when the connection that came up is gone again: the kernel keeps why for whoever finishes the connect. */
    private static void connectLate(SocketAddress to) throws Exception {
        try (SocketChannel channel = SocketChannel.open().bind(to("127.0.0.1", 0))) {
            String port = String.format(":%04X ", ((InetSocketAddress) channel.getLocalAddress()).getPort());
            channel.configureBlocking(false);
            channel.connect(to);
            Waiting.until("the end of the connection", () -> !tables().contains(port));
            channel.finishConnect();
        }
    }

    /** Without IPv6 there is one alone. */
    private static String tables() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String table : List.of("/proc/net/tcp6", "/proc/net/tcp")) {
            if (Files.exists(Path.of(table))) {
                rows.append(Files.readString(Path.of(table)));
            }
        }
        return rows.toString();
    }

    private static Object giveUp(String kind, SocketAddress to) throws Exception {
        if (kind.equals("async")) {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
            channel.connect(to);
            channel.close();
        } else {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(to);
            channel.close();
        }
        return "closed";
    }

    private Object hold(int connections, int port, String local) throws Exception {
        return apps.of("holder").run(() -> {
            for (int i = 0; i < connections; i++) {
                Socket socket = new Socket();
                try {
                    if (local != null) {
                        socket.bind(to(local, 0));
                    }
                    socket.connect(to("127.0.0.1", port));
                    keep(socket);
                } catch (IOException e) {
                    socket.close();
                    return i;
                }
            }
            return connections;
        });
    }

    private static Object bind(String local, int port) {
        return result(() -> {
            try (Socket socket = new Socket()) {
                socket.bind(to(local, port));
                return "bound";
            }
        });
    }

    private static InetSocketAddress to(String address, int port) {
        return new InetSocketAddress(address, port);
    }

    private static Object totals(String app) throws Exception {
        Map<String, Object> totals = new TreeMap<>();
        for (MBeanAttributeInfo attribute :
                Beans.server().getMBeanInfo(Beans.name("type=App,name=" + app)).getAttributes()) {
            String name = attribute.getName();
            Object value = Beans.server().getAttribute(Beans.name("type=App,name=" + app), name);
            if (name.matches("(Connect|Bind|Open|Accept).+Total") && !name.equals("OpenedTotal") && !value.equals(0L)) {
                totals.put(name, value);
            }
        }
        return totals;
    }

    private static Object failures(String app) throws Exception {
        CompositeData[] rows = (CompositeData[])
                Beans.server().invoke(Beans.name("type=Sockets"), "failures", new Object[0], new String[0]);
        Set<String> texts = new TreeSet<>();
        for (CompositeData row : rows) {
            if (row.get("app").equals(app)) {
                texts.add(row.get("operation") + " " + row.get("reason") + " " + row.get("place") + " "
                        + row.get("count"));
            }
        }
        return texts;
    }

    private static Object findings() throws Exception {
        Set<String> texts = new TreeSet<>();
        Object all = Beans.server().getAttribute(Beans.name("type=Advice"), "Findings");
        for (String finding : all.toString().split("\n")) {
            if (finding.contains("connects to")) {
                texts.add(finding);
            }
        }
        return texts;
    }
}
