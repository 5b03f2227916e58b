package io.tcpheadroom.it;

import io.tcpheadroom.it.jconsole.Driver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The real jconsole of a JDK with the plugin, looking at a JVM, and an agent in it that tells what is on its screen. */
final class JConsole implements AutoCloseable {
    private static final String TAB = "TCP Headroom";

    private final Process process;
    private final Conversation conversation;

    private JConsole(Process process) {
        this.process = process;
        conversation = new Conversation(process);
    }

    static boolean isIn(Jdk jdk) {
        return Files.isExecutable(launcher(jdk));
    }

    private static Path launcher(Jdk jdk) {
        return jdk.home().resolve("bin/jconsole");
    }

    /** Opens it on the JVM and waits for the tab. */
    static JConsole open(Jdk jdk, Xvfb screen, long pid, String... jvmOptions) throws Exception {
        return open(List.of(), jdk, screen, pid, jvmOptions);
    }

    /** The same in the network namespace of that JVM, whose JMX no other reaches; the screen is reached by a path. */
    static JConsole openBeside(Jdk jdk, Xvfb screen, long pid) throws Exception {
        return open(List.of("nsenter", "--net=/proc/" + pid + "/ns/net", "--"), jdk, screen, pid);
    }

    private static JConsole open(List<String> wrapper, Jdk jdk, Xvfb screen, long pid, String... jvmOptions)
            throws Exception {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(launcher(jdk).toString(), "-J-Xmx256m"));
        ForkedJvm.fastStart().forEach(option -> command.add("-J" + option));
        Stream.of(jvmOptions).map(option -> "-J" + option).forEach(command::add);
        command.add("-J-javaagent:" + driver() + "=" + TAB);
        command.addAll(List.of("-interval=1", "-pluginpath", ForkedJvm.PLUGIN.toString(), Long.toString(pid)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", screen.display());
        JConsole jconsole = new JConsole(builder.start());
        try {
            Await.satisfied(() -> jconsole.ask("open"), tab -> {});
            return jconsole;
        } catch (Throwable e) {
            jconsole.close();
            throw e;
        }
    }

    /** Sends a line to the driver and answers what follows its ok. */
    String ask(String line) throws IOException {
        return conversation.tell(line);
    }

    /** Until the texts of the tab are as they should be. */
    void awaitTexts(Consumer<String> asserted) {
        Await.satisfied(() -> ask("texts"), asserted);
    }

    /** The cells of each row of the table that has that column, as they are drawn. */
    List<List<String>> rows(String heading) throws IOException {
        String rows = ask("rows " + heading);
        return rows.isEmpty()
                ? List.of()
                : Stream.of(rows.split(Driver.ROW))
                        .map(row -> List.of(row.split(Driver.CELL, -1)))
                        .collect(Collectors.toList());
    }

    Lines err() {
        return conversation.err();
    }

    @Override
    public void close() throws IOException {
        try {
            conversation.sayNoMore(); // its driver then ends it
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError(e);
        }
    }

    /** The driver as a jar, which is what an agent has to be. */
    private static Path driver() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), Driver.class.getName());
        Path jar = Files.createTempFile(Path.of("target"), "driver", ".jar");
        jar.toFile().deleteOnExit();
        URI classes =
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        String folder = Driver.class.getPackageName().replace('.', '/');
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.list(Path.of(classes).resolve(folder))) {
            for (Path file : files.collect(Collectors.toList())) {
                out.putNextEntry(new ZipEntry(folder + "/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
