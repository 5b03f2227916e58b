package io.tcpheadroom.api;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The object names of the domain {@code tcp.headroom}. The type is the first key; values are never quoted: what is not
 * {@code [A-Za-z0-9_.-]} becomes {@code _}, and the exact text stands in an attribute of the bean.
 */
public final class Names {
    /** The domain of all beans. */
    public static final String DOMAIN = "tcp.headroom";

    /** The agent itself, {@link AgentMXBean}. */
    public static final ObjectName AGENT = name("type=Agent");

    /** The kernel's settings: an attribute for each. */
    public static final ObjectName KERNEL = name("type=Kernel");

    /** The kernel's counters: an attribute for each. */
    public static final ObjectName PRESSURE = name("type=Pressure");

    /** All sockets of the JVM, {@link SocketsMXBean}. */
    public static final ObjectName SOCKETS = name("type=Sockets");

    /** The open descriptors by kind, {@link DescriptorsMXBean}. */
    public static final ObjectName DESCRIPTORS = name("type=Descriptors");

    /** What is wrong, {@link AdviceMXBean}. */
    public static final ObjectName ADVICE = name("type=Advice");

    /** The headroom in connections, {@link HeadroomMXBean}. */
    public static final ObjectName HEADROOM = name("type=Headroom");

    /** A pattern: all beans of the agent. */
    public static final ObjectName ALL = name("*");

    /** A pattern: all {@link ResourceMXBean}s. */
    public static final ObjectName RESOURCES = name("type=Resource,name=*");

    /** A pattern: all {@link AppMXBean}s. */
    public static final ObjectName APPS = name("type=App,name=*");

    /** A pattern: all {@link ListenerMXBean}s. */
    public static final ObjectName LISTENERS = name("type=Listener,port=*,address=*");

    /** A pattern: all {@link DestinationMXBean}s. */
    public static final ObjectName DESTINATIONS = name("type=Destination,address=*,port=*");

    /** A pattern: all {@link ConnectorMXBean}s. */
    public static final ObjectName CONNECTORS = name("type=Connector,name=*");

    private Names() {}

    /**
     * {@return the name of a {@link ResourceMXBean}}
     *
     * @param id of the resource: {@code process-fds}
     */
    public static ObjectName resource(String id) {
        return name("type=Resource,name=" + value(id));
    }

    /**
     * {@return the name of an {@link AppMXBean}} Where two apps have the same name, the agent appends a number to the later one's: its
     * {@code Name} attribute then tells which it is.
     *
     * @param app the name of the app
     */
    public static ObjectName app(String app) {
        return name("type=App,name=" + value(app));
    }

    /**
     * {@return the name of a {@link ListenerMXBean}} The port comes first: it is what a listener is known by.
     *
     * @param port the local one
     * @param address the local one; the agent calls a wildcard address {@code any}
     */
    public static ObjectName listener(int port, String address) {
        return name("type=Listener,port=" + port + ",address=" + value(address));
    }

    /**
     * {@return the name of a {@link DestinationMXBean}}
     *
     * @param address the remote one
     * @param port the remote one
     */
    public static ObjectName destination(String address, int port) {
        return name("type=Destination,address=" + value(address) + ",port=" + port);
    }

    /**
     * {@return the name of a {@link ConnectorMXBean}}
     *
     * @param connector the server's own name for it
     */
    public static ObjectName connector(String connector) {
        return name("type=Connector,name=" + value(connector));
    }

    /** The text as a key value that needs no quoting. */
    static String value(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_.-]", "_");
        return plain.isEmpty() ? "_" : plain;
    }

    private static ObjectName name(String keys) {
        try {
            return new ObjectName(DOMAIN + ":" + keys);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(keys, e);
        }
    }
}
