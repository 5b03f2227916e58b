package io.tcpheadroom.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.ListenerOrigin;
import io.tcpheadroom.tracker.PreAttachThreads;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sun.nio.ch.TcpHeadroomEvents;

/** What each event of woven code means, in counts. */
class TrackerEventsTest {
    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 80);

    private final Apps apps = new Apps("program", AppRules.none(), 10);
    private final Tracker tracker = new Tracker(apps, CallSites.off(), 10);
    private final TrackerEvents events = new TrackerEvents(tracker, apps);
    private final FileDescriptor fd = descriptor(5);
    private final FileDescriptor listener = descriptor(6);

    private static FileDescriptor descriptor(int number) {
        try {
            FileDescriptor descriptor = new FileDescriptor();
            MethodHandles.privateLookupIn(FileDescriptor.class, MethodHandles.lookup())
                    .findVarHandle(FileDescriptor.class, "fd", int.class)
                    .set(descriptor, number);
            return descriptor;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String counts() {
        App app = tracker.apps().stream()
                .filter(each -> each.name().equals("program"))
                .findFirst()
                .orElseThrow();
        Map<String, Long> counts = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            counts.put(kind.name(), app.open(kind));
        }
        counts.put("accepted", app.acceptedTotal());
        counts.put("connected", app.connectedTotal());
        counts.put("failed", app.failedTotals(FailedOperation.CONNECT).sum());
        counts.values().removeIf(count -> count == 0);
        return counts.toString();
    }

    /** One that is not overridden would go nowhere. */
    @Test
    void every_event_is_heard() throws Exception {
        for (Method event : TcpHeadroomEvents.class.getDeclaredMethods()) {
            assertThat(TrackerEvents.class
                            .getMethod(event.getName(), event.getParameterTypes())
                            .getDeclaringClass())
                    .as(event.toString())
                    .isEqualTo(TrackerEvents.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, CLIENT", "false, DATAGRAM"})
    void a_socket_is_of_streams_or_of_datagrams(boolean stream, Kind kind) {
        events.opened(fd, stream);
        assertThat(counts()).isEqualTo("{" + kind + "=1}");
    }

    @ParameterizedTest
    @CsvSource({"true, true, LISTENER", "true, false, CLIENT", "false, true, DATAGRAM", "false, false, DATAGRAM"})
    void a_plain_socket_is_a_servers_or_not(boolean stream, boolean server, Kind kind) {
        events.plainOpened(fd, stream, server);
        assertThat(counts()).isEqualTo("{" + kind + "=1}");

        events.plainOpened(listener, stream, server ? this : null);
        assertThat(counts()).isEqualTo("{" + kind + "=2}");
    }

    @ParameterizedTest
    @CsvSource({"1, '{CLIENT=1, connected=1}'", "0, '{CLIENT=1}'", "-2, '{CLIENT=1}'"})
    void a_connect_that_returns_more_than_0_has_come_up(int outcome, String counts) {
        events.opened(fd, true);
        events.connecting(fd, InetAddress.getLoopbackAddress(), 80);
        events.connectReturned(fd, outcome);
        assertThat(counts()).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"true, '{CLIENT=1, connected=1}'", "false, '{CLIENT=1}'"})
    void a_connect_that_is_polled_has_come_up_when_it_is_done(boolean done, String counts) {
        events.opened(fd, true);
        events.connecting(fd, InetAddress.getLoopbackAddress(), 80);
        events.connectPolled(fd, done);
        assertThat(counts()).isEqualTo(counts);
    }

    @Test
    void a_connect_to_a_path_has_no_destination() {
        events.opened(fd, true);
        events.connectingUnix(fd);
        events.connectReturned(fd, 1);
        assertThat(counts()).isEqualTo("{CLIENT=1, connected=1}");

        events.opened(listener, true);
        events.connectingUnix(listener);
        events.connectFailed(listener, new ConnectException("Connection refused"));
        assertThat(counts()).isEqualTo("{CLIENT=2, connected=1, failed=1}");
    }

    @ParameterizedTest
    @CsvSource({"1, '{ACCEPTED=1, LISTENER=1, accepted=1}'", "0, '{LISTENER=1}'", "-2, '{LISTENER=1}'"})
    void an_accept_that_returns_more_than_0_is_a_connection(int outcome, String counts) {
        events.serverOpened(listener);
        events.listening(listener, 10);
        events.acceptReturned(listener, fd, outcome);
        assertThat(counts()).isEqualTo(counts);
    }

    @Test
    void a_listener_that_was_inherited_has_a_backlog_that_nobody_knows() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            events.adopted(server);

            assertThat(counts()).isEqualTo("{LISTENER=1}");
            Listener inherited = tracker.listeners().iterator().next();
            assertThat(inherited.backlog()).isZero();
            assertThat(inherited.origin()).isEqualTo(ListenerOrigin.UNKNOWN);
            assertThat(inherited.isReachable()).isTrue();
        }
    }

    @Test
    void a_connection_or_datagram_socket_that_was_inherited_is_one() throws IOException {
        try (SocketChannel connection = SocketChannel.open();
                DatagramChannel datagrams = DatagramChannel.open()) {
            events.adopted(connection);
            events.adopted(datagrams);

            assertThat(counts()).isEqualTo("{ACCEPTED=1, DATAGRAM=1, accepted=1}");
        }
    }

    @Test
    void where_no_socket_was_inherited_nothing_is_adopted() {
        events.adopted(null);
        events.adopted("no channel");

        assertThat(counts()).isEqualTo("{}");
    }

    @Test
    void a_close_without_a_descriptor_is_none() {
        events.closing(null);
        assertThat(tracker.withoutNumberTotal()).isZero();

        events.closing(new FileDescriptor());
        assertThat(tracker.withoutNumberTotal()).isEqualTo(1);
    }

    @Test
    void no_accept_is_unseen_when_the_agent_began_with_the_program() {
        events.entering();
        events.returning(fd);
        assertThat(counts()).isEqualTo("{}");
    }

    @Test
    void a_thread_that_was_there_before_may_come_out_of_an_accept_once() {
        PreAttachThreads threads = new PreAttachThreads();
        events.connectPreAttach(threads);
        threads.weavingDone();
        events.returning(fd);
        events.returning(listener);
        assertThat(counts()).isEqualTo("{ACCEPTED=1, accepted=1}");
    }

    @ParameterizedTest
    @CsvSource({"true, '{CLIENT=1, connected=1}'", "false, '{CLIENT=1}'"})
    void a_native_connect_is_done_or_under_way(boolean done, String counts) {
        events.nativeOpened(this, 5);
        events.nativeConnectReturned(5, SERVER, done);
        assertThat(counts()).isEqualTo(counts);
        events.nativeConnectPolled(5, false);
        assertThat(counts()).isEqualTo(counts);

        events.nativeConnectPolled(5, true);
        assertThat(counts()).isEqualTo("{CLIENT=1, connected=1}");
    }

    @Test
    void a_native_connect_is_refused_at_once_or_when_it_is_polled() {
        events.nativeOpened(this, 5);
        events.nativeConnectFailed(5, SERVER, new ConnectException("Connection refused"));
        assertThat(counts()).isEqualTo("{CLIENT=1, failed=1}");

        events.nativeOpened(events, 7);
        events.nativeConnectReturned(7, SERVER, false);
        events.nativePollFailed(7, new ConnectException("Connection refused"));
        assertThat(counts()).isEqualTo("{CLIENT=2, failed=2}");
    }

    @Test
    void a_native_connect_to_a_path_has_no_destination() {
        SocketAddress path = UnixDomainSocketAddress.of("/tmp/socket");
        events.nativeOpened(this, 5);
        events.nativeConnectReturned(5, path, true);
        assertThat(counts()).isEqualTo("{CLIENT=1, connected=1}");

        events.nativeOpened(events, 7);
        events.nativeConnectFailed(7, path, new ConnectException("Connection refused"));
        assertThat(counts()).isEqualTo("{CLIENT=2, connected=1, failed=1}");
        assertThat(tracker.destinations())
                .allSatisfy(each -> assertThat(each.address()).isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -11})
    void a_native_accept_that_returns_less_than_0_is_no_connection(int result) {
        events.nativeOpened(this, 6);
        events.nativeListening(6, 10);
        events.nativeAcceptReturned(6, result);
        assertThat(counts()).isEqualTo("{LISTENER=1}");

        events.nativeAcceptReturned(6, 0);
        assertThat(counts()).isEqualTo("{ACCEPTED=1, LISTENER=1, accepted=1}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, '{CLIENT=1, connected=1}'",
        "-111, '{CLIENT=1, failed=1}'",
        "-115, '{CLIENT=1}'", // EINPROGRESS
        "-114, '{CLIENT=1}'", // EALREADY
        "1, '{CLIENT=1}'"
    })
    void a_channel_is_connected_when_the_ring_answers_0_and_has_failed_when_it_answers_an_errno(
            int result, String counts) {
        Channel channel = new Channel();
        events.nativeOpened(this, 5);
        events.channelConnecting(channel, SERVER);
        events.channelConnectEnded(channel, result);
        assertThat(counts()).isEqualTo(counts);
    }

    private String reasons() {
        return tracker.failures().stream()
                .map(row -> row.operation() + " " + row.reason() + " " + row.count() + " " + row.message())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** Before JDK 13: the socket is closed, and its descriptor gone, when the exception is thrown. */
    @Test
    void a_plain_connect_that_fails_is_counted_once_for_what_it_throws_and_not_for_the_close_before() {
        events.plainOpened(fd, true, false);
        events.connectingHere(fd, InetAddress.getLoopbackAddress(), 80);
        events.closing(fd);
        assertThat(counts()).isEqualTo("{}");
        events.connectFailedHere(new SocketTimeoutException("connect timed out"));

        assertThat(counts()).isEqualTo("{failed=1}");
        assertThat(reasons()).isEqualTo("CONNECT TIMED_OUT 1 SocketTimeoutException: connect timed out");
    }

    @Test
    void a_plain_connect_that_another_thread_closes_has_failed_for_that() throws Exception {
        events.plainOpened(fd, true, false);
        events.connectingHere(fd, InetAddress.getLoopbackAddress(), 80);
        Thread closing = new Thread(() -> events.closing(fd));
        closing.start();
        closing.join();
        events.connectFailedHere(new SocketException("Socket closed"));

        assertThat(reasons()).isEqualTo("CONNECT CLOSED 1 SocketException: Socket closed");
    }

    @Test
    void a_plain_connect_that_comes_up_is_closed_later_without_having_failed() {
        events.plainOpened(fd, true, false);
        events.connectingHere(fd, InetAddress.getLoopbackAddress(), 80);
        events.connectedHere();
        assertThat(counts()).isEqualTo("{CLIENT=1, connected=1}");
        events.closing(fd);
        assertThat(counts()).isEqualTo("{connected=1}");
    }

    /** A channel's {@code socket()} before JDK 13. */
    @Test
    void a_connect_that_a_thread_waits_for_has_failed_for_what_it_throws_and_not_for_the_close_before() {
        connectingByPoll();
        events.pollingHere(fd); // again, after it was interrupted
        events.closing(fd);
        assertThat(counts()).isEqualTo("{}");
        events.connectFailedHere(new SocketTimeoutException());

        assertThat(counts()).isEqualTo("{failed=1}");
        assertThat(reasons()).isEqualTo("CONNECT TIMED_OUT 1 SocketTimeoutException");
    }

    @Test
    void a_connect_that_a_thread_waits_for_and_is_polled_is_counted_once() {
        connectingByPoll();
        events.connectPolled(fd, true);
        events.connectedHere();
        assertThat(counts()).isEqualTo("{CLIENT=1, connected=1}");
        events.closing(fd);
        events.connectFailedHere(new SocketException("of a connect that was never waited for"));
        assertThat(counts()).isEqualTo("{connected=1}");
    }

    @Test
    void a_connect_that_fails_when_it_is_polled_has_not_failed_again_for_the_thread_that_waited() {
        connectingByPoll();
        events.connectFailed(fd, new ConnectException("Connection refused"));
        events.closing(fd);
        events.connectFailedHere(new ConnectException("Connection refused"));

        assertThat(counts()).isEqualTo("{failed=1}");
        assertThat(reasons()).isEqualTo("CONNECT REFUSED 1 ConnectException: Connection refused");
    }

    private void connectingByPoll() {
        events.opened(fd, true);
        events.connecting(fd, InetAddress.getLoopbackAddress(), 80);
        events.connectReturned(fd, -2);
        events.pollingHere(fd);
    }

    @Test
    void an_async_connect_has_failed_for_what_is_thrown_while_its_end_is_looked_at() {
        events.opened(fd, true);
        events.connecting(fd, InetAddress.getLoopbackAddress(), 80);
        events.connectReturned(fd, -2);
        events.connectEnding(fd);
        events.connectThrew(new ConnectException("Connection refused"));
        events.closing(fd);
        events.connectEnded();

        assertThat(counts()).isEqualTo("{failed=1}");
        assertThat(reasons()).isEqualTo("CONNECT REFUSED 1 ConnectException: Connection refused");
    }

    /** The same class of the JDK is called for others, and later. */
    @Test
    void what_is_thrown_elsewhere_is_nothing_to_an_async_connect() {
        events.opened(fd, true);
        events.connecting(fd, InetAddress.getLoopbackAddress(), 80);
        events.connectThrew(new ConnectException("Connection refused"));
        events.connectEnding(fd);
        events.connectEnded();
        events.connectThrew(new ConnectException("Connection refused"));
        assertThat(counts()).isEqualTo("{CLIENT=1}");

        events.closing(fd);
        assertThat(reasons()).isEqualTo("CONNECT CLOSED 1 closed before it was connected");
    }

    @Test
    void an_open_that_fails_is_the_apps() {
        events.openFailed(new SocketException("Too many open files"));
        events.openFailed(new SocketException("Too many open files"));
        assertThat(reasons()).isEqualTo("OPEN NO_DESCRIPTOR 2 SocketException: Too many open files");
    }

    @ParameterizedTest
    @CsvSource({
        "0, Address already in use, BIND NO_PORT 1",
        "80, Address already in use, BIND OTHER 1",
        "0, Cannot assign requested address, BIND NO_ADDRESS 1",
        "80, Cannot assign requested address (Bind failed), BIND NO_ADDRESS 1",
        "80, Permission denied, BIND OTHER 1",
        "0, Adresse ist belegt, BIND OTHER 1"
    })
    void a_bind_fails_for_lack_of_a_port_only_if_any_would_do(int port, String message, String reason) {
        events.opened(fd, true);
        events.bindFailed(fd, InetAddress.getLoopbackAddress(), port, new BindException(message));
        assertThat(reasons()).isEqualTo(reason + " BindException: " + message);

        events.nativeBindFailed(5, new InetSocketAddress("127.0.0.1", port), new BindException(message));
        assertThat(reasons()).isEqualTo(reason.replace('1', '2') + " BindException: " + message);
    }

    @Test
    void a_datagram_socket_that_cannot_be_bound_has_no_port_of_ours() {
        events.opened(fd, false);
        events.bindFailed(fd, InetAddress.getLoopbackAddress(), 0, new BindException("Address already in use"));
        assertThat(reasons()).isEmpty();
    }

    @Test
    void an_accept_that_fails_is_its_listeners() {
        events.serverOpened(listener);
        events.listening(listener, 10);
        events.acceptFailed(listener, new IOException("Too many open files"));
        events.acceptFailed(listener, new SocketTimeoutException("Accept timed out"));
        events.acceptFailed(listener, new SocketException("Socket closed"));
        events.acceptFailed(listener, new AsynchronousCloseException());
        events.acceptFailed(null, new IOException("Too many open files"));
        events.nativeAcceptFailed(6, new IOException("accept(..) failed: Too many open files"));

        assertThat(reasons()).isEqualTo("ACCEPT NO_DESCRIPTOR 2 IOException: accept(..) failed: Too many open files");
        assertThat(tracker.listeners())
                .singleElement()
                .extracting(Listener::acceptFailedTotal)
                .isEqualTo(2L);
    }

    @ParameterizedTest
    @CsvSource({
        "-24, ACCEPT NO_DESCRIPTOR 1 errno 24", // EMFILE
        "-23, ACCEPT NO_DESCRIPTOR 1 errno 23", // ENFILE
        "-12, ACCEPT OTHER 1 errno 12", // ENOMEM
        "-11, ''", // EAGAIN
        "-125, ''", // ECANCELED
        "0, ''",
        "7, ''"
    })
    void a_channel_has_failed_to_accept_when_the_ring_answers_an_errno(int result, String failures) {
        events.nativeOpened(this, 5);
        events.nativeListening(5, 10);
        events.channelAcceptEnded(new Channel(), result);
        assertThat(reasons()).isEqualTo(failures);
        assertThat(tracker.listeners())
                .singleElement()
                .extracting(Listener::acceptFailedTotal)
                .isEqualTo(failures.isEmpty() ? 0L : 1L);
    }

    @Test
    void failures_are_counted() {
        events.failed(new StackOverflowError());
        events.failed(null);
        assertThat(events.errorsTotal()).isEqualTo(2);
    }

    /** As one of Netty's. */
    public static final class Channel {
        public Channel fd() {
            return this;
        }

        public int intValue() {
            return 5;
        }
    }
}
