package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Names;
import java.util.ArrayList;
import java.util.IdentityHashMap;
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
    private final Beans beans = new Beans(server, log::add, (attribute, why) -> log.add(attribute + why));
    private final Map<Object, ObjectName> names = new IdentityHashMap<>();
    private final Family<AppMXBean> apps = family(0);

    private void show(Map<ObjectName, AppMXBean> values) {
        values.forEach((name, app) -> names.put(app, name));
        apps.show(values.values());
    }

    private Family<AppMXBean> family(int linger) {
        return new Family<>(
                beans,
                AppMXBean.class,
                2,
                linger,
                app -> names.get(app).toString(),
                (app, more) -> Names.app(names.get(app).getKeyProperty("name") + more),
                SampledBean::new);
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
    void one_that_is_gone_stays_for_a_few_samples_where_there_is_room() {
        Family<AppMXBean> lingering = family(1);
        AppMXBean front = app(1);
        AppMXBean shop = app(2);
        AppMXBean third = app(3);
        names.put(front, FRONT);
        names.put(shop, SHOP);
        names.put(third, Names.app("third"));

        lingering.show(List.of(shop));
        lingering.show(List.of(front));
        assertThat(names()).containsExactlyInAnyOrder(SHOP, FRONT);
        lingering.show(List.of(front));
        assertThat(names()).containsExactly(FRONT);

        lingering.show(List.of(shop, third));
        assertThat(names()).containsExactlyInAnyOrder(SHOP, Names.app("third"));
    }

    @Test
    void two_that_would_have_one_name_have_one_each_as_long_as_they_are_there() throws Exception {
        AppMXBean plus = app(1);
        AppMXBean colon = app(2);
        Family<AppMXBean> apps = new Family<>(
                beans,
                AppMXBean.class,
                2,
                0,
                AppMXBean::getName,
                (app, more) -> Names.app("a" + more),
                SampledBean::new);

        apps.show(List.of(plus, colon));
        assertThat(names()).containsExactlyInAnyOrder(Names.app("a"), Names.app("a-2"));
        apps.show(List.of(colon));
        assertThat(names()).containsExactly(Names.app("a-2"));
        assertThat(server.getAttribute(Names.app("a-2"), "Open")).isEqualTo(2L);
    }

    @Test
    void after_the_end_nothing_is_registered_any_more() {
        beans.close();
        show(Map.of(SHOP, app(1)));

        assertThat(names()).isEmpty();
        assertThat(log).isEmpty();
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
