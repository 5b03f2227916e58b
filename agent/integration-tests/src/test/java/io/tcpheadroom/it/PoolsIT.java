package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real libraries say of their pools, beside the sockets that the hooks counted. */
class PoolsIT {
    /** The libraries are built for JDK 17. */
    static Stream<Jdk> jdks() {
        return Jdk.supported().filter(jdk -> jdk.feature() >= 17);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void each_library_tells_exact_numbers_and_a_pool_that_is_exhausted_is_a_finding_while_it_is(Jdk jdk)
            throws Exception {
        try (Sink orders = new Sink();
                Sink users = new Sink();
                Sink billing = new Sink();
                ForkedJvm jvm = ForkedJvm.on(jdk)
                        .withAgent("sample.seconds=0.1,name=server")
                        .program(
                                "servers.PoolsProgram",
                                "pools",
                                Integer.toString(orders.port()),
                                Integer.toString(users.port()),
                                Integer.toString(billing.port()))) {
            shows(jvm, "orders", "HikariCP", 5, 0, 5);
            shows(jvm, "users", "Tomcat JDBC", 3, 1, 7);
            shows(jvm, "billing", "DBCP", 4, 2, 6);
            shows(jvm, "pool", "Commons Pool", 1, 1, 8);
            shows(jvm, "crm", "Apache HttpClient", 1, 1, 25);
            goesTo(jvm, "orders", orders.port(), 5);
            goesTo(jvm, "users", users.port(), 3);
            goesTo(jvm, "billing", billing.port(), 4);
            Await.satisfied(
                    () -> jvm.beans().names(new ObjectName("tcp.headroom:type=Pool,name=http___127_0_0_1_*")),
                    names -> assertThat(names).hasSize(1));
            ObjectName jettys = new ObjectName(jvm.beans()
                    .names(new ObjectName("tcp.headroom:type=Pool,name=http___127_0_0_1_*"))
                    .get(0));
            int jettyPort = Integer.parseInt(jettys.getKeyProperty("name").replace("http___127_0_0_1_", ""));
            shows(jvm, jettys.getKeyProperty("name"), "Jetty HttpClient", 1, 0, 64);
            // its own and Apache's
            goesTo(jvm, jettys.getKeyProperty("name"), jettyPort, 2);
            assertThat(jvm.beans().names(Names.POOLS)).hasSize(6);
            assertThat(jvm.beans().read(Names.connector("h1")))
                    .containsEntry("Connections", 2L)
                    .containsEntry("ThreadsBusy", 0L)
                    .containsEntry("MaxConnections", null);

            for (int i = 0; i < 5; i++) {
                jvm.tell("borrow");
            }
            Await.until(() -> jvm.beans().read(Names.pool("orders"), "Used"), 5L);
            assertThat(findings(jvm)).isEmpty();
            jvm.tell("wait");
            Await.satisfied(
                    () -> findings(jvm),
                    found -> assertThat(found)
                            .singleElement()
                            .asString()
                            .startsWith(
                                    "WARN pool orders: all connections of the pool are in use, and callers are waiting. "
                                            + "Evidence: HikariCP: 5 of 5 in use, 1 waiting, for ")
                            .contains(
                                    "; app server; 5 sockets open to 127.0.0.1:" + orders.port(),
                                    "leakDetectionThreshold",
                                    "maximumPoolSize"));
            jvm.tell("return");
            Await.until(() -> findings(jvm), List.of());

            jvm.tell("close");
            Await.satisfied(
                    () -> jvm.beans().names(Names.POOLS),
                    names -> assertThat(names)
                            .doesNotContain(Names.pool("orders").toString()));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.beans().agent().getReadFailuresTotal()).isZero();
            assertThat(jvm.err().soFar()).noneMatch(line -> line.startsWith("tcp-headroom"));
        }
    }

    private static void shows(ForkedJvm jvm, String pool, String library, long open, long used, long limit) {
        Await.satisfied(
                () -> jvm.beans().read(Names.pool(pool)),
                read -> assertThat(read)
                        .containsAllEntriesOf(Map.of(
                                "Name", pool,
                                "Source", library,
                                "App", "server",
                                "Open", open,
                                "Used", used,
                                "Idle", open - used,
                                "Pending", 0L,
                                "Limit", limit))
                        .containsEntry("Reason", null));
    }

    private static void goesTo(ForkedJvm jvm, String pool, int port, long sockets) {
        Await.satisfied(
                () -> jvm.beans().read(Names.pool(pool)),
                read -> assertThat(read)
                        .containsEntry("Destination", "127.0.0.1:" + port)
                        .containsEntry("Sockets", sockets)
                        .containsEntry("Note", null));
    }

    private static List<String> findings(ForkedJvm jvm) throws Exception {
        return jvm.beans().advice().findings().stream()
                .map(FindingData::toString)
                .filter(finding -> finding.contains("pool"))
                .collect(Collectors.toList());
    }
}
