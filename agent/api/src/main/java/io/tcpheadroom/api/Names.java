package io.tcpheadroom.api;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The object names of the domain {@code tcp.headroom}. The type is the first key; values are never quoted: what is not
 * {@code [A-Za-z0-9_.-]} becomes {@code _}, and the exact text stands in an attribute of the bean.
 */
public final class Names {
    public static final String DOMAIN = "tcp.headroom";

    public static final ObjectName AGENT = name("type=Agent");
    public static final ObjectName KERNEL = name("type=Kernel");
    public static final ObjectName PRESSURE = name("type=Pressure");
    public static final ObjectName SOCKETS = name("type=Sockets");
    public static final ObjectName ADVICE = name("type=Advice");

    /** Patterns, for queries. */
    public static final ObjectName ALL = name("*");

    public static final ObjectName RESOURCES = name("type=Resource,name=*");
    public static final ObjectName APPS = name("type=App,name=*");
    public static final ObjectName LISTENERS = name("type=Listener,port=*,address=*");
    public static final ObjectName DESTINATIONS = name("type=Destination,address=*,port=*");

    public static final ObjectName CONNECTORS = name("type=Connector,name=*");

    private Names() {}

    public static ObjectName resource(String id) {
        return name("type=Resource,name=" + value(id));
    }

    public static ObjectName app(String app) {
        return name("type=App,name=" + value(app));
    }

    /** The port comes first: it is what a listener is known by. */
    public static ObjectName listener(int port, String address) {
        return name("type=Listener,port=" + port + ",address=" + value(address));
    }

    public static ObjectName destination(String address, int port) {
        return name("type=Destination,address=" + value(address) + ",port=" + port);
    }

    /** By the server's own name for it. */
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
