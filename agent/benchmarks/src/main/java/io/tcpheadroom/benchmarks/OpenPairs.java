package io.tcpheadroom.benchmarks;

import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Both ends of so many connections over loopback, and a tracker that knows them all. Needs java.base/sun.nio.ch opened. */
final class OpenPairs implements AutoCloseable {
    private final List<Channel> open = new ArrayList<>();
    private final Tracker tracker = new Tracker(new Apps("program", AppRules.none(), 100), CallSites.off(), 10_000);

    private OpenPairs() {}

    static OpenPairs of(int pairs) throws IOException, ReflectiveOperationException {
        OpenPairs opened = new OpenPairs();
        opened.connect(pairs);
        return opened;
    }

    private void connect(int pairs) throws IOException, ReflectiveOperationException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        open.add(listener);
        tracker.opened(number(listener), descriptor(listener), Kind.LISTENER);
        tracker.listening(number(listener), 200);
        for (int i = 0; i < pairs; i++) {
            SocketChannel client = SocketChannel.open(address);
            SocketChannel accepted = listener.accept();
            open.add(client);
            open.add(accepted);
            tracker.opened(number(client), descriptor(client), Kind.CLIENT);
            tracker.connected(number(client), address);
            tracker.accepted(number(listener), number(accepted), descriptor(accepted));
        }
    }

    Tracker tracker() {
        return tracker;
    }

    private static int number(Channel channel) throws ReflectiveOperationException {
        return (Integer) call(channel, "getFDVal");
    }

    private static FileDescriptor descriptor(Channel channel) throws ReflectiveOperationException {
        return (FileDescriptor) call(channel, "getFD");
    }

    private static Object call(Channel channel, String method) throws ReflectiveOperationException {
        Method found = channel.getClass().getDeclaredMethod(method);
        found.setAccessible(true);
        return found.invoke(channel);
    }

    @Override
    public void close() throws IOException {
        for (Channel channel : open) {
            channel.close();
        }
    }
}
