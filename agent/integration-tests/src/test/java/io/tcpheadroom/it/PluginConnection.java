package io.tcpheadroom.it;

import com.sun.tools.jconsole.JConsoleContext;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeSupport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.MBeanServerConnection;

/** A container's view of one connection, which comes, goes and comes again, and what was read over it. */
final class PluginConnection implements JConsoleContext {
    private final PropertyChangeSupport changes = new PropertyChangeSupport(this);
    private final AtomicInteger calls = new AtomicInteger();
    private final Set<String> foreignTypes = ConcurrentHashMap.newKeySet();
    private volatile MBeanServerConnection server;
    private volatile ConnectionState state = ConnectionState.DISCONNECTED;

    void connected(MBeanServerConnection to) {
        server = (MBeanServerConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MBeanServerConnection.class},
                (proxy, method, arguments) -> {
                    calls.incrementAndGet();
                    try {
                        Object result = method.invoke(to, arguments);
                        note(result);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        change(ConnectionState.CONNECTED);
    }

    void disconnected() {
        change(ConnectionState.DISCONNECTED);
    }

    private void change(ConnectionState now) {
        ConnectionState before = state;
        state = now;
        changes.firePropertyChange(CONNECTION_STATE_PROPERTY, before, now);
    }

    private void note(Object result) {
        if (result instanceof AttributeList) {
            ((AttributeList) result).asList().stream().map(Attribute::getValue).forEach(this::note);
        } else if (result != null && !result.getClass().getName().matches("javax?\\..*|\\[.*|sun\\.management\\..*")) {
            foreignTypes.add(result.getClass().getName());
        }
    }

    int calls() {
        return calls.get();
    }

    Set<String> foreignTypes() {
        return foreignTypes;
    }

    @Override
    public MBeanServerConnection getMBeanServerConnection() {
        return server;
    }

    @Override
    public ConnectionState getConnectionState() {
        return state;
    }

    @Override
    public void addPropertyChangeListener(PropertyChangeListener listener) {
        changes.addPropertyChangeListener(listener);
    }

    @Override
    public void removePropertyChangeListener(PropertyChangeListener listener) {
        changes.removePropertyChangeListener(listener);
    }
}
