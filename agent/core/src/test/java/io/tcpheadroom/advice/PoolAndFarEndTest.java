package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.JoinedTables;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.Scene;
import io.tcpheadroom.resource.SocketStates;
import io.tcpheadroom.tracker.FailureReason;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolAndFarEndTest {
    private static final String DATABASE = "10.0.0.2:5432";

    @TempDir
    Path folder;

    private final List<Object> owners = new ArrayList<>();

    private static Scene refusing(int open, int limit, long failures, double lastSecond) {
        return new Scene()
                .pool(DATABASE, open, limit)
                .failure(Samples.connect(FailureReason.REFUSED, DATABASE, failures, lastSecond, 40, 40));
    }

    @Test
    void a_pool_that_is_turned_away_before_it_is_full_is_found() {
        assertThat(Found.by("pool-larger-than-far-end", refusing(30, 50, 5, 1).at(61)))
                .containsExactly(
                        "WARN pool orders: the pool may open more connections than its far end accepts. Evidence: Tomcat JDBC: 30 of 50 open to "
                                + "10.0.0.2:5432; app shop; connects to there in the last ten minutes: 5 refused. Remedy: Set maxActive to 30 or less, so "
                                + "that all clients of the far end together stay below its limit, or raise that: the backlog, max_connections "
                                + "of a database, maxconn of a proxy");
        assertThat(Found.by("pool-larger-than-far-end", refusing(30, 50, 5, 1).at(62)))
                .isEmpty();
    }

    @Test
    void a_pool_whose_far_end_is_down_one_that_is_full_and_a_few_failures_are_none() {
        assertThat(Found.by("pool-larger-than-far-end", refusing(0, 50, 90, 1).at(2)))
                .isEmpty();
        assertThat(Found.by("pool-larger-than-far-end", refusing(24, 50, 90, 1).at(2)))
                .isEmpty();
        assertThat(Found.by("pool-larger-than-far-end", refusing(50, 50, 90, 1).at(2)))
                .isEmpty();
        assertThat(Found.by("pool-larger-than-far-end", refusing(30, 50, 4, 1).at(2)))
                .isEmpty();
    }

    /** It begins anew: the pool has not seen yet that its connections are gone. */
    @Test
    void a_pool_whose_far_end_has_closed_half_of_its_connections_is_not_larger_than_that() throws IOException {
        assertThat(Found.by(
                        "pool-larger-than-far-end",
                        refusing(30, 50, 5, 1).states(closedByServer(15, 1)).at(2)))
                .isEmpty();
    }

    @Test
    void one_whose_far_end_has_closed_fewer_is() throws IOException {
        assertThat(Found.by(
                        "pool-larger-than-far-end",
                        refusing(30, 50, 5, 1).states(closedByServer(14, 1)).at(2)))
                .hasSize(1);
    }

    private SocketStates closedByServer(int count, int seconds) throws IOException {
        JoinedTables tables = new JoinedTables(folder, Tracked.tracker(PoolAndFarEndTest.class));
        for (int fd = 10; fd < 10 + count; fd++) {
            Object owner = new Object();
            owners.add(owner);
            tables.tracker.opened(fd, owner, Kind.CLIENT);
            tables.descriptor(fd);
            tables.row("0100000A:9C40 0200000A:1538 08", "00", 0, 0, fd);
        }
        tables.read(0);
        return tables.read(seconds);
    }

    @Test
    void a_pool_half_of_whose_connections_the_far_end_has_closed_is_found() throws IOException {
        assertThat(Found.in(new Scene()
                        .pool(DATABASE, 6, 50)
                        .states(closedByServer(3, 10))
                        .at(1)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.getRule()).isEqualTo("pool-keeps-longer");
                    assertThat(finding.getSubject()).isEqualTo("pool orders");
                    assertThat(finding.getEvidence())
                            .startsWith(
                                    "Tomcat JDBC: 6 open, 6 idle; app shop; 3 connections to 10.0.0.2:5432 in CLOSE_WAIT for 10 s or more; "
                                            + "opened at " + PoolAndFarEndTest.class.getName() + ".closedByServer(");
                    assertThat(finding.getRemedy()).contains("maxLifetime, idleTimeout and keepaliveTime (HikariCP)");
                });
    }

    @Test
    void a_few_of_many_and_those_of_a_moment_ago_are_none() throws IOException {
        assertThat(Found.in(new Scene()
                        .pool(DATABASE, 7, 50)
                        .states(closedByServer(3, 10))
                        .at(1)))
                .isEmpty();
    }

    @Test
    void what_was_closed_a_moment_ago_is_none() throws IOException {
        assertThat(Found.in(new Scene()
                        .pool(DATABASE, 3, 50)
                        .states(closedByServer(3, 9))
                        .at(1)))
                .isEmpty();
    }
}
