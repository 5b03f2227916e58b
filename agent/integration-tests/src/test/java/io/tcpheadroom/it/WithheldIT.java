package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.programs.Kinds;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.management.Attribute;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.io.TempDir;

/**
 * With {@code addresses=off} and {@code stacks=off} none stands in anything that leaves the agent: beans and their names, what operations
 * answer, notifications, a flight recording, standard error. The same with both on shows that they would stand there.
 */
class WithheldIT {
    private static final ObjectName QUEUE = Names.resource("accept-queue");

    /** Of the program's and the JMX client's: loopback, this machine's own, a path of Unix domain, and whatever looks like an address. */
    private static final Pattern ADDRESS = Pattern.compile(
            "127[._]0[._]0[._]1|0[:_]0[:_]0[:_]0[:_]0[:_]0[:_]0[:_]1|localhost|/headroom\\d+|/nobody/listens|"
                    + machine());

    private static final Pattern PLACE =
            Pattern.compile("io\\.tcpheadroom\\.programs|io\\.tcpheadroom\\.it|\\w\\.java:\\d");

    private static final String FAST = "sample.seconds=0.1,call.sites=stack";

    private static String machine() {
        try {
            InetAddress own = InetAddress.getLocalHost();
            return Pattern.quote(own.getHostAddress()) + "|(?<![\\w.-])" + Pattern.quote(own.getHostName())
                    + "(?![\\w.-])";
        } catch (java.net.UnknownHostException e) {
            return "a machine without a name";
        }
    }

    @OnEachJdk
    void with_both_on_they_stand_in_beans_names_findings_and_recordings(Jdk jdk, @TempDir Path folder)
            throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(jdk).withAgent(FAST).withJars("netty.4.2").scripted()) {
            List<String> all = allOf(jvm, jdk, folder);

            assertThat(all).anyMatch(line -> line.startsWith("tcp.headroom:type=Destination,address=127.0.0.1,"));
            assertThat(all).anyMatch(line -> line.contains("type=Sockets list answers") && has(ADDRESS, line));
            assertThat(all).anyMatch(line -> line.contains("type=Sockets failures answers") && has(ADDRESS, line));
            assertThat(all).anyMatch(line -> line.contains("type=Agent report answers") && has(ADDRESS, line));
            assertThat(all).anyMatch(line -> line.contains("type=Advice findings answers") && has(ADDRESS, line));
            assertThat(all).anyMatch(line -> line.contains("type=Sockets list answers") && has(PLACE, line));
            assertThat(all).anyMatch(line -> line.contains("type=Sockets callSites answers") && has(PLACE, line));
            assertThat(all).anyMatch(line -> line.contains("type=Advice findings answers") && has(PLACE, line));
            assertThat(all).anyMatch(line -> line.contains("address = \"127.0.0.1\""));
            assertThat(all).anyMatch(line -> line.contains("callSite = \"io.tcpheadroom.programs"));
            assertThat(all).anyMatch(line -> line.startsWith("told ") && has(ADDRESS, line));
        }
    }

    @OnEachJdk
    void with_both_off_nothing_that_leaves_the_agent_has_an_address_or_a_place(Jdk jdk, @TempDir Path folder)
            throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent(FAST + ",addresses=off,stacks=off")
                .withJars("netty.4.2")
                .scripted()) {
            List<String> all = allOf(jvm, jdk, folder);

            assertThat(all).filteredOn(line -> has(ADDRESS, line)).isEmpty();
            assertThat(all).filteredOn(line -> has(PLACE, line)).isEmpty();
            // and all the rest is there
            assertThat(all)
                    .anyMatch(line ->
                            line.matches("tcp\\.headroom:type=Destination,address=withheld-[0-9a-f]{12},port=\\d+"));
            assertThat(all)
                    .anyMatch(line -> line.contains("type=Sockets failures answers") && line.contains("REFUSED"));
            assertThat(all).anyMatch(line -> line.contains("address = \"withheld-"));
            assertThat(all).anyMatch(line -> line.startsWith("told ") && line.contains("withheld-"));
            assertThat(jvm.beans().app("crawler").getConnectedTotal()).isPositive();

            assertThatThrownBy(() ->
                            jvm.beans().server().setAttribute(Names.SOCKETS, new Attribute("CallSiteDepth", "stack")))
                    .isInstanceOf(RuntimeMBeanException.class)
                    .hasMessageContaining("refused by the agent's option stacks=off");
            assertThat(jvm.beans().read(Names.SOCKETS, "CallSiteDepth")).isEqualTo("off");
        }
    }

    private static boolean has(Pattern pattern, String line) {
        return pattern.matcher(line).find();
    }

    /** After sockets of every kind, with failures, findings, a crossing and a recording. */
    private static List<String> allOf(ForkedJvm jvm, Jdk jdk, Path folder) throws Exception {
        List<String> all = new CopyOnWriteArrayList<>();
        Path recording = folder.resolve("sockets.jfr");
        jvm.awaitAgent();
        jvm.beans().diagnostic("jfrStart", "name=sockets");
        jvm.beans()
                .server()
                .addNotificationListener(
                        QUEUE,
                        (told, handback) ->
                                all.add("told " + told.getMessage() + " " + AllAnswers.text(told.getUserData())),
                        null,
                        null);
        List<String> kinds = new ArrayList<>(Kinds.connecting(jdk.feature()));
        kinds.add("netty-EPOLL");
        for (String kind : kinds) {
            jvm.tell("as shop");
            jvm.tell("listen " + kind + " 10");
            jvm.tell("as crawler");
            jvm.tell("connect " + kind + " 2");
            jvm.tell("refused " + kind + " 6");
        }
        for (String kind : Kinds.datagram()) {
            jvm.tell("open " + kind + " 1");
        }
        jvm.tell("as shop");
        jvm.tell("listen socket 10");
        jvm.tell("accept off");
        jvm.tell("connect socket 11");
        Await.until(() -> jvm.beans().read(QUEUE, "Status"), "CRITICAL");
        Await.satisfied(
                () -> jvm.beans().advice().findings(),
                findings -> assertThat(findings).hasSizeGreaterThan(1));
        Await.satisfied(() -> all, told -> assertThat(told).isNotEmpty());
        jvm.beans().diagnostic("jfrDump", "name=sockets", "filename=" + recording);

        all.addAll(AllAnswers.of(jvm.beans()));
        all.addAll(Tool.of(Jdk.current(), "jfr")
                .run("print", "--stack-depth", "64", "--events", "tcp.headroom.*", recording)
                .lines()
                .toList());
        all.addAll(jvm.err().soFar().stream()
                .filter(line -> line.startsWith("tcp-headroom"))
                .toList());
        return all;
    }
}
