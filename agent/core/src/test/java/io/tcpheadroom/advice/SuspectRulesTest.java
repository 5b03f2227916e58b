package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.JoinedTables;
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

class SuspectRulesTest {
    private static final String REMEDY =
            "Remedy: Close a socket whose connect fails, and call finishConnect() of a channel that does not block. suspects() of "
                    + "tcp.headroom:type=Sockets lists them";

    @TempDir
    Path folder;

    private JoinedTables tables;
    private final List<Object> owners = new ArrayList<>();

    @BeforeEach
    void no_sockets() throws IOException {
        tables = new JoinedTables(folder, Tracked.tracker(SuspectRulesTest.class));
    }

    private static List<String> findings(SocketStates states) {
        Moment moment = new Moment(Samples.with(states), new HookHealth(Map.of(), null, 0), SocketCoverage.UNKNOWN);
        return Advice.of(new Snapshot(moment, List.of())).stream()
                .map(FindingData::toString)
                .toList();
    }

    private void opened(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Object owner = new Object();
            owners.add(owner);
            tables.tracker.opened(9 + owners.size(), owner, Kind.CLIENT);
            tables.descriptor(9 + owners.size());
        }
    }

    private void close() {
        for (int i = 0; i < owners.size(); i++) {
            tables.tracker.closing(10 + i, owners.get(i));
        }
    }

    private String site() {
        return tables.tracker.callSites().iterator().next().text().split("\n", 2)[0];
    }

    @Test
    void ten_sockets_that_have_no_connection_for_a_minute_are_a_warning_until_they_are_closed() throws IOException {
        opened(10);
        tables.read(0);
        assertThat(findings(tables.read(58))).isEmpty();

        assertThat(findings(tables.read(2)))
                .containsExactly(
                        "WARN app shop: sockets stay open without a connection. Evidence: 10 that were opened and never "
                                + "connected, or whose connect has ended, for 10 s or more, the longest for 60 s; opened at "
                                + site()
                                + ". " + REMEDY);

        close();
        assertThat(findings(tables.read(10))).isEmpty();
    }

    @Test
    void nine_are_none() throws IOException {
        opened(9);
        tables.read(0);
        assertThat(findings(tables.read(3600))).isEmpty();
    }

    @Test
    void fifty_are_a_warning_after_ten_seconds() throws IOException {
        opened(50);
        tables.read(0);
        assertThat(findings(tables.read(8))).isEmpty();

        assertThat(findings(tables.read(2))).hasSize(1);
    }

    @Test
    void a_call_site_that_grows_without_end_is_a_warning_until_its_sockets_are_closed() throws IOException {
        opened(30);
        for (int fd = 10; fd < 40; fd++) {
            tables.row("0100007F:9C40 0200007F:1538 01", "02", 0, 0, fd);
        }
        tables.growing(tables.tracker.callSites().iterator().next(), 5, 30, 26);

        assertThat(findings(tables.read(0)))
                .containsExactly(
                        "WARN app shop: one call site keeps opening sockets that are not closed. Evidence: 5 open five minutes ago, 30 "
                                + "now, 26 opened meanwhile; more in each minute, and no other call site grows like it; opened at "
                                + site()
                                + ". Remedy: Close what is opened there, or bound its pool. suspectGroups() of tcp.headroom:type=Sockets "
                                + "shows the stacks of what it opens now");

        close();
        assertThat(findings(tables.noRows().read(10))).isEmpty();
    }

    /** Most clients of the JDK have none. */
    @Test
    void connections_without_a_keepalive_are_none() throws IOException {
        opened(100);
        for (int fd = 10; fd < 110; fd++) {
            tables.row("0100000A:9C40 0200000A:1538 01", "00", 0, 0, fd);
        }
        tables.read(0);
        SocketStates states = tables.read(3600);

        assertThat(states.suspects()).hasSize(1);
        assertThat(findings(states)).isEmpty();
    }
}
