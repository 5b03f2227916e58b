package io.tcpheadroom.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version that this agent was built as. */
public final class Version {
    private static final String RESOURCE = "io/tcpheadroom/version.properties";

    private Version() {}

    public static String current() {
        try (InputStream in = Version.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException | NullPointerException e) {
            return "unknown";
        }
    }
}
