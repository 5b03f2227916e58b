package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unix-domain channels (JDK 16 and newer), by reflection: this class is compiled for JDK 11. */
final class UnixKind implements Kind {
    @Override
    public Listening listen(int backlog) throws Exception {
        Path folder = Files.createTempDirectory("headroom");
        SocketAddress address = address(folder.resolve("socket"));
        ServerSocketChannel server = (ServerSocketChannel) ServerSocketChannel.class
                .getMethod("open", ProtocolFamily.class)
                .invoke(null, family());
        server.bind(address, backlog);
        return new Listening(() -> close(server, folder), address, 0, server::accept);
    }

    @Override
    public Closeable connect(SocketAddress to) throws IOException {
        return SocketChannel.open(to);
    }

    @Override
    public SocketAddress nobody() throws Exception {
        return address(Path.of("/nobody/listens/here"));
    }

    private static ProtocolFamily family() {
        return StandardProtocolFamily.valueOf("UNIX");
    }

    private static SocketAddress address(Path path) throws ReflectiveOperationException {
        return (SocketAddress) Class.forName("java.net.UnixDomainSocketAddress")
                .getMethod("of", Path.class)
                .invoke(null, path);
    }

    private static void close(ServerSocketChannel server, Path folder) throws IOException {
        server.close();
        Files.deleteIfExists(folder.resolve("socket"));
        Files.delete(folder);
    }
}
