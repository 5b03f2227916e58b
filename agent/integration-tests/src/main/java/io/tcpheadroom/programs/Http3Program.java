package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The app till serves HTTP/3 with the key store that the first argument names and the second opens; the apps shop and crawler
 * ask over HTTP/3 alone, each through a {@code java.net.http.HttpClient} of its own. For JDK 26: what is new there is called by
 * reflection, for this class is compiled for JDK 11.
 *
 * <pre>
 * serve            answers the port
 * shop ask 443 3   so many requests, one after the other; answers over what
 * shop begin 443   a request whose answer nobody waits for
 * shop end         ends the client, and all that it has under way
 * </pre>
 */
public final class Http3Program {
    private final KeyStoreOfTls keys;
    private final App till = new App("till");
    private final Map<String, Asking> asking;

    private Http3Program(KeyStoreOfTls keys) throws Exception {
        this.keys = keys;
        this.asking = Map.of("shop", new Asking("shop"), "crawler", new Asking("crawler"));
    }

    public static void main(String[] arguments) throws Exception {
        Http3Program program = new Http3Program(new KeyStoreOfTls(Path.of(arguments[0]), arguments[1]));
        Dialogue.inWords(program::run);
        System.exit(0);
    }

    private Object run(String[] words) throws Exception {
        return words[0].equals("serve")
                ? till.run(this::serve)
                : asking.get(words[0]).run(words);
    }

    private Object serve() throws Exception {
        return new Http3Server(keys.keys(), keys.password()).port();
    }

    /** An app with a client. */
    private final class Asking {
        private final App app;
        private final HttpClient client;

        private Asking(String name) throws Exception {
            app = new App(name);
            client = (HttpClient) app.run(() -> HttpClient.newBuilder()
                    .sslContext(keys.context())
                    .version(http3())
                    .build());
        }

        private Object run(String[] words) throws Exception {
            switch (words[1]) {
                case "ask":
                    return app.run(() -> ask(to(words[2]), Integer.parseInt(words[3])));
                case "begin":
                    return app.run(() -> {
                        client.sendAsync(to(words[2]), BodyHandlers.discarding());
                        return "";
                    });
                case "end":
                    HttpClient.class.getMethod("shutdownNow").invoke(client);
                    return "";
                default:
                    throw new IllegalArgumentException(words[1]);
            }
        }

        private Object ask(HttpRequest request, int times) throws InterruptedException {
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                try {
                    answers.add(client.send(request, BodyHandlers.discarding())
                            .version()
                            .name());
                } catch (IOException e) {
                    answers.add("none");
                }
            }
            return answers;
        }
    }

    private static HttpClient.Version http3() {
        return HttpClient.Version.valueOf("HTTP_3");
    }

    /** Without a try of anything else. */
    private static HttpRequest to(String port) throws Exception {
        Class<?> option = Class.forName("java.net.http.HttpOption");
        Object discovery = option.getField("H3_DISCOVERY").get(null);
        Object only = Class.forName("java.net.http.HttpOption$Http3DiscoveryMode")
                .getField("HTTP_3_URI_ONLY")
                .get(null);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/"));
        HttpRequest.Builder.class.getMethod("setOption", option, Object.class).invoke(builder, discovery, only);
        return builder.build();
    }
}
