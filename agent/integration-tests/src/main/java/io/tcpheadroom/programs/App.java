package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** One app: a class loader of its name, and all that it opened. The program itself has the program's loader. */
final class App {
    private final ClassLoader loader;
    private final List<Closeable> open = new ArrayList<>();

    App(String name) {
        ClassLoader program = App.class.getClassLoader();
        loader = name.isEmpty() ? program : new URLClassLoader(name, new URL[0], program);
    }

    /** On a thread of this app. */
    Object run(Callable<Object> command) throws Exception {
        FutureTask<Object> task = new FutureTask<>(command);
        Thread thread = new Thread(task, "of " + loader.getName());
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
        return task.get();
    }

    Listening listen(Kind kind, int backlog) throws Exception {
        Listening listener = kind.listen(backlog);
        open.add(listener);
        return listener;
    }

    /** Connects, and waits until the other side has accepted them all if it accepts at all. */
    Object connect(Kind kind, int connections, Listening to) throws Exception {
        int accepted = to.accepted() + (to.isAccepting() ? connections : 0);
        to.announce(connections);
        for (int i = 0; i < connections; i++) {
            open.add(kind.connect(to.address()));
        }
        to.await(accepted);
        return "";
    }

    /** Where the queue is full, the kernel drops whoever knocks, who tries again after a second. */
    Object knock(int clients, Listening at) throws IOException {
        for (int i = 0; i < clients; i++) {
            SocketChannel client = SocketChannel.open();
            open.add(client);
            client.configureBlocking(false);
            client.connect(at.address());
        }
        return "";
    }

    /** Tries connections to a port that nobody listens on; answers how many were refused. */
    Object refused(Kind kind, int connections) throws Exception {
        int refused = 0;
        for (int i = 0; i < connections; i++) {
            try {
                kind.connect(kind.nobody()).close();
            } catch (SocketException e) {
                refused++;
            }
        }
        return refused;
    }

    Object open(Kind kind, int sockets) throws IOException {
        for (int i = 0; i < sockets; i++) {
            open.add(kind.open());
        }
        return "";
    }

    /** Opens sockets and forgets them, without a close. */
    Object drop(Kind kind, int sockets) throws IOException {
        for (int i = 0; i < sockets; i++) {
            kind.open();
        }
        return "";
    }

    /** Connects and forgets, without a close. */
    Object dropConnected(Kind kind, int connections, Listening to) throws Exception {
        int before = open.size();
        connect(kind, connections, to);
        open.subList(before, open.size()).clear();
        return "";
    }

    /** Of the kinds that have a stream. */
    Object send(int bytes) throws IOException {
        for (Closeable socket : open) {
            ((Socket) socket).getOutputStream().write(new byte[bytes]);
        }
        return "";
    }

    Object closeAccepted() throws IOException {
        for (Closeable socket : open) {
            if (socket instanceof Listening) {
                ((Listening) socket).closeAccepted();
            }
        }
        return "";
    }

    Object close() throws IOException {
        for (Closeable socket : open) {
            socket.close();
        }
        open.clear();
        return "";
    }
}
