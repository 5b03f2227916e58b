package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program whose class loaders and threads have names that forge lines, command terminals, swap the direction of writing and look like
 * markup: nothing that leaves the agent has them as they are.
 */
class HostileNamesIT {
    /** {@code "<html><b>'}, a line end, an escape sequence, an override of direction, a quote, a comma, an asterisk, a question mark. */
    private static final String NAME = "%22%3Chtml%3E%3Cb%3E%27%0aFORGED%0d%1b[2J%1b]0;title%07%e2%80%ae%22%2c%2a%3f";

    private static final String SHOWN = "\"<html><b>'\\u000aFORGED\\u000d\\u001b[2J\\u001b]0;title\\u0007\\u202e\",*?";

    /** All but the line ends that are our own. */
    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n]]|\\nFORGED");

    @OnEachJdk
    void nothing_that_leaves_the_agent_does_anything(Jdk jdk, @TempDir Path folder) throws Exception {
        Path recording = folder.resolve("sockets.jfr");
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1,call.sites=stack")
                .scripted()) {
            jvm.awaitAgent();
            jvm.beans().diagnostic("jfrStart", "name=sockets");
            jvm.tell("as " + NAME);
            jvm.tell("listen socket 10");
            jvm.tell("connect channel 3");
            jvm.tell("refused socket 6");
            Await.satisfied(
                    () -> jvm.beans().names(),
                    names -> assertThat(names)
                            .contains("tcp.headroom:type=App,name=" + SHOWN.replaceAll("[^A-Za-z0-9_.-]", "_")));
            Await.satisfied(
                    () -> jvm.beans().advice().findings(),
                    findings -> assertThat(findings).isNotEmpty());
            jvm.beans().diagnostic("jfrDump", "name=sockets", "filename=" + recording);

            List<String> all = new ArrayList<>(AllAnswers.of(jvm.beans()));
            assertThat(all).anyMatch(line -> line.endsWith(" Name = " + SHOWN));
            assertThat(all).anyMatch(line -> line.contains("type=Agent report answers") && line.contains(SHOWN));
            assertThat(all).anyMatch(line -> line.contains("type=Advice findings answers") && line.contains(SHOWN));
            assertThat(all).anyMatch(line -> line.contains("type=Sockets list answers") && line.contains(SHOWN));
            all.addAll(recorded(recording));
            assertThat(all).contains("app=" + SHOWN);
            all.addAll(jvm.err().soFar());
            assertThat(all).filteredOn(line -> ACTIVE.matcher(line).find()).isEmpty();
            assertThat(jvm.beans().names(Names.ALL)).allMatch(name -> name.matches("[A-Za-z0-9_.,=:-]+"));
        }
    }

    /** The texts of our events; the thread's name in each is the recorder's own doing. */
    private static List<String> recorded(Path recording) throws Exception {
        List<String> texts = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            if (event.getEventType().getName().startsWith("tcp.headroom.")) {
                event.getFields().stream()
                        .map(ValueDescriptor::getName)
                        .filter(field -> event.getValue(field) instanceof String)
                        .forEach(field -> texts.add(field + "=" + event.getString(field)));
            }
        }
        return texts;
    }
}
