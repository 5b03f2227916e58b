package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {
    private final FakeJvm jvm = new FakeJvm();

    /** An App as an older agent might have had it. */
    public interface OldAppMXBean {
        String getName();

        long getOpen();
    }

    @Test
    void with_the_agent_every_kind_of_bean_is_there() {
        jvm.agent();
        jvm.descriptors(18_007, 20_000, "WARN");
        jvm.app("crawler", 17_950);
        jvm.listener("0.0.0.0", 8080, 3, 50);
        jvm.destination("10.0.0.5", 5432, 12, 28_232);

        Snapshot snapshot = jvm.snapshot();

        assertThat(snapshot.hasAgent()).isTrue();
        assertThat(snapshot.resources()).extracting(Resource::used).containsExactly(18_007L);
        assertThat(snapshot.beans(BeanType.APP))
                .extracting(app -> app.longValue("Open"))
                .containsExactly(17_950L);
        assertThat(snapshot.beans(BeanType.LISTENER))
                .extracting(listener -> listener.longValue("Port"))
                .containsExactly(8080L);
        assertThat(snapshot.beans(BeanType.DESTINATION))
                .extracting(destination -> destination.text("Address"))
                .containsExactly("10.0.0.5");
    }

    @Test
    void without_the_agent_the_snapshot_knows_the_pid_and_nothing_else() {
        jvm.app("left behind", 3);

        Snapshot snapshot = jvm.snapshot();

        assertThat(snapshot.hasAgent()).isFalse();
        assertThat(snapshot.beans(BeanType.APP)).isEmpty();
        assertThat(snapshot.target().attachCommand()).isEqualTo("java -jar tcp-headroom-agent.jar attach 4711");
        assertThat(snapshot.target().host()).isEqualTo("web-1");
    }

    @Test
    void an_attribute_that_an_older_agent_lacks_is_absent_and_the_others_are_there() {
        jvm.agent();
        jvm.register(OldAppMXBean.class, Names.app("shop"), new HashMap<>(Map.of("Name", "shop", "Open", 5L)));

        Bean app = jvm.snapshot().beans(BeanType.APP).get(0);

        assertThat(app.longValue("Open")).isEqualTo(5);
        assertThat(app.longValue("LeakedTotal")).isNull();
    }

    @Test
    void a_bean_of_a_kind_that_only_a_newer_agent_has_is_passed_over() throws Exception {
        jvm.agent();
        jvm.register(
                OldAppMXBean.class,
                new javax.management.ObjectName("tcp.headroom:type=Invented,name=x"),
                new HashMap<>(Map.of("Name", "x")));

        assertThat(jvm.snapshot().unreadableBeans()).isZero();
    }

    @Test
    void a_bean_that_vanishes_between_query_and_read_is_left_out() {
        jvm.agent();
        jvm.app("gone", 1);
        jvm.app("here", 2);

        Snapshot snapshot = jvm.snapshot(jvm.beforeReading(name -> {
            if (name.equals(Names.app("gone"))) {
                jvm.unregister(name);
            }
        }));

        assertThat(snapshot.beans(BeanType.APP))
                .extracting(app -> app.text("Name"))
                .containsExactly("here");
        assertThat(snapshot.unreadableBeans()).isZero();
    }

    @Test
    void a_bean_that_may_not_be_read_is_left_out_and_counted() {
        jvm.agent();
        jvm.app("secret", 1);

        Snapshot snapshot = jvm.snapshot(jvm.beforeReading(name -> {
            if (name.equals(Names.app("secret"))) {
                throw new SecurityException("no");
            }
        }));

        assertThat(snapshot.beans(BeanType.APP)).isEmpty();
        assertThat(snapshot.unreadableBeans()).isEqualTo(1);
    }

    @Test
    void a_connection_that_may_not_even_query_says_so() {
        MBeanServerConnection closed = FakeJvm.failing(new SecurityException("Access denied!"));

        assertThatThrownBy(() -> jvm.snapshot(closed)).isInstanceOf(SecurityException.class);
    }

    @Test
    void a_status_word_that_this_plugin_does_not_know_is_unknown() {
        jvm.agent();
        jvm.descriptors(1, 2, "SPLENDID");

        assertThat(jvm.snapshot().resources().get(0).status().name()).isEqualTo("UNKNOWN");
    }

    @Test
    void a_jvm_that_names_itself_otherwise_leaves_the_pid_to_the_reader() {
        assertThat(TargetJvm.of("no pid here").attachCommand()).endsWith("attach PID");
        assertThat(TargetJvm.of(null).host()).isEmpty();
    }
}
