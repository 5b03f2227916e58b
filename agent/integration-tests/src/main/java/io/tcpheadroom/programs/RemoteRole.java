package io.tcpheadroom.programs;

import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/** A client of remote JMX over TLS, which trusts what the JVM's options say: what a role may do with the findings. */
public final class RemoteRole {
    private RemoteRole() {}

    /** @param args host:port, role, password */
    public static void main(String[] args) throws Exception {
        Map<String, Object> environment = Map.of(
                JMXConnector.CREDENTIALS,
                new String[] {args[1], args[2]},
                "com.sun.jndi.rmi.factory.socket",
                new SslRMIClientSocketFactory());
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + args[0] + "/jmxrmi");
        ObjectName advice = new ObjectName("tcp.headroom:type=Advice");
        try (JMXConnector connector = JMXConnectorFactory.connect(url, environment)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            server.getAttribute(advice, "Findings");
            System.out.println("Findings: read");
            System.out.println("findings(): " + call(server, advice));
        }
    }

    private static String call(MBeanServerConnection server, ObjectName advice) throws Exception {
        try {
            server.invoke(advice, "findings", null, null);
            return "called";
        } catch (SecurityException refused) {
            return "refused";
        }
    }
}
