package io.tcpheadroom.programs;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.incubator.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.incubator.codec.http3.Http3;
import io.netty.incubator.codec.http3.Http3DataFrame;
import io.netty.incubator.codec.http3.Http3HeadersFrame;
import io.netty.incubator.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.incubator.codec.http3.Http3ServerConnectionHandler;
import io.netty.incubator.codec.quic.InsecureQuicTokenHandler;
import io.netty.incubator.codec.quic.QuicChannel;
import io.netty.incubator.codec.quic.QuicSslContext;
import io.netty.incubator.codec.quic.QuicSslContextBuilder;
import io.netty.incubator.codec.quic.QuicStreamChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;

/** Netty's server of HTTP/3 on loopback: it answers each request with 200 and nothing, and keeps connections for a minute. */
final class Http3Server {
    private static final long KEEPS_SECONDS = 60;
    private static final long BYTES = 1_000_000;
    private static final long STREAMS = 100;

    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final Channel channel;

    Http3Server(KeyManagerFactory keys, String password) throws InterruptedException {
        QuicSslContext tls = QuicSslContextBuilder.forServer(keys, password)
                .applicationProtocols(Http3.supportedApplicationProtocols())
                .build();
        ChannelHandler codec = Http3.newQuicServerCodecBuilder()
                .sslContext(tls)
                .maxIdleTimeout(KEEPS_SECONDS, TimeUnit.SECONDS)
                .initialMaxData(BYTES)
                .initialMaxStreamDataBidirectionalLocal(BYTES)
                .initialMaxStreamDataBidirectionalRemote(BYTES)
                .initialMaxStreamsBidirectional(STREAMS)
                .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
                .handler(new Connections())
                .build();
        channel = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .handler(codec)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private static final class Connections extends ChannelInitializer<QuicChannel> {
        @Override
        protected void initChannel(QuicChannel connection) {
            connection.pipeline().addLast(new Http3ServerConnectionHandler(new Requests()));
        }
    }

    private static final class Requests extends ChannelInitializer<QuicStreamChannel> {
        @Override
        protected void initChannel(QuicStreamChannel request) {
            request.pipeline().addLast(new Answer());
        }
    }

    private static final class Answer extends Http3RequestStreamInboundHandler {
        @Override
        protected void channelRead(ChannelHandlerContext request, Http3HeadersFrame frame) {}

        @Override
        protected void channelRead(ChannelHandlerContext request, Http3DataFrame frame) {
            frame.release();
        }

        @Override
        protected void channelInputClosed(ChannelHandlerContext request) {
            Http3HeadersFrame answer = new DefaultHttp3HeadersFrame();
            answer.headers().status("200").add("content-length", "0");
            request.writeAndFlush(answer).addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
        }
    }
}
