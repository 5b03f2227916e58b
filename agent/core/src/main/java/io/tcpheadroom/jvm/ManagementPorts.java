package io.tcpheadroom.jvm;

import java.lang.instrument.Instrumentation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The ports on which the JVM's own JMX connectors listen, for listeners that were there before the agent. Of the remote connector
 * system properties tell; of the local one the address that the JVM keeps for whoever attaches.
 */
public final class ManagementPorts {
    private static final String PACKAGE = "jdk.internal.vm";
    private static final String LOCAL_ADDRESS = "com.sun.management.jmxremote.localConnectorAddress";
    private static final String[] PROPERTIES = {
        "com.sun.management.jmxremote.port", "com.sun.management.jmxremote.rmi.port"
    };
    private static final int NONE = -1;
    private static final String STUB = "/stub/";
    private static final String REFERENCE = "UnicastRef";

    private ManagementPorts() {}

    /** Before this the local connector is not known. */
    public static void open(Instrumentation instrumentation) {
        JavaBase.open(instrumentation, PACKAGE);
    }

    public static boolean include(int port) {
        String text = Integer.toString(port);
        return Stream.of(PROPERTIES).anyMatch(name -> text.equals(System.getProperty(name))) || port == local();
    }

    private static int local() {
        try {
            Properties agent = (Properties) Class.forName(PACKAGE + ".VMSupport")
                    .getMethod("getAgentProperties")
                    .invoke(null);
            return port(agent.getProperty(LOCAL_ADDRESS, "")).orElse(NONE);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return NONE; // another JVM than HotSpot, or not opened: it is a listener of unknown origin
        }
    }

    /** The address of a connector holds its stub, serialised: in it stand a reference's kind, a host, and the port. */
    static OptionalInt port(String address) {
        int stub = address.indexOf(STUB);
        if (stub < 0) {
            return OptionalInt.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(address.substring(stub + STUB.length()));
            int reference = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(REFERENCE);
            return reference < 0 ? OptionalInt.empty() : OptionalInt.of(port(bytes, reference + REFERENCE.length()));
        } catch (RuntimeException e) {
            return OptionalInt.empty(); // no stub as we know it
        }
    }

    /** The second kind of reference has a byte more, for socket factories. */
    private static int port(byte[] bytes, int end) {
        int host = bytes[end] == '2' ? end + 2 : end;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return buffer.getInt(host + Short.BYTES + buffer.getShort(host));
    }
}
