package io.tcpheadroom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class BeansTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final Beans beans = new Beans(server);

    @Test
    void withoutTheAgentThereIsNothingToRead() {
        assertThat(beans.present()).isFalse();
        assertThat(Limits.read(beans)).isEqualTo(Limits.of(List.of()));
        assertThat(OpenSockets.read(beans).apps()).isEmpty();
    }

    @Test
    void resourcesAreReadByNameAndRankedByUtilization() throws Exception {
        register("type=Resource,name=time-wait", new Reading(10L, 100L));
        register("type=Resource,name=process-fds", new Reading(90L, 100L));
        register("type=Resource,name=conntrack", new Reading(5L, null));

        Limits limits = Limits.read(beans);

        assertThat(beans.present()).isTrue();
        assertThat(limits.nearest())
                .containsExactly(
                        new Resource("process-fds", "things", 90L, 100L, 10L, 0.9, 1.5, "OK"),
                        new Resource("time-wait", "things", 10L, 100L, 90L, 0.1, 1.5, "OK"));
        assertThat(limits.withoutNumber()).extracting(Resource::name).containsExactly("conntrack");
    }

    @Test
    void theOpenSocketsOfAnAppStandUnderItsExactName() throws Exception {
        register("type=App,name=_shop", new Sockets());

        assertThat(OpenSockets.read(beans).apps()).containsExactly(new AppSockets("/shop", 6, 1, 3, 2));
    }

    private void register(String keys, ReadingMXBean bean) throws Exception {
        server.registerMBean(
                new StandardMBean(bean, ReadingMXBean.class, true), new ObjectName("tcp.headroom:" + keys));
    }

    private void register(String keys, SocketsMXBean bean) throws Exception {
        server.registerMBean(
                new StandardMBean(bean, SocketsMXBean.class, true), new ObjectName("tcp.headroom:" + keys));
    }

    /** Those attributes of a resource that the program shows. */
    public interface ReadingMXBean {
        Long getUsed();

        Long getLimit();

        Long getAvailable();

        Double getUtilizationRatio();

        Double getTrendPerSecond();

        String getStatus();

        String getUnit();
    }

    private record Reading(Long used, Long limit) implements ReadingMXBean {
        @Override
        public Long getUsed() {
            return used;
        }

        @Override
        public Long getLimit() {
            return limit;
        }

        @Override
        public Long getAvailable() {
            return limit == null ? null : (Long) (limit - used);
        }

        @Override
        public Double getUtilizationRatio() {
            return limit == null ? null : (Double) (used / (double) limit);
        }

        @Override
        public Double getTrendPerSecond() {
            return 1.5;
        }

        @Override
        public String getStatus() {
            return "OK";
        }

        @Override
        public String getUnit() {
            return "things";
        }
    }

    /** Those attributes of an app that the program shows. */
    public interface SocketsMXBean {
        String getName();

        long getOpen();

        long getClients();

        long getAccepted();

        long getListeners();
    }

    private static final class Sockets implements SocketsMXBean {
        @Override
        public String getName() {
            return "/shop";
        }

        @Override
        public long getOpen() {
            return 6;
        }

        @Override
        public long getClients() {
            return 1;
        }

        @Override
        public long getAccepted() {
            return 3;
        }

        @Override
        public long getListeners() {
            return 2;
        }
    }
}
