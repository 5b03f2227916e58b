package io.tcpheadroom.jconsole.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many of somebody's open sockets are in which state of the kernel's. Unknown before the agent has read the kernel's tables. */
public final class SocketStates {
    /** In the order in which they are drawn. */
    public enum State {
        ESTABLISHED("ESTABLISHED"),
        CLOSE_WAIT("CLOSE_WAIT"),
        SYN_SENT("SYN_SENT"),
        FIN_WAIT("FIN_WAIT"),
        /** Listeners, datagram sockets, sockets that are not connected. */
        OTHER("other");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final Map<State, Long> counts = new EnumMap<>(State.class);

    private SocketStates(
            @Nullable Long open,
            @Nullable Long established,
            @Nullable Long closeWait,
            @Nullable Long synSent,
            @Nullable Long finWait) {
        if (established != null && closeWait != null && synSent != null && finWait != null) {
            counts.put(State.ESTABLISHED, established);
            counts.put(State.CLOSE_WAIT, closeWait);
            counts.put(State.SYN_SENT, synSent);
            counts.put(State.FIN_WAIT, finWait);
            long inStates = established + closeWait + synSent + finWait;
            counts.put(State.OTHER, open == null ? 0 : Math.max(0, open - inStates));
        }
    }

    public static SocketStates of(Bean app) {
        return new SocketStates(
                app.longValue("Open"),
                app.longValue("Established"),
                app.longValue("CloseWait"),
                app.longValue("SynSent"),
                app.longValue("FinWait"));
    }

    public static SocketStates of(Row callSite) {
        return new SocketStates(
                callSite.longValue("open"),
                callSite.longValue("established"),
                callSite.longValue("closeWait"),
                callSite.longValue("synSent"),
                callSite.longValue("finWait"));
    }

    public boolean isKnown() {
        return !counts.isEmpty();
    }

    public long count(State state) {
        return counts.getOrDefault(state, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** "300 ESTABLISHED, 12 CLOSE_WAIT"; empty when unknown or none is open. */
    public String text() {
        List<String> words = new ArrayList<>();
        for (State state : State.values()) {
            if (count(state) > 0) {
                words.add(Numbers.count(count(state)) + " " + state.word());
            }
        }
        return String.join(", ", words);
    }
}
