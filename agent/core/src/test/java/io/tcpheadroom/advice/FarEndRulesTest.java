package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.JoinedTables;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import io.tcpheadroom.resource.SocketStates;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarEndRulesTest {
    private static final String LIST = "list(\"close_wait\") of tcp.headroom:type=Sockets lists them";
    private static final String CLIENTS =
            "Remedy: Close a connection when a read returns the end of the stream; in a pool, check idle "
                    + "connections, and keep them for less time than the server does. " + LIST;

    @TempDir
    Path folder;

    private JoinedTables tables;
    private final List<Object> owners = new ArrayList<>();
    private int next = 10;

    @BeforeEach
    void no_sockets() throws IOException {
        tables = new JoinedTables(folder, Tracked.tracker(FarEndRulesTest.class));
    }

    private static List<String> findings(SocketStates states, ResourceSample... resources) {
        Moment moment =
                new Moment(Samples.with(states, resources), new HookHealth(Map.of(), null, 0), SocketCoverage.UNKNOWN);
        return Advice.of(new Snapshot(moment, List.of())).stream()
                .map(FindingData::toString)
                .toList();
    }

    /** Connections whose far end has closed them. */
    private void closed(int count, Kind kind, String local, String remote) throws IOException {
        for (int i = 0; i < count; i++) {
            Object owner = new Object();
            owners.add(owner);
            tables.tracker.opened(next, owner, kind);
            tables.descriptor(next).row(local + " " + remote + " 08", 0, 1, next);
            next++;
        }
    }

    private void clients(int count) throws IOException {
        closed(count, Kind.CLIENT, "0100007F:9C40", "0200007F:1538");
    }

    private String site() {
        return tables.tracker.callSites().iterator().next().text().split("\n", 2)[0];
    }

    @Test
    void connections_that_stay_closed_by_the_far_end_for_a_minute_are_a_warning_until_they_are_closed()
            throws IOException {
        clients(10);
        assertThat(findings(tables.read(0))).isEmpty();
        assertThat(findings(tables.read(59))).isEmpty();

        assertThat(findings(tables.read(2)))
                .containsExactly(
                        "WARN app shop: connections to 127.0.0.2:5432 were closed by the far end and are still open here. "
                                + "Evidence: 10 in CLOSE_WAIT, 10 of them for 60 s or more, the longest for 61 s; opened at "
                                + site() + ". "
                                + CLIENTS);
        assertThat(findings(tables.noRows().read(5))).isEmpty();
    }

    /** What a pool holds that looks at a connection only when it hands it out. */
    @Test
    void a_few_that_stay_are_none() throws IOException {
        clients(9);
        tables.read(0);
        assertThat(findings(tables.read(3600))).isEmpty();
    }

    @Test
    void many_are_a_warning_after_seconds() throws IOException {
        clients(50);
        assertThat(findings(tables.read(0))).isEmpty();

        assertThat(findings(tables.read(10)))
                .containsExactly(
                        "WARN app shop: connections to 127.0.0.2:5432 were closed by the far end and are still open here. "
                                + "Evidence: 50 in CLOSE_WAIT, 50 of them for 10 s or more, the longest for 10 s; opened at "
                                + site() + ". "
                                + CLIENTS);
    }

    /** A busy server: some are always just being closed, and none for long. */
    @Test
    void many_that_come_and_go_are_none() throws IOException {
        for (int round = 0; round < 5; round++) {
            clients(200);
            assertThat(findings(tables.read(9))).isEmpty();
            tables.noRows();
            owners.forEach(owner -> tables.tracker.closing(10 + owners.indexOf(owner), owner));
        }
    }

    @Test
    void accepted_connections_have_a_remedy_of_their_own() throws IOException {
        closed(1, Kind.LISTENER, "0100007F:1F90", "00000000:0000");
        tables.noRows().row("0100007F:1F90 00000000:0000 0A", 0, 0, 10);
        closed(30, Kind.ACCEPTED, "0100007F:1F90", "0200007F:9C40");
        closed(30, Kind.ACCEPTED, "0100007F:1F90", "0300007F:9C41");
        tables.read(0);

        assertThat(findings(tables.read(60)))
                .containsExactly(
                        "WARN app shop: connections accepted on port 8080 were closed by the far end and are still open here. "
                                + "Evidence: 60 in CLOSE_WAIT, 60 of them for 60 s or more, the longest for 60 s; listener opened at "
                                + site()
                                + ". Remedy: Close a connection when a read returns the end of the stream; check for handlers that are stuck, a "
                                + "thread dump shows them. " + LIST);
    }

    @Test
    void descriptors_that_run_out_name_those_that_hold_a_twentieth_of_them_at_once() throws IOException {
        clients(48);
        ResourceSample descriptors = Samples.resource("process-fds", Figure.of(960), Figure.of(1000), null);

        assertThat(findings(tables.read(0), descriptors).get(0))
                .contains(
                        "; 48 are connections that the far end has closed (CLOSE_WAIT), 48 of them to 127.0.0.2:5432 (app shop, opened at "
                                + site() + ")");
        assertThat(findings(tables.read(2), Samples.resource("process-fds", Figure.of(961), Figure.of(1000), null))
                        .get(0))
                .doesNotContain("CLOSE_WAIT");
    }

    private void stalled(int count, String timer) throws IOException {
        for (int i = 0; i < count; i++) {
            Object owner = new Object();
            owners.add(owner);
            tables.tracker.opened(next, owner, Kind.CLIENT);
            tables.descriptor(next).row("0100007F:9C40 0200007F:1538 01", timer, 1_000, 0, next);
            next++;
        }
    }

    @Test
    void a_far_end_that_does_not_read_is_a_warning_until_it_does() throws IOException {
        stalled(10, "04");
        assertThat(findings(tables.read(0))).isEmpty();

        assertThat(findings(tables.read(60)))
                .containsExactly(
                        "WARN app shop: connections to 127.0.0.2:5432 have a far end that does not read what is sent. "
                                + "Evidence: 10 with a closed window, 10 of them for 60 s or more, the longest for 60 s, 10000 bytes unsent; "
                                + "opened at " + site()
                                + ". Remedy: Limit how much is queued for one connection and how long a write may take, and "
                                + "close what exceeds it: a blocking write has no timeout of its own. list(\"unsent>0\") of "
                                + "tcp.headroom:type=Sockets lists them");

        tables.noRows();
        next = 10;
        for (int i = 0; i < 10; i++) {
            tables.row("0100007F:9C40 0200007F:1538 01", "01", 1_000, 0, next++);
        }
        assertThat(findings(tables.read(10))).isEmpty();
    }

    /** What is on its way, or is being sent again. */
    @Test
    void bytes_that_are_merely_not_confirmed_yet_are_none() throws IOException {
        stalled(100, "01");
        tables.read(0);
        assertThat(findings(tables.read(600))).isEmpty();
    }

    @Test
    void before_the_tables_were_read_there_is_none() {
        assertThat(findings(null)).isEmpty();
    }
}
