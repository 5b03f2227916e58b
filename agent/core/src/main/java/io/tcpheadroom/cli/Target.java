package io.tcpheadroom.cli;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.tcpheadroom.config.AttachProtocol;
import java.io.IOException;
import java.nio.file.Path;

/** The JVM that a command works on. */
final class Target {
    private Target() {}

    /** Loads the agent into the JVM and answers what it says of itself afterwards. */
    static String load(long pid, String options) throws Exception {
        VirtualMachine jvm = attach(pid);
        try {
            jvm.loadAgent(jar().toString(), options);
            return jvm.getAgentProperties()
                    .getProperty(AttachProtocol.PROPERTY, AttachProtocol.didNotStart("see the JVM's standard error"));
        } finally {
            jvm.detach();
        }
    }

    private static VirtualMachine attach(long pid) throws IOException {
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException | IOException e) {
            throw new IOException(
                    "cannot attach to process " + pid + ": " + e.getMessage()
                            + " (is it a JVM of this user, started without -XX:+DisableAttachMechanism?)",
                    e);
        }
    }

    /** The jar that this command was started from. */
    private static Path jar() throws Exception {
        return Path.of(Target.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toAbsolutePath();
    }
}
