package io.tcpheadroom.plan;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one more connection of this very program uses, as far as it was measured: by resource, in its unit. Immutable. */
public final class Costs {
    private static final Costs NONE = new Costs(Map.of(), null, null);

    private final Map<String, Double> perConnection;
    private final @Nullable Long directUsed;
    private final @Nullable Long directLimit;

    private Costs(Map<String, Double> perConnection, @Nullable Long directUsed, @Nullable Long directLimit) {
        this.perConnection = Map.copyOf(perConnection);
        this.directUsed = directUsed;
        this.directLimit = directLimit;
    }

    /** Nothing was measured: the program does not run, or has not been looked at. */
    public static Costs none() {
        return NONE;
    }

    /**
     * What was measured.
     *
     * @param perConnection by the resource's id, measured ones alone
     * @param directUsed direct memory in use, in bytes
     * @param directLimit how much the JVM may use
     */
    public static Costs of(Map<String, Double> perConnection, @Nullable Long directUsed, @Nullable Long directLimit) {
        return new Costs(perConnection, directUsed, directLimit);
    }

    @Nullable
    Double perConnection(String resource) {
        return perConnection.get(resource);
    }

    @Nullable
    Long directUsed() {
        return directUsed;
    }

    @Nullable
    Long directLimit() {
        return directLimit;
    }

    /** To two places at most. */
    static String text(double cost) {
        String text = String.format(Locale.ROOT, "%.2f", cost);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
