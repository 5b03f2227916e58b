package io.tcpheadroom.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;

/**
 * A server that closes a connection on which nothing more was asked for a second, and two apps whose pools of Apache HttpClient keep connections for
 * longer: shop's looks at one only when it hands it out, careful's closes those that are idle for half a second.
 */
public final class PooledHttp {
    private static final int AT_ONCE = 60;
    private static final int SERVER_KEEPS_MILLIS = 1_000;
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private final CyclicBarrier allAreHere = new CyclicBarrier(AT_ONCE);
    private final ExecutorService serving = Executors.newCachedThreadPool();
    private final ServerSocket server = new ServerSocket(0, 2 * AT_ONCE, InetAddress.getLoopbackAddress());

    private PooledHttp() throws IOException {
        serving.execute(this::serve);
    }

    public static void main(String[] arguments) throws Exception {
        PooledHttp program = new PooledHttp();
        Pool shop = new Pool("shop", program.server.getLocalPort(), client -> client);
        Pool careful = new Pool(
                "careful",
                program.server.getLocalPort(),
                client -> client.evictIdleConnections(TimeValue.ofMilliseconds(SERVER_KEEPS_MILLIS / 2)));
        Dialogue.about(Map.of(
                "port",
                program.server::getLocalPort,
                "shop asks",
                shop::ask,
                "careful asks",
                careful::ask,
                "shop closes",
                Dialogue.done(shop.client::close)));
    }

    private void serve() {
        try {
            while (true) {
                Socket accepted = server.accept();
                serving.execute(() -> answer(accepted));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All requests of a round are there before the first is answered, so that each has a connection of its own. */
    private void answer(Socket accepted) {
        try (Socket socket = accepted) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    allAreHere.await();
                    socket.getOutputStream().write(ANSWER);
                    socket.setSoTimeout(SERVER_KEEPS_MILLIS);
                }
            }
        } catch (SocketTimeoutException e) {
            return; // nothing was asked for a second
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a pool of connections does besides keeping them. */
    private interface Care {
        HttpClientBuilder of(HttpClientBuilder client);
    }

    /** An app with a pool. */
    private static final class Pool {
        private final App app;
        private final String uri;
        private final CloseableHttpClient client;
        private final ExecutorService asking = Executors.newFixedThreadPool(AT_ONCE);

        private Pool(String name, int port, Care care) {
            app = new App(name);
            uri = "http://127.0.0.1:" + port + "/";
            PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
            connections.setMaxTotal(AT_ONCE);
            connections.setDefaultMaxPerRoute(AT_ONCE);
            client = care.of(HttpClients.custom()
                            .setConnectionManager(connections)
                            .setKeepAliveStrategy((response, context) -> TimeValue.ofMinutes(10)))
                    .build();
        }

        /** So many requests at once; answers how many were answered. */
        private Object ask() throws Exception {
            return app.run(() -> {
                List<Callable<Integer>> requests = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    requests.add(this::request);
                }
                int answered = 0;
                for (Future<Integer> answer : asking.invokeAll(requests)) { // its threads are made here, of this app
                    answered += answer.get() == 200 ? 1 : 0;
                }
                return answered;
            });
        }

        private int request() throws IOException {
            return client.execute(new HttpGet(uri), response -> response.getCode());
        }
    }
}
