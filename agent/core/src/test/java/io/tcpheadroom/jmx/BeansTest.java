package io.tcpheadroom.jmx;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.jvm.AgentThread;
import io.tcpheadroom.testing.Latches;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
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
    private final Beans beans =
            new Beans(server, Access.ALL, Runnable::run, log::add, (attribute, why) -> log.add(attribute + why));
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

        beans.register(Names.AGENT, AgentMXBean.class, agent());
        beans.register(Names.KERNEL, AgentMXBean.class, agent());

        assertThat(log).containsExactly(occupied(Names.AGENT));
        assertThat(server.getAttribute(Names.KERNEL, "SamplesTotal")).isEqualTo(7L);
    }

    @Test
    void a_bean_that_is_none_is_told_once_and_the_rest_goes_on() {
        beans.register(Names.AGENT, new Object());
        beans.register(Names.KERNEL, AgentMXBean.class, agent());

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
        beans.register(Names.AGENT, AgentMXBean.class, agent());
        show(Map.of());
        beans.close(1);

        assertThat(names()).containsExactlyInAnyOrder(SHOP, Names.AGENT);
    }

    @Test
    void a_bean_that_cannot_be_taken_out_is_told_and_the_rest_goes() {
        beans.register(Names.AGENT, new Clinging());
        show(Map.of(SHOP, app(1)));

        beans.close(1);

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
        beans.close(1);

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
        beans.close(1);
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

    /** The program's code that hears of every MBean: it gets its own thread to block. */
    @Test
    void a_listener_of_the_delegate_that_blocks_holds_up_neither_the_samples_nor_the_values_that_are_shown()
            throws Exception {
        ThreadPoolExecutor thread = AgentThread.executor("tcp-headroom-test", 3);
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Beans held = new Beans(server, Access.ALL, thread, log::add, (attribute, why) -> log.add(attribute + why));
        Family<AppMXBean> apps = new Family<>(
                held,
                AppMXBean.class,
                9,
                0,
                AppMXBean::getName,
                (app, more) -> Names.app(app.getName()),
                SampledBean::new);
        try {
            apps.show(List.of(app(1)));
            assertThat(held.flush(10_000)).isTrue();
            server.addNotificationListener(
                    new ObjectName("JMImplementation:type=MBeanServerDelegate"),
                    (notification, handback) -> {
                        blocked.countDown();
                        Latches.await(letGo);
                    },
                    null,
                    null);
            apps.show(List.of(app(1), app(2)));
            blocked.await();

            apps.show(List.of(app(1), app(2), app(3)));
            assertThat(server.getAttribute(Names.app("1"), "Open")).isEqualTo(1L);
            assertThat(held.flush(1)).isFalse();
            assertThat(log).isEmpty();
            apps.show(List.of(app(1), app(2), app(3), app(4), app(5)));
            assertThat(log)
                    .containsOnly(
                            "the MBean server is blocked by a listener of its delegate; new MBeans appear when that "
                                    + "returns");

            letGo.countDown();
            await().atMost(ofMinutes(1)).until(() -> held.flush(1_000)); // while its queue is full it answers no
            apps.show(List.of(app(1), app(2), app(3), app(4), app(5)));
            assertThat(held.flush(10_000)).isTrue();
            assertThat(names()).hasSize(5);
            assertThat(held.close(10_000)).isTrue();
            assertThat(names()).isEmpty();
        } finally {
            letGo.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void close_takes_all_of_ours_out() {
        beans.register(Names.AGENT, AgentMXBean.class, agent());
        show(Map.of(SHOP, app(1), FRONT, app(1)));

        beans.close(1);

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
