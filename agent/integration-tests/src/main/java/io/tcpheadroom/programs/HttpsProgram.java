package io.tcpheadroom.programs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * The app till serves HTTPS with the key store that the first argument names and the second opens; the apps shop and crawler
 * ask it, each through a {@code java.net.http.HttpClient} of its own.
 */
public final class HttpsProgram {
    private static final int AT_ONCE = 10;

    private final App till = new App("till");
    private final Asking shop = new Asking("shop");
    private final Asking crawler = new Asking("crawler");
    private final CyclicBarrier allAreHere = new CyclicBarrier(AT_ONCE);
    private final ExecutorService serving = Executors.newFixedThreadPool(AT_ONCE);
    private final SSLContext tls;
    private HttpsServer server;

    private HttpsProgram(SSLContext tls) {
        this.tls = tls;
    }

    public static void main(String[] arguments) throws Exception {
        HttpsProgram program = new HttpsProgram(new KeyStoreOfTls(Path.of(arguments[0]), arguments[1]).context());
        program.till.run(program::serve);
        Dialogue.about(Map.of(
                "port",
                () -> program.server.getAddress().getPort(),
                "make client",
                program.shop::makeClient,
                "request",
                program.shop::request,
                "crawler's request",
                program.crawler::request,
                "HTTP/3 request",
                program.shop::requestOfHttp3,
                "close client",
                program.shop::closeClient,
                "collect",
                Dialogue.done(System::gc),
                "close server",
                Dialogue.done(() -> program.server.stop(0))));
    }

    private Object serve() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(serving);
        server.createContext("/", this::answer);
        server.start();
        return "";
    }

    /** Not before all requests are here, so that each of them needs a connection. */
    private void answer(HttpExchange exchange) throws IOException {
        try {
            allAreHere.await();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[2]);
            exchange.getResponseBody().close(); // to close the exchange would close the connection too
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** An app with a client, which is made at the first request. */
    private final class Asking {
        private final App app;
        private HttpClient client;

        private Asking(String name) {
            app = new App(name);
        }

        private Object makeClient() throws Exception {
            return app.run(() -> {
                client();
                return "";
            });
        }

        /** So many requests at once; answers how many were answered. */
        private Object request() throws Exception {
            return app.run(() -> {
                List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    answers.add(
                            client().sendAsync(to(server.getAddress().getPort()).build(), BodyHandlers.discarding()));
                }
                return answers.stream()
                        .filter(answer -> answer.join().statusCode() == 200)
                        .count();
            });
        }

        /** To where nobody listens; does not wait for what becomes of it. Since JDK 26. */
        private Object requestOfHttp3() throws Exception {
            return app.run(() -> {
                client().sendAsync(
                                to(1).version(HttpClient.Version.valueOf("HTTP_3"))
                                        .build(),
                                BodyHandlers.discarding());
                return "";
            });
        }

        /** By reflection: this class is compiled for JDK 11, and a client can be closed since 21; before, it is collected. */
        private Object closeClient() throws Exception {
            if (Runtime.version().feature() >= 21) {
                HttpClient.class.getMethod("close").invoke(client);
            }
            client = null;
            return "";
        }

        private HttpClient client() {
            if (client == null) {
                client = HttpClient.newBuilder()
                        .sslContext(tls)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
            }
            return client;
        }

        private HttpRequest.Builder to(int port) {
            return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/"));
        }
    }
}
