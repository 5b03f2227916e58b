package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolRulesTest {
    private static List<String> findings(Sample sample) {
        Moment now = new Moment(sample, new HookHealth(Map.of(), null, 0), SocketCoverage.UNKNOWN);
        return Advice.of(new Snapshot(now, List.of())).stream()
                .map(FindingData::toString)
                .toList();
    }

    @Test
    void a_pool_that_is_exhausted_for_ten_seconds_is_a_warning_with_app_sockets_and_call_sites() {
        assertThat(findings(Samples.withPool(10, 7, 34, "shop", "com.acme.Dao.find(Dao.java:12) (9)")))
                .containsExactly("WARN pool orders: all connections of the pool are in use, and callers are waiting. "
                        + "Evidence: Tomcat JDBC: 10 of 10 in use, 7 waiting, for 34 s; app shop; 12 sockets open to "
                        + "192.0.2.7:5432; opened at com.acme.Dao.find(Dao.java:12) (9). "
                        + "Remedy: Return connections sooner and close every borrowed one in try-with-resources; a thread dump "
                        + "shows who holds them and who waits, suspectTimeout with logAbandoned logs where one that is not "
                        + "returned was borrowed. Raise maxActive only if the server can serve more at a time");
    }

    @Test
    void what_is_not_known_is_left_out() {
        assertThat(findings(Samples.withPool(10, 1, 10, null, null)))
                .singleElement()
                .asString()
                .contains("Evidence: Tomcat JDBC: 10 of 10 in use, 1 waiting, for 10 s. Remedy: ");
    }

    @Test
    void a_pool_that_is_exhausted_for_a_moment_and_one_for_which_nobody_waits_is_none() {
        assertThat(findings(Samples.withPool(10, 7, 9.9, "shop", null))).isEmpty();
        assertThat(findings(Samples.withPool(10, 0, 0, "shop", null))).isEmpty();
    }
}
