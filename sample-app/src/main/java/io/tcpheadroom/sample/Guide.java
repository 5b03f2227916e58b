package io.tcpheadroom.sample;

import java.net.InetSocketAddress;
import java.util.List;

/** What the program says once: what runs, and how to look at it. */
final class Guide {
    private static final long PID = ProcessHandle.current().pid();

    private Guide() {}

    static List<String> lines(InetSocketAddress shop, int connections) {
        return List.of(
                "Process " + PID + ": shop listens at 127.0.0.1:" + shop.getPort() + ", crawler connects to it up to "
                        + Numbers.count(connections) + " times.",
                "jconsole: jconsole -pluginpath " + Jars.typed("jconsole-plugin", "tcp-headroom-jconsole.jar") + " "
                        + PID,
                "VisualVM: install the VisualVM-JConsole container plugin (Tools > Plugins), then add the same jar under"
                        + " Tools > Options > JConsole plugins.");
    }

    static String withoutAgent() {
        String agent = Jars.typed("agent", "tcp-headroom-agent.jar");
        return "No TCP Headroom agent in this JVM. Start with it: java -javaagent:" + agent + " -jar " + Jars.typedOwn()
                + ", or attach it now: java -jar " + agent + " attach " + PID;
    }
}
