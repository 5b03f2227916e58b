package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketStatesTest {
    @TempDir
    Path folder;

    private JoinedTables tables;
    private final List<Object> owners = new ArrayList<>();

    @BeforeEach
    void noTables() throws IOException {
        tables = new JoinedTables(folder);
    }

    /** A socket of the program's with a row, by the one number for both. */
    private void tracked(int number, Kind kind, String row, long unsent, long unread) throws IOException {
        Object owner = new Object();
        owners.add(owner);
        tables.tracker.opened(number, owner, kind);
        tables.descriptor(number).row(row, unsent, unread, number);
    }

    private App program() {
        return tables.tracker.apps().iterator().next();
    }

    @Test
    void sockets_are_counted_for_their_app_by_state_and_a_listener_has_no_bytes() throws IOException {
        tracked(10, Kind.LISTENER, "0100007F:1F90 00000000:0000 0A", 0, 3);
        tracked(11, Kind.ACCEPTED, "0100007F:1F90 0200007F:9C40 01", 7, 11);
        tracked(12, Kind.CLIENT, "0100007F:9C41 0200007F:1538 08", 0, 1);
        tracked(13, Kind.CLIENT, "0100007F:9C42 0200007F:1538 02", 1, 0);
        tracked(14, Kind.CLIENT, "0100007F:9C43 0200007F:1538 04", 0, 0);
        tracked(15, Kind.CLIENT, "0100007F:9C44 0200007F:1538 05", 0, 0);
        tables.row("0100007F:1F90 0200007F:9C45 01", 0, 0, 0).row("0100007F:1F90 0200007F:9C46 06", 0, 0, 0);

        SocketStates states = tables.read(0);

        assertThat(states.byState())
                .hasToString("{CLOSE_WAIT=1, ESTABLISHED=1, FIN_WAIT1=1, FIN_WAIT2=1, LISTEN=1, SYN_SENT=1}");
        assertThat(states.otherRows())
                .hasToString("{CLOSING=0, HALF_OPEN=0, OTHER_PROCESS=0, QUEUED=1, QUEUED_ELSEWHERE=0, TIME_WAIT=1}");
        StateCounts ofProgram = states.of(program());
        assertThat(ofProgram.established()).isEqualTo(1);
        assertThat(ofProgram.closeWait()).isEqualTo(1);
        assertThat(ofProgram.synSent()).isEqualTo(1);
        assertThat(ofProgram.finWait()).isEqualTo(2);
        assertThat(ofProgram.unreadBytes()).isEqualTo(12);
        assertThat(ofProgram.unsentBytes()).isEqualTo(8);
        assertThat(states.lack()).isNull();
    }

    /** What was open before the agent came, or is opened by native code. */
    @Test
    void a_socket_that_nobody_was_seen_to_open_is_this_jvm_s_and_no_app_s() throws IOException {
        tables.listingAll().descriptor(20).row("0100007F:9C41 0200007F:1538 08", 0, 0, 20);
        tables.row("0100007F:9C42 0200007F:1538 08", 0, 0, 99);

        SocketStates states = tables.read(0);

        assertThat(states.byState()).hasToString("{CLOSE_WAIT=1}");
        assertThat(states.of(program()).closeWait()).isZero();
        assertThat(states.otherRows()).containsEntry("OTHER_PROCESS", 1L);
        assertThat(states.halfClosed())
                .extracting(group -> group.app() + " " + group.farEnd() + " " + group.open() + " " + group.callSites())
                .containsExactly("unattributed to 127.0.0.2:5432 1 null");
    }

    @Test
    void connections_that_the_far_end_closed_are_grouped_by_where_that_is_and_tell_for_how_long() throws IOException {
        tracked(10, Kind.LISTENER, "0100007F:1F90 00000000:0000 0A", 0, 0);
        tracked(11, Kind.ACCEPTED, "0100007F:1F90 0200007F:9C40 08", 0, 0);
        tracked(12, Kind.ACCEPTED, "0100007F:1F90 0200007F:9C41 08", 0, 0);
        tracked(13, Kind.CLIENT, "0100007F:9C42 0200007F:1538 08", 0, 0);
        tables.read(0);
        tables.read(10);
        tracked(14, Kind.ACCEPTED, "0100007F:1F90 0200007F:9C43 08", 0, 0);

        SocketStates states = tables.read(50);

        assertThat(states.halfClosed())
                .extracting(group -> group.app() + " " + group.farEnd() + " " + group.isAccepted() + " " + group.open()
                        + " " + group.forSome() + " " + group.forLong() + " " + group.longestSeconds())
                .containsExactly(
                        "program accepted on port 8080 true 3 2 2 60.0", "program to 127.0.0.2:5432 false 1 1 1 60.0");
        assertThat(tables.noRows().read(5).halfClosed()).isEmpty();
    }
}
