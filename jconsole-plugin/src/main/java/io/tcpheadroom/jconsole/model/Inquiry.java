package io.tcpheadroom.jconsole.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.ObjectName;

/**
 * What is to be asked at the next tick: the questions of the panel that is to be seen, the beans of its rows in view, and each action that
 * the user chose, once. Filled by the event thread, read by the one that reads.
 */
public final class Inquiry {
    private Set<Question> wanted = Set.of();
    private Set<ObjectName> inView = Set.of();
    private List<Question> actions = new ArrayList<>();

    /** From now on these, and no others. */
    public synchronized void want(Set<Question> questions) {
        wanted = Set.copyOf(questions);
    }

    /** From now on these are read at each tick, however many others there are. */
    public synchronized void look(Set<ObjectName> beans) {
        inView = Set.copyOf(beans);
    }

    /** Once, at the next tick. */
    public synchronized void act(Question action) {
        actions.add(action);
    }

    synchronized Set<Question> wanted() {
        return wanted;
    }

    synchronized Set<ObjectName> inView() {
        return inView;
    }

    synchronized List<Question> takeActions() {
        List<Question> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }
}
