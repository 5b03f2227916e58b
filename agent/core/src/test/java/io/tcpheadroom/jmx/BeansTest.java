package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.InstanceAlreadyExistsException;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class BeansTest {
    private static final ObjectName FRONT = Names.app("front");
    private static final ObjectName SHOP = Names.app("shop");

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<String> log = new ArrayList<>();
    private final Beans beans = new Beans(server, log::add);
    private final Set<ObjectName> shown = new HashSet<>();

    private void show(Map<ObjectName, AppMXBean> values) {
        beans.show(AppMXBean.class, values, shown);
    }

    private static AppMXBean app(long number) {
        return Values.of(AppMXBean.class, number);
    }

    private static AgentMXBean agent() {
        return Values.of(AgentMXBean.class, 7);
    }

    /** A bean of someone else's, under a name that we want. */
    private void occupy(ObjectName name) throws Exception {
        server.registerMBean(new StandardMBean(app(99), AppMXBean.class, true), name);
    }

    private Set<ObjectName> names() {
        return server.queryNames(Names.ALL, null);
    }

    private static String occupied(ObjectName name) {
        return "the MBean " + name + " cannot be registered: " + InstanceAlreadyExistsException.class.getName() + ": "
                + name;
    }

    @Test
    void a_fixed_bean_whose_name_is_taken_is_told_once_and_the_rest_goes_on() throws Exception {
        occupy(Names.AGENT);

        beans.fix(Names.AGENT, AgentMXBean.class, agent());
        beans.fix(Names.KERNEL, AgentMXBean.class, agent());

        assertThat(log).containsExactly(occupied(Names.AGENT));
        assertThat(server.getAttribute(Names.KERNEL, "SamplesTotal")).isEqualTo(7L);
    }

    @Test
    void a_bean_that_is_none_is_told_once_and_the_rest_goes_on() {
        beans.fix(Names.AGENT, new Object());
        beans.fix(Names.KERNEL, AgentMXBean.class, agent());

        assertThat(log)
                .singleElement()
                .asString()
                .startsWith("the MBean tcp.headroom:type=Agent cannot be registered: ")
                .contains("NotCompliantMBeanException");
        assertThat(names()).containsExactly(Names.KERNEL);
    }

    /** The line is the same each time, so that the log tells it once; the name may become free. */
    @Test
    void a_sampled_bean_whose_name_is_taken_is_tried_again_with_the_same_line_and_the_rest_goes_on() throws Exception {
        occupy(SHOP);

        show(Map.of(SHOP, app(1), FRONT, app(1)));
        show(Map.of(SHOP, app(2), FRONT, app(2)));
        assertThat(log).containsOnly(occupied(SHOP));
        assertThat(server.getAttribute(SHOP, "Open")).isEqualTo(99L);
        assertThat(server.getAttribute(FRONT, "Open")).isEqualTo(2L);

        server.unregisterMBean(SHOP);
        show(Map.of(SHOP, app(3), FRONT, app(3)));
        assertThat(server.getAttribute(SHOP, "Open")).isEqualTo(3L);
    }

    @Test
    void what_someone_else_registered_is_never_taken_out() throws Exception {
        occupy(SHOP);
        occupy(Names.AGENT);

        show(Map.of(SHOP, app(1)));
        beans.fix(Names.AGENT, AgentMXBean.class, agent());
        show(Map.of());
        beans.close();

        assertThat(names()).containsExactlyInAnyOrder(SHOP, Names.AGENT);
    }

    @Test
    void a_bean_that_cannot_be_taken_out_is_told_and_the_rest_goes() {
        beans.fix(Names.AGENT, new Clinging());
        show(Map.of(SHOP, app(1)));

        beans.close();

        assertThat(log)
                .singleElement()
                .asString()
                .startsWith("the MBean tcp.headroom:type=Agent cannot be unregistered: ");
        assertThat(names()).containsExactly(Names.AGENT);
    }

    @Test
    void what_someone_else_took_out_is_no_trouble() throws Exception {
        show(Map.of(SHOP, app(1)));
        server.unregisterMBean(SHOP);

        show(Map.of());
        beans.close();

        assertThat(log).isEmpty();
    }

    @Test
    void beans_come_change_and_go_with_the_samples() throws Exception {
        show(Map.of(SHOP, app(1)));
        assertThat(names()).containsExactly(SHOP);

        show(Map.of(SHOP, app(2), FRONT, app(3)));
        assertThat(names()).containsExactlyInAnyOrder(SHOP, FRONT);
        assertThat(server.getAttribute(SHOP, "Open")).isEqualTo(2L);
        assertThat(server.getAttribute(FRONT, "Open")).isEqualTo(3L);

        show(Map.of(FRONT, app(4)));
        assertThat(names()).containsExactly(FRONT);
        assertThat(server.getAttribute(FRONT, "Open")).isEqualTo(4L);

        show(Map.of(SHOP, app(5)));
        assertThat(names()).containsExactly(SHOP);
        assertThat(server.getAttribute(SHOP, "Open")).isEqualTo(5L);
        assertThat(log).isEmpty();
    }

    @Test
    void a_sample_of_one_kind_leaves_the_beans_of_the_other_kinds() {
        Set<ObjectName> others = new HashSet<>();
        beans.show(AgentMXBean.class, Map.of(Names.AGENT, agent()), others);
        show(Map.of(SHOP, app(1)));

        show(Map.of());

        assertThat(names()).containsExactly(Names.AGENT);
    }

    @Test
    void a_bean_that_stays_is_registered_once() throws Exception {
        show(Map.of(SHOP, app(1)));
        List<String> happened = new ArrayList<>();
        server.addNotificationListener(
                new ObjectName("JMImplementation:type=MBeanServerDelegate"),
                (notification, handback) -> happened.add(notification.getType()),
                null,
                null);

        show(Map.of(SHOP, app(2)));

        assertThat(happened).isEmpty();
    }

    @Test
    void close_takes_all_of_ours_out() {
        beans.fix(Names.AGENT, AgentMXBean.class, agent());
        show(Map.of(SHOP, app(1), FRONT, app(1)));

        beans.close();

        assertThat(names()).isEmpty();
        assertThat(log).isEmpty();
    }

    /** What an MBean's interface has to be called after its class. */
    public interface ClingingMBean {}

    public static final class Clinging implements ClingingMBean, MBeanRegistration {
        @Override
        public ObjectName preRegister(MBeanServer server, ObjectName name) {
            return name;
        }

        @Override
        public void postRegister(Boolean done) {}

        @Override
        public void preDeregister() {
            throw new IllegalStateException("stays");
        }

        @Override
        public void postDeregister() {}
    }
}
