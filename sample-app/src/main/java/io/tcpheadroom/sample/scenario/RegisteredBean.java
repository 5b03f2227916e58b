package io.tcpheadroom.sample.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** An MBean by which the program tells of itself, as a server or a pool does, until it is closed. */
final class RegisteredBean implements Closeable {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name;

    <T> RegisteredBean(String name, Class<T> type, T bean) throws IOException {
        try {
            this.name = new ObjectName(name);
            server.registerMBean(new StandardMBean(bean, type), this.name);
        } catch (JMException e) {
            throw new IOException("cannot register " + name, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            throw new IOException("cannot unregister " + name, e);
        }
    }
}
