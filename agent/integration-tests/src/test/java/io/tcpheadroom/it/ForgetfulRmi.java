package io.tcpheadroom.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;

/**
 * RMI without its distributed garbage collector, whose threads go on calling a JVM for minutes after it has ended: at a port
 * that may be the listener of a later test by then, which would count one connection too many.
 */
final class ForgetfulRmi extends RMISocketFactory {
    private ForgetfulRmi() {}

    /** For all of this JVM, before its first connection; takes no second one. */
    static void install() {
        try {
            RMISocketFactory.setSocketFactory(new ForgetfulRmi());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        if (Thread.currentThread().getName().startsWith("RMI RenewClean-")) {
            throw new ConnectException("not asked any more");
        }
        return new Socket(host, port);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return new ServerSocket(port);
    }
}
