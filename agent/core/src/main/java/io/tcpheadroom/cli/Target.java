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

    private final long pid;
    private final TargetProcess process;

    Target(long pid) {
        this.pid = pid;
        this.process = new TargetProcess(Path.of("/proc"), pid);
    }

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

    /**
     * Loads the agent into the JVM and returns its answer.
     *
     * @param descriptors how many the JVM needs for it
     */
    String load(String options, int descriptors) throws Exception {
        Path jar = jar();
        String obstacle = process.obstacle(jar, descriptors).orElse(null);
        if (obstacle != null) {
            throw new IOException(cannotAttach(obstacle));
        }
        try {
            return load(jar, options);
        } catch (AgentLoadException | AttachNotSupportedException | IOException e) {
            throw new IOException(cannotAttach(cause(e, jar)), e);
        }
    }

    private static String cannotAttach(String why) {
        return "cannot attach: " + why;
    }

    private String load(Path jar, String options) throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
        try {
            loadAgent(jvm, jar, options);
            return jvm.getAgentProperties()
                    .getProperty(AttachProtocol.PROPERTY, AttachProtocol.notStarted("see the JVM's standard error"));
        } finally {
            jvm.detach();
        }
    }

    private static void loadAgent(VirtualMachine jvm, Path jar, String options) throws Exception {
        try {
            jvm.loadAgent(jar.toString(), AttachProtocol.argument(jar, options));
        } catch (AgentLoadException e) {
            if (!SUCCESS_ON_JAVA_8.equals(e.getMessage())) {
                throw e;
            }
        }
    }

    /** What the attach API's exceptions leave unsaid. */
    private String cause(Exception e, Path jar) {
        String message = String.valueOf(e.getMessage());
        if (process.isGone()) {
            return "process " + pid + " has ended meanwhile";
        }
        if (message.contains("does not support the attach mechanism")) {
            return "process " + pid
                    + " was started with -XX:+DisableAttachMechanism; restart it with -javaagent, or without"
                    + " that option";
        }
        if (message.contains("java.instrument")) {
            return "the Java runtime of process " + pid + " has no module java.instrument; add it when it is linked";
        }
        String answer = "process " + pid + " answers: " + message;
        return e instanceof AgentLoadException
                ? process.lockedJarUnlessListed(jar).orElse(answer)
                : answer;
    }

    /** The jar that this command runs from. */
    static Path jar() throws Exception {
        return Path.of(Target.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toAbsolutePath();
    }
}
