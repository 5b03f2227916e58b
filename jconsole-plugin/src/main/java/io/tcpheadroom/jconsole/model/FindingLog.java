package io.tcpheadroom.jconsole.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The findings of this session, those that hold and those that held. Confined to the event thread. */
public final class FindingLog {
    private static final int MOST = 200;

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::isResolved)
            .thenComparing(entry -> entry.finding.severity(), Comparator.reverseOrder())
            .thenComparing(entry -> entry.finding.isAboutTheAgent());

    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Instant agentSince;

    /** What the agent says now. While it cannot be asked, what held goes on to hold. */
    public void update(Snapshot snapshot) {
        if (!snapshot.agentSince().equals(agentSince)) {
            entries.clear();
            agentSince = snapshot.agentSince();
        }
        if (snapshot.beans(BeanType.ADVICE).isEmpty()) {
            return;
        }
        Map<Object, Finding> now = new LinkedHashMap<>();
        snapshot.findings().forEach(finding -> now.put(finding.key(), finding));
        for (Entry entry : entries) {
            if (!entry.isResolved()) {
                Finding still = now.remove(entry.finding.key());
                if (still == null) {
                    entry.resolvedAt = snapshot.sampledAt();
                } else {
                    entry.finding = still;
                }
            }
        }
        now.values().forEach(finding -> entries.add(new Entry(finding, snapshot.sampledAt())));
        while (entries.size() > MOST) {
            entries.remove(0);
        }
    }

    /** The worst first, those that are resolved last. */
    public List<Entry> all() {
        return entries.stream().sorted(ORDER).collect(Collectors.toUnmodifiableList());
    }

    public List<Entry> inOrderOfTime() {
        return List.copyOf(entries);
    }

    /** How many hold now. */
    public long open() {
        return entries.stream().filter(entry -> !entry.isResolved()).count();
    }

    /** The worst of all. */
    static Optional<Finding> worst(Snapshot snapshot) {
        return snapshot.findings().stream()
                .min(Comparator.comparing(Finding::severity, Comparator.reverseOrder())
                        .thenComparing(Finding::isAboutTheAgent));
    }

    /** A finding and its times. */
    public static final class Entry {
        private final Instant seenAt;
        private Finding finding;
        private @Nullable Instant resolvedAt;

        private Entry(Finding finding, Instant seenAt) {
            this.finding = finding;
            this.seenAt = seenAt;
        }

        public Finding finding() {
            return finding;
        }

        /** One that comes again is another. */
        public Object key() {
            return List.of(finding.key(), seenAt);
        }

        /** As the agent says it, or since this tab knows it. */
        public Instant since() {
            Instant since = finding.since();
            return since == null ? seenAt : since;
        }

        public @Nullable Instant resolvedAt() {
            return resolvedAt;
        }

        public boolean isResolved() {
            return resolvedAt != null;
        }
    }
}
