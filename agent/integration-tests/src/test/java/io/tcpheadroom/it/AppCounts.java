package io.tcpheadroom.it;

import io.tcpheadroom.api.Names;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an app's bean counts, to be compared at once: all that is not 0, by attribute; without what the kernel's tables say now and then. */
final class AppCounts {
    private static final Set<String> OF_TABLES =
            Set.of("Established", "CloseWait", "SynSent", "FinWait", "UnreadBytes", "UnsentBytes");

    private AppCounts() {}

    static String of(ForkedJvm jvm, String app) throws Exception {
        Map<String, Object> attributes = jvm.beans().read(Names.app(app));
        attributes.remove("Peak"); // depends on when the samples were taken
        attributes.keySet().removeAll(OF_TABLES);
        attributes.values().removeIf(value -> !(value instanceof Long) || (Long) value == 0);
        return attributes.toString();
    }

    /** An app that has only ever made connections, and still has some of them. */
    static String ofClients(long open, long ever) {
        Map<String, Long> counts = new TreeMap<>(Map.of(
                "Open",
                open,
                "Clients",
                open,
                "OpenedTotal",
                ever,
                "ConnectedTotal",
                ever,
                "ClosedTotal",
                ever - open));
        counts.values().removeIf(count -> count == 0);
        return counts.toString();
    }
}
