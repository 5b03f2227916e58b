package io.tcpheadroom.jconsole.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is to be asked at the next tick: the questions of the panel that is to be seen, and each action that the user chose, once. Filled by
 * the event thread, read by the one that reads.
 */
public final class Inquiry {
    private Set<Question> wanted = Set.of();
    private List<Question> actions = new ArrayList<>();

    /** From now on these, and no others. */
    public synchronized void want(Set<Question> questions) {
        wanted = Set.copyOf(questions);
    }

    /** Once, at the next tick. */
    public synchronized void act(Question action) {
        actions.add(action);
    }

    synchronized Set<Question> wanted() {
        return wanted;
    }

    synchronized List<Question> takeActions() {
        List<Question> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }
}
