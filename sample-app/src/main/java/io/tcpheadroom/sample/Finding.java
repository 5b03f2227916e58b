package io.tcpheadroom.sample;

import java.util.List;

/** A finding as the agent tells it. */
record Finding(String severity, String subject, String problem, String evidence, String remedy, String rule) {
    /** What stays the same while its numbers change. */
    String key() {
        return rule + " " + subject;
    }

    List<String> lines() {
        return List.of(
                severity + " " + subject + ": " + problem + " (" + rule + ")",
                "  Evidence: " + evidence,
                "  Remedy: " + remedy);
    }
}
