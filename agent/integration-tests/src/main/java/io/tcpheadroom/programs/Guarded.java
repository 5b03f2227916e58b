package io.tcpheadroom.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketPermission;
import java.nio.channels.SocketChannel;
import java.security.CodeSource;
import java.security.Permission;
import java.security.PermissionCollection;
import java.security.Permissions;
import java.security.Policy;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that may use sockets and nothing else, under a security manager: one that the command line asks for, with a policy file; or
 * one that it sets itself, with {@code late} as its argument. Each line of its input opens 25 sockets and 15 channels to its own listener.
 */
public final class Guarded {
    private final List<Object> open = new ArrayList<>();
    private final ServerSocket listener;

    private Guarded() throws IOException {
        listener = new ServerSocket(0, 70, InetAddress.getByName("127.0.0.1"));
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        if (arguments.length > 0) {
            Policy.setPolicy(new SocketsOnly());
            System.setSecurityManager(new SecurityManager());
        }
        Guarded program = new Guarded();
        System.out.println("ok ready");
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            program.connect();
            System.out.println("ok " + forbidden());
        }
    }

    private void connect() throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", listener.getLocalPort());
        for (int i = 0; i < 25; i++) {
            open.add(new Socket(address.getAddress(), address.getPort()));
            open.add(listener.accept());
        }
        for (int i = 0; i < 15; i++) {
            open.add(SocketChannel.open(address));
            open.add(listener.accept());
        }
    }

    /** What agents do as a matter of course, and this program may not. */
    private static String forbidden() {
        try {
            return System.getProperty("java.home");
        } catch (SecurityException e) {
            return "no rights";
        }
    }

    /** As a search server has it: the JDK may do everything, all else is a program that may use sockets. */
    private static final class SocketsOnly extends Policy {
        @Override
        public boolean implies(ProtectionDomain domain, Permission permission) {
            CodeSource source = domain.getCodeSource();
            boolean isOfJdk = source == null
                    || source.getLocation() == null
                    || source.getLocation().getProtocol().equals("jrt");
            return isOfJdk || permission instanceof SocketPermission;
        }

        /** To be added to: without it RMI, and with it JMX, fails in this JVM. */
        @Override
        public PermissionCollection getPermissions(CodeSource source) {
            return new Permissions();
        }
    }
}
