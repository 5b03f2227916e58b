package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes local ports, each towards a port of 127.0.0.1, as it is told.
 *
 * <pre>
 * serve 9001 5               listens on five ports, and closes a connection when its client has
 * call 100 9001              connections, each closed at once, until a hundred have failed
 * taken 9001 06              how many local ports the kernel's own tables have in that state towards there; any: in any state
 * hold 100 9001              a hundred connections that stay open, until one fails; answers how many came up
 * hold 100 9001 127.0.0.2    the same, bound to that local address first
 * spread 100 9001 5          the same to five ports in turn
 * spread 100 9001 5 127.0.0.2
 * release 50                 closes the first fifty of those
 * agent                      waits for the agent's beans
 * samples 30                 waits until the agent has taken as many more
 * read type=Agent Version    an attribute of one of the agent's beans
 * measure ephemeral-ports    has a resource read now, and waits for the samples that show it
 * </pre>
 */
public final class PortUser {
    private static final int BACKLOG = 4096;

    private final List<Socket> held = new ArrayList<>();

    private PortUser() {}

    public static void main(String[] arguments) throws Exception {
        PortUser program = new PortUser();
        Dialogue.inWords(program::run);
    }

    private Object run(String[] words) throws Exception {
        switch (words[0]) {
            case "serve":
                return serve(number(words[1]), number(words[2]));
            case "call":
                return call(number(words[1]), number(words[2]));
            case "taken":
                return taken(number(words[1]), words[2]);
            case "hold":
                return hold(number(words[1]), number(words[2]), 1, words.length > 3 ? words[3] : null);
            case "spread":
                return hold(number(words[1]), number(words[2]), number(words[3]), words.length > 4 ? words[4] : null);
            case "release":
                return release(number(words[1]));
            default:
                return Beans.answer(words);
        }
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static Object serve(int firstPort, int ports) throws IOException {
        for (int port = firstPort; port < firstPort + ports; port++) {
            ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
            daemon(() -> accept(server));
        }
        return "";
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket accepted = server.accept();
                daemon(() -> closeAfter(accepted));
            }
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private static void closeAfter(Socket accepted) {
        try (Socket closing = accepted) {
            closing.getInputStream().read();
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    /** With a small stack: one for each connection. */
    private static void daemon(Runnable task) {
        Thread thread = new Thread(null, task, "port-user", 128 << 10);
        thread.setDaemon(true);
        thread.start();
    }

    private static Object call(int failures, int port) {
        int failed = 0;
        while (failed < failures) {
            try (Socket socket = new Socket()) {
                socket.connect(to(port));
            } catch (IOException e) {
                failed++;
            }
        }
        return "";
    }

    private static Object taken(int port, String state) throws IOException {
        String remote = String.format(":%04X", port);
        Set<String> ports = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String row : Files.readAllLines(Path.of("/proc/self/net", table))) {
                String[] words = row.trim().split(" +");
                if (words[2].endsWith(remote) && (state.equals("any") || words[3].equals(state))) {
                    ports.add(words[1]);
                }
            }
        }
        return ports.size();
    }

    private Object hold(int connections, int firstPort, int ports, String local) {
        for (int i = 0; i < connections; i++) {
            Socket socket = new Socket();
            try {
                if (local != null) {
                    socket.bind(new InetSocketAddress(local, 0));
                }
                socket.connect(to(firstPort + i % ports));
                held.add(socket);
            } catch (IOException e) {
                close(socket);
                return i;
            }
        }
        return connections;
    }

    private Object release(int connections) {
        List<Socket> released = held.subList(0, connections);
        released.forEach(PortUser::close);
        released.clear();
        return "";
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private static InetSocketAddress to(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }
}
