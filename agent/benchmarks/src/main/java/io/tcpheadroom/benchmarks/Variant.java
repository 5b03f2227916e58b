package io.tcpheadroom.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A way to run a program: bare, or with some agent. */
record Variant(String name, String agent, boolean isDetached) {
    static final Variant BARE = new Variant("bare", "", false);

    List<String> options() {
        return agent.isEmpty() ? List.of() : List.of("-javaagent:" + agent);
    }

    /**
     * Those that are compared.
     *
     * @param peers further agents, each {@code name=JAR}
     */
    static List<Variant> all(String empty, String ours, List<String> peers) {
        List<Variant> all = new ArrayList<>(List.of(
                BARE,
                new Variant("empty agent", empty, false),
                new Variant("ours", ours, false),
                new Variant("ours, detached", ours, true)));
        for (String peer : peers) {
            String[] parts = peer.split("=", 2);
            all.add(new Variant(parts[0], parts[1], false));
        }
        return all;
    }
}
