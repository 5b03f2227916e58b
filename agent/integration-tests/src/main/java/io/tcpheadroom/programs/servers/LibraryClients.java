package io.tcpheadroom.programs.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tcpheadroom.programs.Dialogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.h2.tools.Server;

/** An application that connects through an HTTP client, a pool of JDBC connections and a messaging client, each to a server in the same JVM. */
public final class LibraryClients {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    public static void main(String[] arguments) throws Exception {
        LibraryClients program = new LibraryClients();
        Dialogue.about(Map.of(
                "http", program::askShop,
                "http racing", program::raceToShop,
                "jdbc", program::openDatabase,
                "messages", program::beginToSend));
    }

    private Object askShop() throws IOException {
        return ask(new OkHttpClient.Builder().fastFallback(false).build());
    }

    /** As OkHttp does by itself: threads of its own try the addresses of a name, and the first connection is used. */
    private Object raceToShop() throws IOException {
        return ask(new OkHttpClient());
    }

    private static Object ask(OkHttpClient http) throws IOException {
        int port = listening(ANSWER);
        try (Response response = http.newCall(new Request.Builder()
                        .url("http://127.0.0.1:" + port + "/")
                        .build())
                .execute()) {
            response.body().string(); // the connection goes back into the pool, and stays open
            return port;
        }
    }

    private Object openDatabase() throws SQLException {
        int port =
                Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start().getPort();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:tcp://127.0.0.1:" + port + "/mem:orders");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config).isRunning() ? port : 0;
    }

    private Object beginToSend() throws IOException {
        int port = listening(new byte[0]);
        new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port), new StringSerializer(), new StringSerializer());
        return port;
    }

    /** One that answers as soon as it is connected to, whatever is asked. */
    private static int listening(byte[] answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(() -> {
            try {
                Socket accepted = server.accept();
                accepted.getOutputStream().write(answer);
                accepted.getInputStream().read(); // until the client is gone
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        accepting.setDaemon(true);
        accepting.start();
        return server.getLocalPort();
    }
}
