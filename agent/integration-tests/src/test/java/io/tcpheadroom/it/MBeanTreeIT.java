package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeAll;

/**
 * Everything public in JMX against a committed list: users' dashboards, alerts and scripts depend on each line of it. And the
 * two pages of it for people, {@code docs/mbeans.md} and {@code docs/metrics.md}. With the system property {@value #REGENERATE}
 * all three are first written anew, for review in the diff.
 */
class MBeanTreeIT {
    private static final String REGENERATE = "regenerate";
    private static final Path LIST = Path.of("src/test/resources/mbeans.txt");
    private static final Path PAGE = Path.of("../../docs/mbeans.md");

    @BeforeAll
    static void regenerate() throws Exception {
        if (Boolean.getBoolean(REGENERATE)) {
            MBeanTree tree = tree(Jdk.current());
            Files.writeString(LIST, tree.text());
            Files.writeString(PAGE, MBeanPage.of(tree));
            Files.writeString(MetricsPage.FILE, MetricsPage.of(tree));
        }
    }

    @OnEachJdk
    void every_bean_attribute_operation_and_notification_is_as_the_committed_list_has_it(Jdk jdk) throws Exception {
        MBeanTree tree = tree(jdk);

        isCommitted(LIST, tree.text(), jdk);
        isCommitted(PAGE, MBeanPage.of(tree), jdk);
        isCommitted(MetricsPage.FILE, MetricsPage.of(tree), jdk);
    }

    private static void isCommitted(Path file, String text, Jdk jdk) throws Exception {
        Path found = Files.writeString(Path.of("target", jdk.feature() + "-" + file.getFileName()), text);
        assertThat(found)
                .as("-D%s=true writes %s", REGENERATE, file.getFileName())
                .hasSameTextualContentAs(file);
    }

    /** Of a program that has something of every kind: an app, a listener, a destination, a connector, a pool. */
    private static MBeanTree tree(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.connected()
                    .server()
                    .createMBean(
                            "io.tcpheadroom.programs.ThreadPool", new ObjectName("Catalina:type=ThreadPool,name=http"));
            jvm.connected()
                    .server()
                    .createMBean(
                            "io.tcpheadroom.programs.ConnectionPool",
                            new ObjectName("tomcat.jdbc:type=ConnectionPool,name=users"));
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 7"));
            jvm.tell("connect socket 1");
            jvm.beans()
                    .await(
                            Names.app("shop"),
                            Names.listener(port, "127.0.0.1"),
                            Names.destination("127.0.0.1", port),
                            Names.connector("http"),
                            Names.pool("users"),
                            Names.resource("server-threads"));
            return MBeanTree.of(jvm.beans().server());
        }
    }
}
