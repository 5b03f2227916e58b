package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A server and its clients in one: opens so many connections to itself and holds them. They come in bursts that wait to be accepted, as
 * when the server pauses; the backlog that it asks for is as long as a burst.
 *
 * <pre>
 * HoldConnections 9000 5000    says "held 9000", or "failed after 128: " and why
 * </pre>
 */
public final class HoldConnections {
    /** The kernel tries again after one second and after three. */
    private static final int PATIENCE_MILLIS = 6_000;

    private HoldConnections() {}

    public static void main(String[] arguments) throws IOException {
        int connections = Integer.parseInt(arguments[0]);
        int burst = Integer.parseInt(arguments[1]);
        List<Socket> held = new ArrayList<>();
        ServerSocket server = new ServerSocket(0, burst, InetAddress.getLoopbackAddress());
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        int opened = 0;
        try {
            while (opened < connections) {
                Socket client = new Socket();
                held.add(client);
                client.connect(address, PATIENCE_MILLIS);
                opened++;
                if (opened % burst == 0 || opened == connections) {
                    accept(server, opened, held);
                }
            }
            System.out.println("held " + opened);
        } catch (IOException e) {
            System.out.println("failed after " + opened + ": " + e.getMessage());
        }
        System.exit(0); // without closing one after the other
    }

    /** Until as many are accepted as were opened: both ends of each are held. */
    private static void accept(ServerSocket server, int opened, List<Socket> held) throws IOException {
        while (held.size() < 2 * opened) {
            held.add(server.accept());
        }
    }
}
