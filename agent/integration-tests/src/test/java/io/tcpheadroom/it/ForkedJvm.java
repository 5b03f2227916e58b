package io.tcpheadroom.it;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own, with or without the agent, its input and output, and its MBeans as seen from outside. */
final class ForkedJvm implements AutoCloseable {
    static final Path AGENT = shipped("agent.jar");
    static final Path PLUGIN = shipped("plugin.jar");
    static final Path SAMPLE = shipped("sample.jar");

    /** The agent's version, as the build has it. */
    static final String VERSION = System.getProperty("agent.version");

    private static final String PROGRAMS = System.getProperty("programs");
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Conversation conversation;
    private RemoteBeans beans;
    private boolean isAgentComing;

    private ForkedJvm(List<String> command, List<String> environment, boolean hasAgent) throws IOException {
        isAgentComing = hasAgent;
        ProcessBuilder builder = new ProcessBuilder(command);
        for (String variable : environment) {
            String[] parts = variable.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        process = builder.start();
        conversation = new Conversation(process);
    }

    static Builder on(Jdk jdk) {
        return new Builder(jdk);
    }

    private static Path shipped(String property) {
        Path jar = Path.of(System.getProperty(property)).normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: run mvn package");
        }
        return jar;
    }

    /** A file or folder of the libraries that programs are run with. */
    static Path library(String name) {
        return Path.of(System.getProperty("libraries"), name);
    }

    long pid() {
        return process.pid();
    }

    /** Sends a line to a scripted program and answers what follows its ok. */
    String tell(String line) throws IOException {
        return conversation.tell(line);
    }

    /** Sends a line to a scripted program and answers what it says, even that it failed. */
    String ask(String line) throws IOException {
        return conversation.ask(line);
    }

    /** Asks a scripted program to end. */
    void leave() throws IOException {
        disconnect();
        conversation.say("exit");
    }

    Lines out() {
        return conversation.out();
    }

    Lines err() {
        return conversation.err();
    }

    /** The MBeans; all of the agent's, where it comes with the program or has been attached. */
    RemoteBeans beans() throws Exception {
        RemoteBeans all = connected();
        if (isAgentComing) {
            all.awaitAll();
            isAgentComing = false;
        }
        return all;
    }

    /** The MBeans that are there, over the JVM's own local connector: one connection, made at the first call. */
    RemoteBeans connected() throws Exception {
        if (beans == null) {
            beans = new RemoteBeans(address(), Map.of());
        }
        return beans;
    }

    /** Until the agent, which comes with the program, is in place to the last bean. */
    void awaitAgent() throws Exception {
        beans();
    }

    /** Where its local connector is. */
    String address() throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid()));
        try {
            return jvm.startLocalManagementAgent();
        } finally {
            jvm.detach();
        }
    }

    /** Brings in another agent than ours. */
    void load(Path jar, String argument) throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid()));
        try {
            jvm.loadAgent(jar.toString(), argument);
        } finally {
            jvm.detach();
        }
    }

    /** Brings the agent in as an operator would, and answers what the command printed. */
    String attach(String options) throws Exception {
        String printed = command("attach", Long.toString(pid()), options).printed();
        isAgentComing = printed.contains("running, version");
        return printed;
    }

    String detach() throws Exception {
        isAgentComing = false;
        return command("detach", Long.toString(pid())).printed();
    }

    /** How a command ended, and all that it printed. */
    record Ended(int status, String printed) {}

    /** A command of the agent jar. */
    static Ended command(String... arguments) throws Exception {
        return commandOf(AGENT, arguments);
    }

    /** A command of that agent jar. */
    static Ended commandOf(Path agent, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-jar", agent.toString()));
        all.addAll(List.of(arguments));
        try (ForkedJvm cli = on(Jdk.current()).run(all.toArray(new String[0]))) {
            int status = cli.exit();
            return new Ended(
                    status,
                    String.join("\n", cli.out().soFar())
                            + String.join("\n", cli.err().soFar()));
        }
    }

    /** The entries of its descriptor folder, counted from outside. */
    long descriptors() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
            return entries.count();
        }
    }

    /** What one of its descriptors stands for, seen from outside. */
    String link(int descriptor) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + pid() + "/fd/" + descriptor))
                .toString();
    }

    /** Waits for its end and answers its exit status. */
    int exit() throws Exception {
        disconnect();
        conversation.sayNoMore();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; so far: " + out().soFar() + err().soFar());
        }
        out().end();
        err().end();
        return process.exitValue();
    }

    /** A connection to a JVM that has ended can no longer be closed. */
    private void disconnect() throws IOException {
        if (beans != null && process.isAlive()) {
            beans.close();
        }
        beans = null;
    }

    void terminate() {
        process.destroy();
    }

    @Override
    public void close() throws IOException {
        disconnect();
        process.destroyForcibly().onExit().join();
        conversation.sayNoMore();
        removeAttachSocket();
    }

    /** One that is killed leaves it, and a later JVM of that process id and of another user cannot be attached to. */
    private void removeAttachSocket() throws IOException {
        Path socket = Path.of("/tmp/.java_pid" + pid());
        if (Files.exists(socket) && Files.isWritable(socket)) {
            Files.delete(socket);
        }
    }

    /** All compilers of all JDKs are for the CI, where there is time for them. */
    static List<String> fastStart() {
        return System.getenv("CI") == null ? List.of(FIRST_COMPILER) : List.of();
    }

    /** What is to be forked. */
    static final class Builder {
        private final Jdk jdk;
        private final List<String> wrapper = new ArrayList<>();
        private final List<String> jvmOptions = new ArrayList<>();
        private final List<String> environment = new ArrayList<>();
        private final List<String> classPath = new ArrayList<>(List.of(PROGRAMS));
        private boolean hasAgent;

        private Builder(Jdk jdk) {
            this.jdk = jdk;
            jvmOptions.add("-Xmx256m");
            jvmOptions.addAll(fastStart());
            if (jdk.feature() >= 21) {
                jvmOptions.add("-XX:+EnableDynamicAgentLoading"); // else the JVM itself warns at every attach
            }
        }

        Builder withAgent(String options) {
            hasAgent = true;
            return jvmOption("-javaagent:" + AGENT + (options.isEmpty() ? "" : "=" + options));
        }

        Builder jvmOption(String option) {
            jvmOptions.add(option);
            return this;
        }

        Builder environment(String variable, String value) {
            environment.add(variable + "=" + value);
            return this;
        }

        /** Lines of a shell that come first; the JVM then takes the shell's place. */
        Builder after(String shell) {
            wrapper.addAll(List.of("bash", "-c", shell + "; exec \"$@\"", "bash"));
            return this;
        }

        /** All jars of a folder that the build has filled, named by a system property. */
        Builder withJars(String property) {
            classPath.add(System.getProperty(property) + "/*");
            return this;
        }

        /** All jars of a folder. */
        Builder withJarsOf(Path folder) {
            classPath.add(folder + "/*");
            return this;
        }

        /** In place of the programs' own classes of the same names. */
        Builder withClassesFirst(Path folder) {
            classPath.add(0, folder.toString());
            return this;
        }

        /** Classes of the program's, in a folder. */
        Builder withClasses(Path folder) {
            classPath.add(folder.toString());
            return this;
        }

        /** The scripted program, ready for its first line. */
        ForkedJvm scripted() throws IOException {
            return ready(run("-cp", String.join(":", classPath), "io.tcpheadroom.programs.Scripted"));
        }

        /** One of our programs, ready for its first line. */
        ForkedJvm program(String name) throws IOException {
            return ready(run("-cp", String.join(":", classPath), "io.tcpheadroom.programs." + name));
        }

        /** One of our programs that needs a folder of libraries, ready for its first line. */
        ForkedJvm program(String name, String libraries, String... arguments) throws IOException {
            List<String> all = new ArrayList<>(
                    List.of("-cp", PROGRAMS + ":" + library(libraries) + "/*", "io.tcpheadroom.programs." + name));
            all.addAll(List.of(arguments));
            return ready(run(all.toArray(new String[0])));
        }

        /** Others may print something before it, as Flight Recorder does. */
        private static ForkedJvm ready(ForkedJvm jvm) {
            try {
                jvm.out().nextWith("ok ready");
                return jvm;
            } catch (AssertionError e) {
                throw new AssertionError(
                        "not ready: " + jvm.out().soFar() + jvm.err().soFar(), e);
            }
        }

        /** For programs that mostly start: what they run is too short for the optimising compiler to pay. */
        Builder startingFast() {
            return jvmOption(FIRST_COMPILER);
        }

        ForkedJvm run(String... arguments) throws IOException {
            List<String> command = new ArrayList<>(wrapper);
            command.add(jdk.java().toString());
            command.addAll(jvmOptions);
            command.addAll(List.of(arguments));
            return new ForkedJvm(command, environment, hasAgent);
        }
    }
}
