package io.tcpheadroom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;

class BeansTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final FakeAgent agent = new FakeAgent(server);
    private final Beans beans = new Beans(server);

    @Test
    void without_the_agent_there_is_nothing_to_read() {
        assertThat(beans.present()).isFalse();
        assertThat(Limits.read(beans)).isEqualTo(Limits.of(List.of()));
        assertThat(OpenSockets.read(beans).apps()).isEmpty();
    }

    @Test
    void an_agent_that_has_no_resources_yet_is_still_starting() {
        agent.app("shop", "shop");

        assertThat(beans.present()).isFalse();
    }

    @Test
    void resources_are_read_by_name_and_ranked_by_utilization() {
        agent.resource("time-wait", 10L, 100L);
        agent.resource("process-fds", 90L, 100L);
        agent.resource("conntrack", 5L, null);

        Limits limits = Limits.read(beans);

        assertThat(beans.present()).isTrue();
        assertThat(limits.nearest())
                .extracting(Reading::resource)
                .containsExactly(
                        new Resource("process-fds", "things", 90L, 100L, 10L, 0.9, 1.5, "OK"),
                        new Resource("time-wait", "things", 10L, 100L, 90L, 0.1, 1.5, "OK"));
        assertThat(limits.withoutNumber()).extracting(Resource::name).containsExactly("conntrack");
    }

    @Test
    void the_open_sockets_of_an_app_stand_under_its_exact_name() {
        agent.app("_shop", "/shop");

        assertThat(OpenSockets.read(beans).apps()).containsExactly(new AppSockets("/shop", 6, 1, 3, 2));
    }
}
