package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.Scene;
import org.junit.jupiter.api.Test;

class ListenerRulesTest {
    private static final String SERVER_SETTING =
            "acceptCount (Tomcat; server.tomcat.accept-count in Spring Boot), acceptQueueSize (Jetty), Options.BACKLOG (Undertow), "
                    + "ChannelOption.SO_BACKLOG (Netty), or the backlog of ServerSocket and bind()";

    private static Scene listening(int backlog, long limit, long peak, long somaxconn) {
        return new Scene().setting("Somaxconn", somaxconn).listener(8080, backlog, limit, peak);
    }

    @Test
    void javas_backlog_of_fifty_is_found_when_seven_tenths_of_the_queue_were_full() {
        assertThat(Found.by(
                        "backlog-below-somaxconn", listening(50, 50, 35, 4096).at(1)))
                .containsExactly(
                        "WARN listener 0.0.0.0:8080 (shop): the accept queue came close to its limit, and its backlog could be longer. "
                                + "Evidence: at most 35 of 50 waited in the last minute, seven tenths or more in the last five minutes; "
                                + "backlog asked for: 50, net.core.somaxconn: 4096. Remedy: Raise the backlog to 4096: setBacklog of the "
                                + "Listener bean acts at once; permanently: " + SERVER_SETTING);
    }

    @Test
    void a_backlog_of_fifty_whose_queue_has_room_is_no_finding() {
        assertThat(Found.in(listening(50, 50, 34, 4096).at(1))).isEmpty();
        assertThat(Found.in(listening(1, 1, 1, 4096).at(1))).isEmpty();
    }

    @Test
    void it_stays_for_five_minutes_and_goes() {
        var full = listening(50, 50, 45, 4096).at(0);

        assertThat(Found.rules(full, listening(50, 50, 2, 4096).at(300))).containsExactly("backlog-below-somaxconn");
        assertThat(Found.in(full, listening(50, 50, 2, 4096).at(301))).isEmpty();
    }

    @Test
    void with_another_limit_it_goes_at_once() {
        assertThat(Found.in(
                        listening(50, 50, 45, 4096).at(0),
                        listening(4096, 4096, 45, 4096).at(5)))
                .isEmpty();
    }

    @Test
    void where_it_overflowed_that_is_the_finding() {
        assertThat(Found.rules(new Scene()
                        .setting("Somaxconn", 4096)
                        .overflowed(8080, 50, 50, 1)
                        .at(2)))
                .containsExactly("accept-queue-overflow");
    }

    @Test
    void a_backlog_that_somaxconn_cuts_is_found_with_the_line_that_raises_it() {
        assertThat(Found.by(
                        "somaxconn-caps-backlog", listening(1000, 128, 120, 128).at(1)))
                .containsExactly(
                        "WARN listener 0.0.0.0:8080 (shop): the accept queue came close to its limit, and net.core.somaxconn keeps it shorter than "
                                + "the program asked for. Evidence: at most 120 of 128 waited in the last minute, seven tenths or more in the "
                                + "last five minutes; backlog asked for: 1000, net.core.somaxconn: 128. Remedy: To raise the cap, write "
                                + "`net.core.somaxconn = 4096` to /etc/sysctl.d/90-tcp-headroom.conf and run `sysctl --system`; in a container "
                                + "of its own network `--sysctl net.core.somaxconn=\"4096\"` (Docker) or securityContext.sysctls of the pod "
                                + "(Kubernetes). Then call setBacklog of the Listener bean, or restart: an open listener keeps its queue");
        assertThat(Found.in(listening(1000, 128, 20, 128).at(1))).isEmpty();
    }

    @Test
    void a_listener_that_has_not_heard_of_a_raised_somaxconn_is_found_when_it_suffers() {
        assertThat(Found.by(
                        "listener-keeps-old-cap",
                        listening(1000, 128, 120, 4096).at(1)))
                .containsExactly(
                        "WARN listener 0.0.0.0:8080 (shop): the listener keeps the net.core.somaxconn from when it was opened. "
                                + "Evidence: its queue holds 128, it asked for 1000, net.core.somaxconn is now 4096. Remedy: Call "
                                + "setBacklog(1000) of the Listener bean, which acts at once, or restart the program");
        assertThat(Found.rules(new Scene()
                        .setting("Somaxconn", 4096)
                        .overflowed(8080, 1000, 128, 1)
                        .at(2)))
                .containsExactly("accept-queue-overflow", "listener-keeps-old-cap");
        assertThat(Found.rules(listening(50, 8, 8, 4096).at(1))).containsExactly("listener-keeps-old-cap");
        assertThat(Found.in(listening(1000, 128, 20, 4096).at(1))).isEmpty();
    }

    @Test
    void a_reset_in_place_of_silence_is_found_where_a_queue_overflows() {
        Scene resetting = new Scene()
                .setting("TcpAbortOnOverflow", 1)
                .setting("Somaxconn", 4096)
                .overflowed(8080, 50, 50, 1);

        assertThat(Found.by("abort-on-overflow", resetting.at(2)))
                .singleElement()
                .asString()
                .startsWith(
                        "WARN listener 0.0.0.0:8080 (shop): clients that do not fit into the accept queue are reset, because "
                                + "net.ipv4.tcp_abort_on_overflow is 1. ")
                .contains("write `net.ipv4.tcp_abort_on_overflow = 0` ");
        assertThat(Found.by("abort-on-overflow", resetting.at(302))).isEmpty();
        assertThat(Found.in(new Scene()
                        .setting("TcpAbortOnOverflow", 1)
                        .listener(8080, 50, 50, 3)
                        .at(2)))
                .isEmpty();
    }
}
