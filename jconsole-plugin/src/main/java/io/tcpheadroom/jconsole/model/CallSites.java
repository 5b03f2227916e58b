package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The call sites of the last answer, compared with those of the minute before. Confined to the event thread. */
public final class CallSites {
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Deque<Reading> readings = new ArrayDeque<>();
    private @Nullable Instant agentSince;

    /** Those of one app. */
    public List<CallSite> of(String app, Snapshot snapshot) {
        Answer answer = snapshot.answer(Question.CALL_SITES).orElse(null);
        if (answer == null || !answer.isGiven()) {
            return List.of();
        }
        if (!snapshot.agentSince().equals(agentSince)) {
            readings.clear();
            agentSince = snapshot.agentSince();
        }
        if (readings.isEmpty() || answer.givenAt().isAfter(readings.getLast().at)) {
            readings.addLast(new Reading(answer));
        }
        while (readings.size() > 2
                && Duration.between(readings.getFirst().at, answer.givenAt()).compareTo(SPAN) > 0) {
            readings.removeFirst();
        }
        return answer.rows().stream()
                .filter(row -> row.textOrEmpty("app").equals(app))
                .map(this::compared)
                .collect(Collectors.toUnmodifiableList());
    }

    private CallSite compared(Row row) {
        CallSite now = new CallSite(row, null, null);
        Reading first = readings.getFirst();
        Row before = first.rows.get(now.key());
        double seconds = Duration.between(first.at, readings.getLast().at).toMillis() / 1000.0;
        Long opened = row.longValue("openedTotal");
        Long open = row.longValue("open");
        if (before == null || seconds <= 0 || opened == null || open == null) {
            return now;
        }
        Long openedBefore = before.longValue("openedTotal");
        Long openBefore = before.longValue("open");
        return new CallSite(
                row,
                openedBefore == null || opened < openedBefore ? null : (Double) ((opened - openedBefore) / seconds),
                openBefore == null ? null : (Long) (open - openBefore));
    }

    /** An answer by what is called. */
    private static final class Reading {
        private final Instant at;
        private final Map<Object, Row> rows = new HashMap<>();

        Reading(Answer answer) {
            at = answer.givenAt();
            answer.rows().forEach(row -> rows.put(new CallSite(row, null, null).key(), row));
        }
    }
}
