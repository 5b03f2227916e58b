package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser over bytes that no kernel writes, begun from the captured files: it understands them, or says in which line it
 * does not; it throws nothing else, and what counts something is never negative. The first byte chooses the parser.
 */
class ParsersFuzz {
    private static final Roots NOWHERE = Roots.of(Path.of("/nowhere"));

    /** Parsers that say more than what {@link #ofSources} asks for, or that read a part of a file. */
    private static final List<Target> BY_HAND = List.of(
            new Target("proc/net/sockstat", text(ParsersFuzz::sockStat)),
            new Target(
                    "proc/net/netstat", text(text -> count(NetStat.parse(text).tcpExt("ListenOverflows")))),
            new Target("proc/net/snmp", text(text -> count(Snmp.parse(text).tcp("ActiveOpens")))),
            new Target("proc/net/softnet_stat", text(ParsersFuzz::softNetStat)),
            new Target("proc/sys/net/ipv4/ip_local_port_range", text(ParsersFuzz::portRange)),
            new Target("proc/sys/net/ipv4/ip_local_reserved_ports", text(ParsersFuzz::reserved)),
            new Target("proc/net/tcp", ParsersFuzz::listeners),
            new Target("proc/net/tcp6", ParsersFuzz::listeners),
            new Target("proc/net/tcp", ParsersFuzz::connections),
            new Target("proc/net/tcp6", ParsersFuzz::connections),
            new Target(
                    "proc/net/stat/arp_cache",
                    text(text -> numberOrLacking(ArpCache.parse(text).entries()))),
            new Target(
                    "proc/net/stat/ndisc_cache",
                    text(text -> numberOrLacking(NdiscCache.parse(text).entries()))),
            new Target(
                    "proc/net/stat/nf_conntrack",
                    text(text -> numberOrLacking(NfConntrackStat.parse(text).total("drop")))),
            new Target("proc/self/cgroup", text(ParsersFuzz::cgroups)),
            new Target("sys/fs/cgroup/pids/shop/pids.max", text(text -> count(CgroupFile.parse("pids.max", text)))),
            new Target(
                    "sys/fs/cgroup/shop/memory.stat",
                    text(text -> count(CgroupFile.parse("memory.stat", text, "sock")))),
            new Target(
                    "proc/self/auxv",
                    bytes -> count(PageSize.parse(ByteBuffer.wrap(bytes)).bytes())),
            new Target("proc/self/maps", bytes -> lines("", bytes)),
            new Target("proc/self/maps", bytes -> lines(EpollWatches.ROW, bytes)),
            new Target("proc/sys/net/ipv4/tcp_mem", text(ParsersFuzz::settings)),
            new Target("proc/sys/net/core/somaxconn", text(ParsersFuzz::settings)));

    private static final List<Target> ALL =
            Stream.concat(BY_HAND.stream(), ofSources()).toList();

    private record Target(String seed, Consumer<byte[]> parser) {}

    /** The files whose parsers are fuzzed, as they are below a captured host. */
    static Stream<String> files() {
        return ALL.stream().map(Target::seed);
    }

    /** The parser of each source of one file, and all that its result says: a new one need not be listed here. */
    private static Stream<Target> ofSources() {
        Roots roots = Roots.of(Path.of("/"));
        return Sources.types().stream()
                .filter(type -> Sources.of(type).findAny().isPresent())
                .flatMap(type -> Stream.of(type.getDeclaredMethods())
                        .filter(method -> method.getName().equals("parse")
                                && List.of(method.getParameterTypes()).equals(List.of(String.class)))
                        .flatMap(parse -> Sources.of(type)
                                .map(source ->
                                        source.open(roots, () -> 0).file().substring(1))
                                .map(file -> new Target(file, text(text -> figures(call(parse, null, text)))))));
    }

    private static void figures(Object parsed) {
        for (Method method : parsed.getClass().getMethods()) {
            if (method.getReturnType() == Figure.class && method.getParameterCount() == 0) {
                count((Figure) call(method, parsed));
            }
        }
    }

    private static Object call(Method method, Object on, Object... arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Each captured file behind the number of its parser. */
    static Stream<Arguments> seeds() throws IOException {
        List<Path> hosts;
        try (Stream<Path> folders = Files.list(Hosts.folder(""))) {
            hosts = folders.filter(Files::isDirectory).toList();
        }
        return hosts.stream()
                .flatMap(host -> Stream.iterate(0, i -> i < ALL.size(), i -> i + 1)
                        .filter(i -> Files.exists(host.resolve(ALL.get(i).seed())))
                        .map(i -> seed(i, host.resolve(ALL.get(i).seed()))));
    }

    private static Arguments seed(int target, Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            byte[] seed = new byte[Math.min(content.length, 8192) + 1];
            seed[0] = (byte) target;
            System.arraycopy(content, 0, seed, 1, seed.length - 1);
            return Arguments.of((Object) seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "8s") // must come last
    void every_parser_understands_or_says_where_it_does_not(byte[] data) {
        if (data == null || data.length == 0) {
            return;
        }
        Target target = ALL.get(Byte.toUnsignedInt(data[0]) % ALL.size());
        try {
            target.parser().accept(Arrays.copyOfRange(data, 1, data.length));
        } catch (MalformedKernelText e) {
            assertThat(e.getMessage()).matches("(?s)\\S+ line [1-9]\\d*: .+").hasSizeLessThan(300);
        }
    }

    private static Consumer<byte[]> text(Consumer<String> parser) {
        return bytes -> parser.accept(new String(bytes, StandardCharsets.US_ASCII));
    }

    private static void sockStat(String text) {
        SockStat stat = SockStat.parse(text);
        Stream.of(stat.timeWait(), stat.orphans(), stat.tcpMemory(PageSize.of(4096)))
                .forEach(ParsersFuzz::count);
    }

    private static void softNetStat(String text) {
        SoftNetStat stat = SoftNetStat.parse(text);
        assertThat(stat.dropped().value()).isNotNegative();
        assertThat(stat.fullestBacklog().kind()).isIn(Figure.Kind.NUMBER, Figure.Kind.UNKNOWN);
        count(stat.fullestBacklog());
    }

    private static void portRange(String text) {
        Line line = Line.only("ip_local_port_range", text);
        assertThat(EphemeralPorts.of(line.number(0), line.number(1), null).count())
                .isBetween(1, 65_536);
    }

    private static void reserved(String text) {
        assertThat(ReservedPorts.parse(text).countInside(0, 65_535)).isBetween(0, 65_536);
    }

    private static void listeners(byte[] bytes) {
        TcpListeners.isPastListening(bytes, bytes.length);
        for (ListeningSocket socket : TcpListeners.parse("/proc/net/tcp", new String(bytes, StandardCharsets.US_ASCII))
                .sockets()) {
            assertThat(socket.port()).isBetween(0, 65_535);
            assertThat(socket.queued()).isNotNegative();
            assertThat(socket.inode()).isNotNegative();
        }
    }

    /** In pieces, as a file comes. */
    private static void connections(byte[] bytes) {
        ConnectionTable table = new ConnectionTable("/proc/net/tcp", ParsersFuzz::connection);
        int piece = Math.max(1, bytes.length / 3);
        for (int from = 0; from < bytes.length; from += piece) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
            table.take(part, part.length);
        }
        table.end();
    }

    private static void connection(ConnectionRow row) {
        assertThat(row.state).isBetween(0, 15);
        assertThat(row.local.port()).isBetween(0, 65_535);
        assertThat(row.remote.port()).isBetween(0, 65_535);
        assertThat(row.local.address()).isNotNull();
        assertThat(row.remote.address()).isNotNull();
        assertThat(row.unread).isBetween(0L, 0xFFFF_FFFFL);
        assertThat(row.unsent).isBetween(0L, 0xFFFF_FFFFL);
        assertThat(row.inode).isGreaterThanOrEqualTo(-1);
    }

    private static void cgroups(String text) {
        CgroupPath path = CgroupPath.parse(text);
        try {
            assertThat(path.folders(NOWHERE, "memory")).isEmpty();
        } catch (UnreadableFile e) {
            assertThat(e).hasMessageEndingWith(": no control groups are mounted here");
        }
    }

    private static void lines(String beginning, byte[] bytes) {
        LineCount lines = new LineCount(beginning);
        lines.take(bytes, bytes.length);
        assertThat(lines.count())
                .isBetween(
                        0L,
                        new String(bytes, StandardCharsets.ISO_8859_1)
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()
                                + 1);
    }

    private static void settings(String text) {
        for (Setting setting : SettingCatalog.ALL) {
            if (!setting.isText()) {
                // a setting may be negative: -1 is "as many as may be"
                assertThat(setting.figure(text, PageSize.of(65_536)).kind())
                        .isIn(Figure.Kind.NUMBER, Figure.Kind.UNLIMITED);
            }
        }
    }

    /** A column that the table lacks is unknown, and names its file. */
    private static void numberOrLacking(Figure figure) {
        if (figure.isNumber()) {
            count(figure);
        } else {
            assertThat(figure.toString()).matches("unknown: /proc/net/stat/\\w+ has no \\w+");
        }
    }

    private static void count(Figure figure) {
        if (figure.isNumber()) {
            assertThat(figure.value()).isNotNegative();
        }
    }
}
