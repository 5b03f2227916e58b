package io.tcpheadroom.programs;

import java.io.BufferedReader;
import java.io.FileReader;
import java.nio.channels.Channel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that was started with a socket as its standard input, as inetd and systemd do. What it is told comes from descriptor 3.
 *
 * <pre>
 * adopt       takes the socket over; answers what it is
 * accept      one connection
 * exit        closes the socket, with which the JVM gives up its standard output too
 * </pre>
 */
public final class Inherits {
    private static final List<SocketChannel> ACCEPTED = new ArrayList<>();

    private Inherits() {}

    public static void main(String[] arguments) throws Exception {
        try (BufferedReader in = new BufferedReader(new FileReader("/dev/fd/3"))) {
            System.out.println("ok ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println("ok " + run(line));
            }
        }
    }

    private static String run(String command) throws Exception {
        Channel inherited = System.inheritedChannel();
        switch (command) {
            case "adopt":
                return (inherited instanceof ServerSocketChannel ? "listener " : "connection ")
                        + ((NetworkChannel) inherited).getLocalAddress();
            case "accept":
                ACCEPTED.add(((ServerSocketChannel) inherited).accept());
                return Integer.toString(ACCEPTED.size());
            case "exit":
                inherited.close();
                return "";
            default:
                throw new IllegalArgumentException(command);
        }
    }
}
