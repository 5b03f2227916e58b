package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.lang.ref.Reference;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pools beside the sockets of their destinations, in the test's time. */
class PoolsTest {
    private static final long SECOND = 1_000_000_000;
    private static final InetSocketAddress DATABASE = new InetSocketAddress("192.0.2.7", 5432);

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final AtomicLong clock = new AtomicLong();
    private final Tracker tracker = Tracked.tracker(PoolsTest.class);
    private final List<FileDescriptor> owners = new ArrayList<>();
    private final Pools pools = new Pools(
            new ProgramBeans(
                    () -> BeanCatalog.POOLS,
                    () -> List.of(server),
                    () -> Runnable::run,
                    clock::get,
                    loader -> null,
                    (bean, problem) -> {
                        throw new AssertionError(problem);
                    }),
            tracker,
            clock::get);

    @AfterEach
    void keepsOwnersReachable() {
        Reference.reachabilityFence(owners);
    }

    private FakeBean pool(String name, int open, int used, int waiting) throws Exception {
        FakeBean bean = FakeBean.of(
                "Size",
                open,
                "Active",
                used,
                "Idle",
                open - used,
                "WaitCount",
                waiting,
                "MaxActive",
                10,
                "Url",
                "jdbc:postgresql://192.0.2.7/shop");
        server.registerMBean(bean, new ObjectName("tomcat.jdbc:type=ConnectionPool,name=" + name));
        return bean;
    }

    private void connect(int sockets) {
        for (int i = 0; i < sockets; i++) {
            FileDescriptor owner = new FileDescriptor();
            int fd = 10 + owners.size();
            owners.add(owner);
            tracker.opened(fd, owner, Kind.CLIENT);
            tracker.connected(fd, DATABASE);
        }
    }

    private PoolSample only() {
        return pools.sample().get(0);
    }

    @Test
    void a_pool_whose_sockets_are_not_open_yet_goes_to_where_it_is_configured() throws Exception {
        pool("a", 0, 0, 0);

        assertThat(only().getDestination()).isEqualTo("192.0.2.7:5432");
        assertThat(only().getSockets()).isNull();
    }

    @Test
    void the_sockets_to_its_destination_stand_beside_it() throws Exception {
        pool("a", 3, 1, 0);
        connect(3);

        assertThat(only().getDestination()).isEqualTo("192.0.2.7:5432");
        assertThat(only().getSockets()).isEqualTo(3);
        tracker.closing(10);
        assertThat(only().getSockets()).isEqualTo(2);
        assertThat(only().getNote()).isNull();
    }

    @Test
    void a_pool_with_less_than_half_of_the_sockets_says_so_after_a_minute_and_as_long_as_it_is_so() throws Exception {
        FakeBean bean = pool("a", 10, 1, 0);
        connect(21);

        assertThat(only().getNote()).isNull();
        clock.set(59 * SECOND);
        assertThat(only().getNote()).isNull();
        clock.set(60 * SECOND);
        assertThat(only().getNote())
                .startsWith("21 sockets of this JVM are open to 192.0.2.7:5432, this pool holds 10 of them; opened at "
                        + "io.tcpheadroom.resource.PoolsTest.connect(PoolsTest.java:");
        bean.values.put("Size", 11);
        assertThat(only().getNote()).isNull();
    }

    @Test
    void pools_that_hold_more_than_half_together_say_nothing() throws Exception {
        pool("a", 5, 1, 0);
        pool("b", 5, 1, 0);
        connect(20);

        pools.sample();
        clock.set(120 * SECOND);
        assertThat(pools.sample()).extracting(PoolSample::getNote).containsExactly(null, null);

        connect(1);
        pools.sample();
        clock.set(180 * SECOND);
        assertThat(pools.sample())
                .extracting(PoolSample::getNote)
                .allSatisfy(
                        note -> assertThat(note)
                                .startsWith(
                                        "21 sockets of this JVM are open to 192.0.2.7:5432, the 2 pools to there hold 10 of them"));
    }

    @Test
    void a_pool_whose_number_is_unknown_says_nothing() throws Exception {
        pool("a", 5, 1, 0);
        pool("b", 5, 1, 0).values.put("Size", null);
        connect(21);

        pools.sample();
        clock.set(120 * SECOND);
        assertThat(pools.sample()).extracting(PoolSample::getNote).containsExactly(null, null);
    }

    @Test
    void exhausted_is_all_in_use_and_somebody_waiting_without_a_break() throws Exception {
        FakeBean bean = pool("a", 10, 10, 1);
        connect(10);

        assertThat(only().exhaustedSeconds()).isZero();
        clock.set(9 * SECOND);
        assertThat(only().exhaustedSeconds()).isEqualTo(9);
        assertThat(only().isLongExhausted()).isFalse();
        assertThat(only().callSites()).isNull();
        clock.set(10 * SECOND);
        assertThat(only().isLongExhausted()).isTrue();
        assertThat(only().callSites()).startsWith("io.tcpheadroom.resource.PoolsTest.connect(PoolsTest.java:");

        bean.values.put("WaitCount", 0);
        assertThat(only().exhaustedSeconds()).isZero();
        assertThat(only().isLongExhausted()).isFalse();
        bean.values.put("WaitCount", 1);
        assertThat(only().exhaustedSeconds()).isZero();
    }

    @Test
    void all_in_use_and_nobody_waiting_or_waiting_for_what_is_being_opened_is_not_exhausted() throws Exception {
        FakeBean bean = pool("a", 10, 10, 0);

        pools.sample();
        clock.set(60 * SECOND);
        assertThat(only().isLongExhausted()).isFalse();
        bean.values.put("Active", 9);
        bean.values.put("WaitCount", 1);
        pools.sample();
        clock.set(120 * SECOND);
        assertThat(only().isLongExhausted()).isFalse();
    }
}
