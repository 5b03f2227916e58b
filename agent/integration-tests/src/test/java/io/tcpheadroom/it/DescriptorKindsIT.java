package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;

/** Descriptors that run out and are not sockets: the agent's finding beside the links in the JVM's descriptor folder. */
class DescriptorKindsIT {
    private static final String FEW = "ulimit -n 200";

    /** By the beginning of their links, as seen from outside. */
    private static Map<String, Long> kinds(ForkedJvm jvm) throws IOException {
        Map<String, Long> kinds = new TreeMap<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/" + jvm.pid() + "/fd"))) {
            for (Path link : (Iterable<Path>) links::iterator) {
                String target = Files.readSymbolicLink(link).toString();
                String kind =
                        target.startsWith("/") ? "file" : target.replaceFirst("^(anon_inode:\\[?\\w+|\\w+).*", "$1");
                kinds.merge(kind.replaceFirst("anon_inode:\\[?", ""), 1L, Long::sum);
            }
        }
        return kinds;
    }

    private static void assertCounted(ForkedJvm jvm) {
        Await.satisfied(() -> jvm.beans().read(Names.DESCRIPTORS), counted -> {
            Map<String, Long> kinds = kindsNow(jvm);
            assertThat(counted)
                    .containsEntry("Sockets", kinds.get("socket"))
                    .containsEntry("Eventpolls", kinds.get("eventpoll"))
                    .containsEntry("Eventfds", kinds.getOrDefault("eventfd", 0L))
                    .containsEntry("Pipes", kinds.get("pipe"))
                    .containsEntry("EveryNth", 1L)
                    .containsEntry("Reason", null);
        });
    }

    private static Map<String, Long> kindsNow(ForkedJvm jvm) {
        try {
            return kinds(jvm);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String evidence(ForkedJvm jvm) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getSubject().equals("resource process-fds"))
                .map(FindingData::getEvidence)
                .findFirst()
                .orElse("none");
    }

    private static Object measure(ForkedJvm jvm) throws Exception {
        MBeanServerConnection server = jvm.beans().server();
        return server.invoke(Names.DESCRIPTORS, "measure", new Object[0], new String[0]);
    }

    @OnEachJdk
    void selectors_that_are_never_closed_are_named_without_being_asked_for(Jdk jdk) throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(jdk).after(FEW).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("listen socket 50");
            jvm.tell("connect socket 5");
            jvm.beans().awaitAll();

            while (jvm.descriptors() < 175) {
                jvm.tell("hold selector 1");
            }
            String selectors =
                    jdk.feature() >= 16 ? "eventpoll, \\d+ eventfd|eventfd, \\d+ eventpoll" : "pipes, \\d+ eventpoll";
            Await.satisfied(
                    () -> evidence(jvm),
                    evidence -> assertThat(evidence)
                            .containsPattern("; \\d+ of \\d+ are not sockets: \\d+ (" + selectors + ")"));
            assertCounted(jvm);
            jvm.beans().awaitSamples(60); // one in 50 is remembered, to see growth by

            assertThat(jvm.ask("hold selector 200")).contains("Too many open files");
            assertThat(jvm.ask("hold file 5")).contains("Too many open files"); // a selector takes two or three
            Await.satisfied(
                    () -> evidence(jvm),
                    evidence -> assertThat(evidence)
                            .startsWith("used 200 of 200 descriptors")
                            .containsPattern("; fastest growing: (eventpoll|pipes), by \\d+ in \\d+ s "));
            assertCounted(jvm);
        }
    }

    @OnEachJdk
    void where_descriptors_are_enough_there_is_no_finding_and_they_are_counted_when_asked(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .after("ulimit -n 4096")
                .withAgent("sample.seconds=0.1")
                .scripted()) {
            for (String kind : List.of("selector", "pipe", "file", "watcher")) {
                jvm.tell("hold " + kind + " 2"); // so few that no limit of inotify is near, which has them counted too
            }
            jvm.beans().awaitSamples(5);
            assertThat(evidence(jvm)).isEqualTo("none");

            assertThat((String) measure(jvm)).startsWith("read ");

            assertCounted(jvm);
            assertThat(jvm.beans().read(Names.DESCRIPTORS)).containsEntry("Inotifies", 2L);
            assertThat((Long) jvm.beans().read(Names.DESCRIPTORS, "Files")).isGreaterThanOrEqualTo(2);
        }
    }
}
