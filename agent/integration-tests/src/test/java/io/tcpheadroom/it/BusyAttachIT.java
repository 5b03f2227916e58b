package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.programs.ClassFiles;
import io.tcpheadroom.programs.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.api.io.TempDir;

/** Attached to a program that is opening and closing sockets, and detached from it. */
class BusyAttachIT {
    private static final String FAST = "sample.seconds=0.1";
    private static final String REDEFINED = "redefined name=";

    @OnEachJdk
    void what_opens_after_the_attach_is_counted_and_what_was_open_makes_nothing_negative(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).program("BusyProgram", "none")) {
            assertThat(jvm.attach(FAST)).contains("running, version");
            jvm.tell("late");
            jvm.tell("close early");
            Await.satisfied(
                    () -> Integer.parseInt(jvm.tell("opened late")),
                    opened -> assertThat(opened).isGreaterThan(2_000));
            long opened = Long.parseLong(jvm.tell("end"));

            Await.satisfied(() -> jvm.beans().app("late"), late -> {
                assertThat(late.getOpenedTotal()).isEqualTo(opened);
                assertThat(late.getClosedTotal()).isEqualTo(opened);
                assertThat(late.getOpen()).isZero();
            });
            for (ObjectName name : jvm.beans().server().queryNames(new ObjectName("tcp.headroom:type=App,*"), null)) {
                AppMXBean app = jvm.beans().app(name.getKeyProperty("name"));
                assertThat(List.of(app.getOpen(), app.getClients(), app.getAccepted(), app.getListeners()))
                        .as(name.toString())
                        .noneMatch(count -> count < 0);
                assertThat(app.getClosedTotal()).isLessThanOrEqualTo(app.getOpenedTotal());
            }
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    /**
     * The class files that a transformer is handed are those of the classes as they were, unless another transformer is
     * there; that the JVM went back to them is told by its own log: detaching redefined all that attaching had changed.
     */
    @OnEachJdk
    void detached_it_gives_the_classes_back_byte_for_byte_and_nothing_of_it_stays(Jdk jdk, @TempDir Path folder)
            throws Exception {
        Path log = folder.resolve("redefined.log");
        Path capture = AgentJar.of(ClassFiles.class, folder);
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .jvmOption("-Xlog:redefine+class+load=info:file=" + log)
                .scripted()) {
            useAllKinds(jvm, jdk); // so that what is woven is loaded
            Map<String, String> before = settled(jvm, capture, folder);
            Set<String> attached = redefined(log, () -> jvm.attach(FAST));
            Map<String, String> meanwhile = classFiles(jvm, capture, folder);
            assertThat(instances(jvm)).isNotEmpty();
            Set<String> detached = redefined(log, jvm::detach);
            Map<String, String> after = classFiles(jvm, capture, folder);

            assertThat(changed(before, meanwhile))
                    .contains(
                            "sun.nio.ch.Net",
                            "sun.nio.ch.ServerSocketChannelImpl",
                            "jdk.internal.net.http.HttpClientImpl",
                            "jdk.internal.net.http.HttpConnection");
            assertThat(detached).containsAll(attached).containsAll(changed(before, meanwhile));
            assertThat(changed(before, after)).isEmpty();
            Await.satisfied(() -> instances(jvm), ours -> assertThat(ours).isEmpty());
        }
    }

    private static void useAllKinds(ForkedJvm jvm, Jdk jdk) throws IOException {
        for (String kind : Kinds.connecting(jdk.feature())) {
            jvm.tell("listen " + kind + " 5");
            jvm.tell("connect " + kind + " 1");
        }
        for (String kind : Kinds.datagram()) {
            jvm.tell("open " + kind + " 1");
        }
        jvm.tell("load jdk.internal.net.http.HttpClientImpl");
        jvm.tell("load jdk.internal.net.http.HttpConnection");
        jvm.tell("close");
    }

    /** What the JVM reports to have redefined while something is done. */
    private static Set<String> redefined(Path log, Step step) throws Exception {
        int before = Files.readAllLines(log).size();
        step.run();
        return Files.readAllLines(log).stream()
                .skip(before)
                .filter(line -> line.contains(REDEFINED))
                .map(line -> line.substring(line.indexOf(REDEFINED) + REDEFINED.length())
                        .split(",")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Classes that are loaded in the meantime are no matter of change. */
    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> changed = new TreeSet<>();
        before.forEach((type, classFile) -> {
            if (!classFile.equals(after.get(type))) {
                changed.add(type);
            }
        });
        return changed;
    }

    /** What the JVM makes is the same from the second time on. */
    private static Map<String, String> settled(ForkedJvm jvm, Path capture, Path folder) {
        AtomicReference<Map<String, String>> before = new AtomicReference<>();
        return Await.satisfied(
                () -> classFiles(jvm, capture, folder),
                files -> assertThat(files.equals(before.getAndSet(files))).isTrue());
    }

    private static Map<String, String> classFiles(ForkedJvm jvm, Path capture, Path folder) throws Exception {
        Path file = folder.resolve("classes");
        jvm.load(capture, file.toString());
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(parts -> parts[0], parts -> inOneOrder(parts[1])));
    }

    /**
     * The same class file with its constants in the order of their use. A class that nobody transforms has no class file in
     * memory, the JVM makes one of what it runs; its methods are as they were to the byte, but since JDK 21 the constants of
     * a class file that it had for a while stay behind in its pool.
     */
    private static String inOneOrder(String classFile) {
        ClassWriter ordered = new ClassWriter(0);
        new ClassReader(Base64.getDecoder().decode(classFile)).accept(ordered, 0);
        return Base64.getEncoder().encodeToString(ordered.toByteArray());
    }

    /** Objects of our classes that are reachable; the JVM collects before it counts. */
    private static List<String> instances(ForkedJvm jvm) throws Exception {
        return jvm.beans()
                .diagnostic("gcClassHistogram")
                .lines()
                .filter(line -> line.contains("io.tcpheadroom.") && !line.contains("io.tcpheadroom.programs."))
                .collect(Collectors.toList());
    }

    private interface Step {
        void run() throws Exception;
    }
}
