package io.tcpheadroom.jmx;

import io.tcpheadroom.resource.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A connector of Tomcat that serves in this JVM without an MBean, from which alone its connections and threads could be read. That is
 * Spring Boot's default. Its acceptor's thread gives it away.
 */
final class HiddenConnector {
    private static final Pattern ACCEPTOR = Pattern.compile("(http|https|ajp)-.*-Acceptor(-\\d+)?");

    private HiddenConnector() {}

    /** What to tell of it; nothing where there is none. */
    static List<String> lines(Sample sample) {
        return sample.connectors().isEmpty() && isThere()
                ? List.of(
                        "server-connections, server-threads: Tomcat has not registered its connector's MBean; Spring Boot does with "
                                + "server.tomcat.mbeanregistry.enabled=true")
                : List.of();
    }

    private static boolean isThere() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[2 * all.activeCount()];
        all.enumerate(threads);
        return Arrays.stream(threads)
                .filter(Objects::nonNull)
                .anyMatch(thread -> ACCEPTOR.matcher(thread.getName()).matches());
    }
}
