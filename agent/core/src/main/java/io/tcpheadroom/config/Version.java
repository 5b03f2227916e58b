package io.tcpheadroom.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this agent. */
public final class Version {
    private static final String RESOURCE = "io/tcpheadroom/version.properties";
    private static final String UNKNOWN = "unknown";
    private static final String CURRENT = read();

    private Version() {}

    public static String current() {
        return CURRENT;
    }

    /** From a resource of the agent's jar. */
    private static String read() {
        try (InputStream in = Version.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
