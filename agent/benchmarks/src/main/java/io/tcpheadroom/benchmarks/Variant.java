package io.tcpheadroom.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A way to run a program: bare, or with some agent; and further options of the JVM. */
record Variant(String name, String agent, boolean isDetached, List<String> more) {
    static final Variant BARE = new Variant("bare", "", false, List.of());
    static final String OURS = "ours";

    List<String> options() {
        List<String> options = new ArrayList<>(more);
        if (!agent.isEmpty()) {
            options.add("-javaagent:" + agent);
        }
        return options;
    }

    boolean isOurs() {
        return name.equals(OURS);
    }

    /** The same while the Flight Recorder records. */
    Variant recording() {
        return new Variant(
                name, agent, isDetached, List.of("-XX:StartFlightRecording:dumponexit=false,settings=default"));
    }

    /**
     * Those that are compared.
     *
     * @param peers further agents, each {@code name=JAR}
     */
    static List<Variant> all(String empty, String ours, List<String> peers) {
        List<Variant> all = new ArrayList<>(List.of(
                BARE,
                new Variant("empty agent", empty, false, List.of()),
                new Variant(OURS, ours, false, List.of()),
                new Variant("ours, detached", ours, true, List.of())));
        for (String peer : peers) {
            String[] parts = peer.split("=", 2);
            all.add(new Variant(parts[0], parts[1], false, List.of()));
        }
        return all;
    }
}
