package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.util.Optional;

/** One trouble, made on purpose: a few hundred connections at most, all on the loopback address. */
public interface Scenario {
    /** As it is typed on the command line. */
    String name();

    /** What it does, and what is said of it. */
    Story story();

    /** What it needs and does not have here; empty where it can run. */
    default Optional<Need> need() {
        return Optional.empty();
    }

    /** Puts its apps on the stage and returns; they end with the stage. */
    void start(Stage stage) throws IOException;
}
