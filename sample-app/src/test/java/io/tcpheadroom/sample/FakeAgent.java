package io.tcpheadroom.sample;

import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Beans under the agent's names, with those attributes that the program shows. */
final class FakeAgent implements AutoCloseable {
    private final MBeanServer server;
    private final List<ObjectName> registered = new ArrayList<>();

    FakeAgent(MBeanServer server) {
        this.server = server;
    }

    void resource(String name, Long used, Long limit) {
        register("type=Resource,name=" + name, new Reading(used, limit), ReadingMXBean.class);
    }

    void app(String key, String name) {
        register("type=App,name=" + key, new Sockets(name), SocketsMXBean.class);
    }

    boolean isRegistered() {
        return !registered.isEmpty();
    }

    private <T> void register(String keys, T bean, Class<T> type) {
        try {
            ObjectName name = new ObjectName("tcp.headroom:" + keys);
            server.registerMBean(new StandardMBean(bean, type, true), name);
            registered.add(name);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws JMException {
        for (ObjectName name : registered) {
            server.unregisterMBean(name);
        }
    }

    /** A resource. */
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

    /** An app. */
    public interface SocketsMXBean {
        String getName();

        long getOpen();

        long getClients();

        long getAccepted();

        long getListeners();
    }

    private record Sockets(String name) implements SocketsMXBean {
        @Override
        public String getName() {
            return name;
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
