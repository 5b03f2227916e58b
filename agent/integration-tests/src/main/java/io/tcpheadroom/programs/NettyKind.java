package io.tcpheadroom.programs;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.Closeable;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Netty's channels over one of its transports; each app has an event loop of its own. */
final class NettyKind implements Kind {
    private final NettyTransport transport;
    private final boolean accepts;
    private final Map<ClassLoader, EventLoopGroup> groups = new ConcurrentHashMap<>();

    /** @param accepts false for listeners that leave all connections in the queue */
    NettyKind(NettyTransport transport, boolean accepts) {
        this.transport = transport;
        this.accepts = accepts;
    }

    @Override
    public Listening listen(int backlog) throws Exception {
        BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
        Channel server = new ServerBootstrap()
                .group(group())
                .channel(transport.server())
                .option(ChannelOption.SO_BACKLOG, backlog)
                .option(ChannelOption.AUTO_READ, accepts)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accepted.add(channel);
                    }
                })
                .bind(free())
                .sync()
                .channel();
        SocketAddress address = server.localAddress();
        int port = address instanceof InetSocketAddress ? ((InetSocketAddress) address).getPort() : 0;
        return new Listening(closing(server), address, port, () -> closing(accepted.take()));
    }

    /** An address that nobody listens at yet. */
    private SocketAddress free() throws Exception {
        if (!transport.isOfUnixDomain()) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        }
        File path = Files.createTempDirectory("headroom").resolve("socket").toFile();
        path.deleteOnExit();
        path.getParentFile().deleteOnExit();
        return (SocketAddress) Class.forName("io.netty.channel.unix.DomainSocketAddress")
                .getConstructor(File.class)
                .newInstance(path);
    }

    @Override
    public Closeable connect(SocketAddress to) throws Exception {
        return closing(bootstrap(transport.client()).connect(to).sync().channel());
    }

    /** A datagram channel that was connected and is no longer: of the others Netty opens none without connecting it. */
    @Override
    public Closeable open() {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Channel channel =
                bootstrap(transport.datagram()).bind(any).syncUninterruptibly().channel();
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9))
                .syncUninterruptibly();
        channel.disconnect().syncUninterruptibly();
        return closing(channel);
    }

    private Bootstrap bootstrap(Class<? extends Channel> channel) {
        return new Bootstrap().group(group()).channel(channel).handler(new ChannelInboundHandlerAdapter() {
            @Override
            public boolean isSharable() {
                return true;
            }
        });
    }

    private EventLoopGroup group() {
        return groups.computeIfAbsent(Thread.currentThread().getContextClassLoader(), app -> transport.group());
    }

    private static Closeable closing(Channel channel) {
        return () -> channel.close().syncUninterruptibly();
    }
}
