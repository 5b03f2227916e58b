package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The reason of a failure, from what the JDK and Netty throw. */
class FailureTest {
    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), FailureReason.REFUSED),
                Arguments.of(new ConnectException("Connection refused (Connection refused)"), FailureReason.REFUSED),
                Arguments.of(
                        new ConnectException("finishConnect(..) failed: Connection refused: /127.0.0.1:80"),
                        FailureReason.REFUSED),
                Arguments.of(
                        new IOException("finishConnect(..) failed with error(-111): Connection refused"),
                        FailureReason.REFUSED),
                Arguments.of(new ConnectException("Connection timed out"), FailureReason.TIMED_OUT),
                Arguments.of(new SocketTimeoutException("Connect timed out"), FailureReason.TIMED_OUT),
                Arguments.of(new SocketTimeoutException(), FailureReason.TIMED_OUT),
                Arguments.of(new NoRouteToHostException("No route to host"), FailureReason.UNREACHABLE),
                Arguments.of(new NoRouteToHostException("Keine Route"), FailureReason.UNREACHABLE),
                Arguments.of(new ConnectException("Network is unreachable"), FailureReason.UNREACHABLE),
                Arguments.of(new SocketException("Network is unreachable"), FailureReason.UNREACHABLE),
                Arguments.of(new SocketException("Connection reset"), FailureReason.RESET),
                Arguments.of(new SocketException("Connection reset by peer"), FailureReason.RESET),
                Arguments.of(new NoRouteToHostException("Cannot assign requested address"), FailureReason.NO_PORT),
                Arguments.of(new BindException("Cannot assign requested address"), FailureReason.NO_PORT),
                Arguments.of(new BindException("Die Adresse geht nicht"), FailureReason.NO_PORT),
                Arguments.of(new BindException("Address already in use"), FailureReason.OTHER),
                Arguments.of(new SocketException("Too many open files"), FailureReason.NO_DESCRIPTOR),
                Arguments.of(new IOException("Too many open files in system"), FailureReason.NO_DESCRIPTOR),
                Arguments.of(new SocketException("Socket closed"), FailureReason.CLOSED),
                Arguments.of(new AsynchronousCloseException(), FailureReason.CLOSED),
                Arguments.of(new ClosedByInterruptException(), FailureReason.CLOSED),
                Arguments.of(new InterruptedIOException(), FailureReason.CLOSED),
                Arguments.of(new SocketException("Closed by interrupt"), FailureReason.CLOSED),
                Arguments.of(new ConnectException("Verbindungsaufbau abgelehnt"), FailureReason.OTHER),
                Arguments.of(new SocketException("No buffer space available"), FailureReason.OTHER),
                Arguments.of(new IOException("No response from peer for 30 seconds"), FailureReason.TIMED_OUT),
                Arguments.of(
                        new IOException("Connection closed by server peer: CONNECTION_REFUSED"), FailureReason.REFUSED),
                Arguments.of(new IOException("QUIC endpoint closed - no error"), FailureReason.CLOSED),
                Arguments.of(new IOException("shutdownNow"), FailureReason.CLOSED), // of an HttpClient
                Arguments.of(new IOException("connection terminated"), FailureReason.OTHER),
                Arguments.of(new IllegalStateException(), FailureReason.OTHER));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void its_reason_is_read_from_the_message_else_from_the_class(Throwable thrown, FailureReason reason) {
        assertThat(Failure.of(thrown).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "111, REFUSED",
        "110, TIMED_OUT",
        "101, UNREACHABLE",
        "113, UNREACHABLE",
        "104, RESET",
        "99, NO_PORT",
        "24, NO_DESCRIPTOR",
        "125, CLOSED",
        "13, OTHER"
    })
    void its_reason_is_read_from_the_kernels_number(int errno, FailureReason reason) {
        Failure failure = Failure.ofErrno(errno);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.message()).isEqualTo("errno " + errno);
    }

    @Test
    void what_it_says_is_one_line_of_at_most_200_characters() {
        assertThat(Failure.of(new IOException("a\nb\tc\u0000d")).message())
                .isEqualTo("IOException: a\\u000ab\\u0009c\\u0000d");
        assertThat(Failure.of(new IOException("x".repeat(10_000))).message())
                .hasSize(200)
                .startsWith("IOException: xxx")
                .endsWith("x…");
    }

    /** It would run on a thread of the program in the middle of its connect. */
    @Test
    void code_of_the_program_is_not_asked_for_a_message() {
        class Bad extends ConnectException {
            @Override
            public String getMessage() {
                throw new AssertionError("asked");
            }
        }
        Failure failure = Failure.of(new Bad());

        assertThat(failure.reason()).isEqualTo(FailureReason.OTHER);
        assertThat(failure.message()).isEqualTo("FailureTest$1Bad");
    }
}
