package io.tcpheadroom.cli;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.tcpheadroom.config.AttachProtocol;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;

/** The JVM that a command attaches to. */
final class Target {
    /** What a JVM of Java 8 answers after it has loaded an agent; newer tools mistake it for a failure. */
    private static final String SUCCESS_ON_JAVA_8 = "0";

    private Target() {}

    /** Parses the argument PID. */
    static final class ProcessId implements CommandLine.ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                CommandLine.TypeConversionException refusal =
                        new CommandLine.TypeConversionException("'" + text + "' is not a process id");
                refusal.initCause(e);
                throw refusal;
            }
        }
    }

    /** Loads the agent into the JVM and returns its answer. */
    static String load(long pid, String options) throws Exception {
        VirtualMachine jvm = attach(pid);
        try {
            load(jvm, options);
            return jvm.getAgentProperties()
                    .getProperty(AttachProtocol.PROPERTY, AttachProtocol.notStarted("see the JVM's standard error"));
        } finally {
            jvm.detach();
        }
    }

    private static void load(VirtualMachine jvm, String options) throws Exception {
        try {
            jvm.loadAgent(jar().toString(), options);
        } catch (AgentLoadException e) {
            if (!SUCCESS_ON_JAVA_8.equals(e.getMessage())) {
                throw e;
            }
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

    /** The jar that this command runs from. */
    private static Path jar() throws Exception {
        return Path.of(Target.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toAbsolutePath();
    }
}
