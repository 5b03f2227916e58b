package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program whose connections come near its limit of descriptors. */
final class Descriptors implements Scenario {
    private static final long MOST = 1_000;

    /** Some are left for whoever attaches to see it: jconsole needs a dozen. */
    private static final double SHARE = 0.9;

    private static final int PAUSE_MILLIS = 20;

    /** Not where it is unlimited. */
    private static final Pattern SOFT_LIMIT = Pattern.compile("(?m)^Max open files +(\\d+) ");

    private final Path limits;

    Descriptors() {
        this(Path.of("/proc/self/limits"));
    }

    Descriptors(Path limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "descriptors";
    }

    @Override
    public Story story() {
        return new Story(
                "Shop hangs and accepts nothing. Under a limit of 300 descriptors, crawler opens a connection for each request and"
                        + " waits, until nine tenths of the descriptors are in use.",
                "resource-near-limit",
                "The first sentence is about file descriptors, with the room that is left. Resource shows who holds them.",
                "The finding, exit code 1.",
                "`TcpHeadroomLimitNear`, after two minutes.");
    }

    /** HotSpot raises the soft limit to the hard one when it starts: the shell has to lower both. */
    @Override
    public Optional<Need> need() {
        long limit = limit();
        return limit <= MOST
                ? Optional.empty()
                : Optional.of(new Need(
                        "It uses up descriptors, and this process may have " + limit + "; it takes at most " + MOST
                                + ".",
                        "sh -c 'ulimit -n 300 && exec %s'"));
    }

    @Override
    public void start(Stage stage) {
        InetSocketAddress shop = Shop.hanging(stage);
        long wanted = (long) (SHARE * limit());
        stage.as("crawler", () -> crawl(stage, shop, wanted));
    }

    private static void crawl(Stage stage, InetSocketAddress shop, long wanted)
            throws IOException, InterruptedException {
        while (true) {
            if (open() < wanted) {
                stage.keep(new Socket(shop.getAddress(), shop.getPort()));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private long limit() {
        try {
            Matcher soft = SOFT_LIMIT.matcher(Files.readString(limits));
            return soft.find() ? Long.parseLong(soft.group(1)) : Long.MAX_VALUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long open() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }
}
