package io.tcpheadroom.programs.servers;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.tcpheadroom.programs.Dialogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A gRPC server with its own copy of Netty, and clients that have called it once; how many is the argument. */
public final class GrpcProgram {
    private static final MethodDescriptor<byte[], byte[]> SAY = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("Echo/Say")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    private final Server server;
    private final List<ManagedChannel> clients = new ArrayList<>();

    private GrpcProgram() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder("Echo")
                        .addMethod(SAY, ServerCalls.asyncUnaryCall(GrpcProgram::echo))
                        .build())
                .build()
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        GrpcProgram program = new GrpcProgram();
        int calls = Integer.parseInt(arguments[0]);
        program.call(calls);
        Dialogue.about(Map.of(
                "port",
                program.server::getPort,
                "transport",
                GrpcProgram::transport,
                "more",
                Dialogue.done(() -> program.call(calls)),
                "close",
                Dialogue.done(program::close)));
    }

    private static void echo(byte[] request, StreamObserver<byte[]> response) {
        response.onNext(request);
        response.onCompleted();
    }

    private void call(int calls) {
        for (int i = 0; i < calls; i++) {
            ManagedChannel client = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                    .usePlaintext()
                    .build();
            clients.add(client);
            ClientCalls.blockingUnaryCall(client, SAY, CallOptions.DEFAULT, new byte[] {1});
        }
    }

    /** What it takes for its sockets, by itself. */
    private static Object transport() throws ReflectiveOperationException {
        Class<?> epoll = Class.forName("io.grpc.netty.shaded.io.netty.channel.epoll.Epoll");
        return epoll.getMethod("isAvailable").invoke(null).equals(true) ? "epoll" : "NIO";
    }

    private void close() throws InterruptedException {
        for (ManagedChannel client : clients) {
            client.shutdown();
        }
        for (ManagedChannel client : clients) {
            while (!client.awaitTermination(1, TimeUnit.SECONDS)) {
                Thread.onSpinWait();
            }
        }
        server.shutdown().awaitTermination();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
