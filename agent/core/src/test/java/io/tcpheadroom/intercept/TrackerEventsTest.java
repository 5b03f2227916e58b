package io.tcpheadroom.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.PreAttachThreads;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Map;
import java.util.TreeMap;
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
        counts.put("failed", app.connectFailedTotal());
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
        events.connectFailed(listener);
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
        events.nativeConnectFailed(5, SERVER);
        assertThat(counts()).isEqualTo("{CLIENT=1, failed=1}");

        events.nativeOpened(events, 7);
        events.nativeConnectReturned(7, SERVER, false);
        events.nativePollFailed(7);
        assertThat(counts()).isEqualTo("{CLIENT=2, failed=2}");
    }

    @Test
    void a_native_connect_to_a_path_has_no_destination() {
        SocketAddress path = UnixDomainSocketAddress.of("/tmp/socket");
        events.nativeOpened(this, 5);
        events.nativeConnectReturned(5, path, true);
        assertThat(counts()).isEqualTo("{CLIENT=1, connected=1}");

        events.nativeOpened(events, 7);
        events.nativeConnectFailed(7, path);
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
    @CsvSource({"0, '{CLIENT=1, connected=1}'", "-111, '{CLIENT=1}'", "1, '{CLIENT=1}'"})
    void a_channel_is_connected_when_the_ring_answers_0(int result, String counts) {
        Channel channel = new Channel();
        events.nativeOpened(this, 5);
        events.channelConnecting(channel, SERVER);
        events.channelConnectEnded(channel, result);
        assertThat(counts()).isEqualTo(counts);
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
