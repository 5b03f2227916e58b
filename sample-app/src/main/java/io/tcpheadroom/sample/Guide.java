package io.tcpheadroom.sample;

import io.tcpheadroom.sample.scenario.Scenario;
import io.tcpheadroom.sample.scenario.Story;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** What the program says once: what runs, and how to look at it. */
final class Guide {
    private static final String AGENT = "tcp-headroom-agent.jar";
    private static final long PID = ProcessHandle.current().pid();

    private Guide() {}

    static List<String> lines(InetSocketAddress shop, int connections) {
        List<String> lines = new ArrayList<>();
        lines.add("Process " + PID + ": shop listens at 127.0.0.1:" + shop.getPort() + ", crawler connects to it up to "
                + Numbers.count(connections) + " times.");
        lines.add(jconsole());
        lines.add(
                "VisualVM: install the VisualVM-JConsole container plugin (Tools > Plugins), then add the same jar under"
                        + " Tools > Options > JConsole plugins.");
        return lines;
    }

    /** The story of a scenario, and how to look at it. */
    static List<String> lines(Scenario scenario, long seconds) {
        Story story = scenario.story();
        return List.of(
                scenario.name() + ", process " + PID + ": " + story.trouble()
                        + (story.rule().isEmpty() ? "" : " The finding to wait for is " + story.rule() + ".")
                        + " In jconsole's tab: " + story.tab() + " By check: " + story.check() + " Alert: "
                        + story.alert(),
                jconsole(),
                "check: java -jar " + Jars.typed("agent", AGENT) + " check --pid " + PID,
                "It ends after " + Numbers.count(seconds) + " s, or with Ctrl-C.");
    }

    private static String jconsole() {
        return "jconsole: jconsole -pluginpath " + Jars.typed("jconsole-plugin", "tcp-headroom-jconsole.jar") + " "
                + PID;
    }

    /** The command that starts a scenario with the agent. */
    static String command(Scenario scenario) {
        return withAgent() + " " + scenario.name();
    }

    private static String withAgent() {
        return "java -javaagent:" + Jars.typed("agent", AGENT) + " -jar " + Jars.typedOwn();
    }

    static String withoutAgent() {
        return "No TCP Headroom agent in this JVM. Start with it: " + withAgent() + ", or attach it now: java -jar "
                + Jars.typed("agent", AGENT) + " attach " + PID;
    }
}
