package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.Tracked;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of descriptor 7, which leads to the socket with inode 44354. */
class BacklogChangeTest {
    private static final String NAME = "127.0.0.1:18080 (shop)";
    private static final Figure FIVE = Figure.of(5);

    @TempDir
    Path folder;

    private final Object owner = new Object();
    private final Listener listener = Tracked.listener(7, 5, Tracked.app("shop"), owner);
    private final List<String> called = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private Roots roots;
    private Kernel kernel;

    @BeforeEach
    void copy_the_host() throws IOException {
        roots = Hosts.copy("linux-6.18", folder);
        link("socket:[44354]");
        kernel = new Kernel(roots);
        kernel.refresh();
    }

    @AfterEach
    void close() {
        kernel.close();
    }

    private void link(String target) throws IOException {
        Path link = roots.proc("self/fd/7");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
    }

    private BacklogChange change(Listener.Call call) {
        return new BacklogChange(listener, 44354, kernel, new BacklogChange.Calls(call, log::add));
    }

    private BacklogChange change() {
        return change((socket, backlog) -> called.add((socket == owner) + " " + backlog));
    }

    @Test
    void a_backlog_below_one_is_no_backlog() {
        assertThatThrownBy(() -> change().to(0, NAME, FIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the backlog must be at least 1, not 0");
        assertThat(called).isEmpty();
    }

    @Test
    void what_nobody_saw_begin_cannot_be_reached() {
        Listener unseen = Tracked.listener(7, 0, Tracked.app("unattributed"));
        BacklogChange change = new BacklogChange(
                unseen, 44354, kernel, new BacklogChange.Calls((socket, backlog) -> called.add(""), log::add));

        assertThatThrownBy(() -> change.to(50, NAME, FIVE))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        "the backlog of 127.0.0.1:18080 (shop) cannot be set: the agent did not see its listen call, so its "
                                + "socket cannot be reached before the JDK accepts a connection there");
        assertThat(called).isEmpty();
    }

    @Test
    void a_listener_that_was_closed_is_left_alone() {
        Tracked.ended(listener);

        assertThatThrownBy(() -> change().to(50, NAME, FIVE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the backlog of 127.0.0.1:18080 (shop) cannot be set: the listener is closed");
        assertThat(called).isEmpty();
    }

    /** Native code has closed it, and nobody saw that. */
    @Test
    void a_descriptor_that_is_another_sockets_is_left_alone() throws IOException {
        link("socket:[44356]");

        assertThatThrownBy(() -> change().to(50, NAME, FIVE)).hasMessageEndingWith("the listener is closed");
        assertThat(called).isEmpty();
    }

    @Test
    void the_listener_has_the_backlog_that_was_asked_for() {
        assertThat(change().to(50, NAME, FIVE)).isEqualTo("50 is the effective backlog now");
        assertThat(called).containsExactly("true 50");
        assertThat(listener.backlog()).isEqualTo(50);
        assertThat(log)
                .containsExactly(
                        "backlog of 127.0.0.1:18080 (shop) set to 50 by the operation setBacklog(50), called by thread "
                                + Thread.currentThread().getName() + "; it was 5");
    }

    @Test
    void what_somaxconn_caps_is_said_as_somaxconn_is_now() throws IOException {
        Files.writeString(roots.proc("sys/net/core/somaxconn"), "128\n");

        assertThat(change().to(200, NAME, FIVE))
                .isEqualTo(
                        "128 is the effective backlog now: net.core.somaxconn caps the 200 asked for. To get more, raise "
                                + "net.core.somaxconn and call this again.");
        assertThat(listener.backlog()).isEqualTo(200);
    }

    @Test
    void where_somaxconn_cannot_be_read_nothing_is_promised() throws IOException {
        Files.delete(roots.proc("sys/net/core/somaxconn"));
        kernel.close();
        kernel = new Kernel(roots);
        kernel.refresh();

        assertThat(change().to(50, NAME, FIVE))
                .startsWith("listen(2) was called with 50; net.core.somaxconn caps that, and could not be read: ");
    }

    @Test
    void a_call_that_fails_is_told_and_changes_nothing() {
        BacklogChange failing = change((socket, backlog) -> {
            throw new SocketException("Invalid argument");
        });

        assertThatThrownBy(() -> failing.to(50, NAME, FIVE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the backlog of 127.0.0.1:18080 (shop) could not be set: Invalid argument");
        assertThat(listener.backlog()).isEqualTo(5);
        assertThat(log).isEmpty();
    }
}
