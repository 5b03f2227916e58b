package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every parser does with text that no kernel writes: it says which file, which line and what stands there. */
class ParsersTest {
    private static final String TCP_HEADER = "  sl  local_address rem_address   st tx_queue rx_queue tr\n";

    static Stream<Arguments> malformed() {
        return Stream.of(
                of("sockstat", SockStat::parse, "", "/proc/net/sockstat line 1: nothing there: \"\""),
                of("sockstat", SockStat::parse, "TCP: inuse", "/proc/net/sockstat line 1: a key without a value"),
                of("sockstat", SockStat::parse, "sockets: used 5\nTCP: inuse x\n", "line 2: not a number: \"x\""),
                of("sockstat", SockStat::parse, "TCP inuse 1 2", "line 1: no prefix that ends in a colon"),
                of("sockstat", SockStat::parse, "TCP: inuse 99999999999999999999", "not a number: \"999999"),
                of("sockstat", SockStat::parse, "TCP: inuse 1\uFFFD", "not a number: \"1\uFFFD\""),
                of("netstat", NetStat::parse, "TcpExt: A B\nTcpExt: 1 -2\n", "netstat line 2: negative: \"-2\""),
                of("file-nr", FileNr::parse, "", "/proc/sys/fs/file-nr line 1: nothing there"),
                of("file-nr", FileNr::parse, "413\t0", "line 1: only 2 words: \"413\t0\""),
                of("file-nr", FileNr::parse, "-1\t0\t10", "line 1: negative: \"-1\""),
                of("file-nr", FileNr::parse, "1 0 2\n3 0 4", "line 2: more than one line: \"3 0 4\""),
                of("limits", Limits::parse, "", "/proc/self/limits line 1: no limits"),
                of("limits", Limits::parse, "Limit Soft Hard\nMax open files 10", "line 2: only 4 words"),
                of("limits", Limits::parse, "Limit Soft Hard\nMax open files", "line 2: only 3 words"),
                of("limits", Limits::parse, "Limit Soft Hard\nMax open files -1 5 files", "line 2: negative: \"-1\""),
                of("reserved", ReservedPorts::parse, "80,,81", "line 1: not a number: \"\""),
                of("reserved", ReservedPorts::parse, "90-80", "line 1: low is above high: \"90-80\""),
                of("reserved", ReservedPorts::parse, "70000", "line 1: not a port: \"70000\""),
                of("tcp", ParsersTest::tcp, "", "/proc/net/tcp line 1: no header"),
                of("tcp", ParsersTest::tcp, "   0: 0100007F:1F90 00000000:0000 0A", "/proc/net/tcp line 1: no header"),
                of("tcp", ParsersTest::tcp, TCP_HEADER + "   0: 0100007F:1F90", "line 2: only 2 words"),
                of(
                        "tcp",
                        ParsersTest::tcp,
                        TCP_HEADER + row("0100007F", "0:0"),
                        "line 2: not two halves: \"0100007F\""),
                of("tcp", ParsersTest::tcp, TCP_HEADER + row("7F:1F90", "0:0"), "line 2: not an address: \"7F\""),
                of("tcp", ParsersTest::tcp, TCP_HEADER + row("0100007G:1F90", "0:0"), "not a hexadecimal number"),
                of(
                        "tcp",
                        ParsersTest::tcp,
                        TCP_HEADER + row("0100007F:1FFFF", "0:0"),
                        "line 2: beyond 65535: \"1FFFF\""),
                of(
                        "tcp",
                        ParsersTest::tcp,
                        TCP_HEADER + row("0100007F:1F90", "0:-1"),
                        "line 2: not a hexadecimal number: \"-1\""));
    }

    private static Arguments of(String file, Consumer<String> parser, String text, String message) {
        return Arguments.of(Named.of(file, parser), text, message);
    }

    private static void tcp(String text) {
        TcpListeners.parse("/proc/net/tcp", text);
    }

    private static String row(String local, String queues) {
        return "0: " + local + " 00000000:0000 0A " + queues + " 00:00000000 00000000 0 0 1060 1";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("malformed")
    void malformed_text_is_named_with_its_file_and_line(Consumer<String> parser, String text, String message) {
        assertThatThrownBy(() -> parser.accept(text))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_prefix_of_any_length_is_shown_shortened_too() {
        assertThatThrownBy(() -> Snmp.parse("x".repeat(10_000) + ": a\nTcp: 1\n"))
                .isInstanceOf(MalformedKernelText.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void text_of_any_length_is_shown_shortened(Consumer<String> parser) {
        assertThatThrownBy(() -> parser.accept("x".repeat(100_000)))
                .isInstanceOf(MalformedKernelText.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
}
