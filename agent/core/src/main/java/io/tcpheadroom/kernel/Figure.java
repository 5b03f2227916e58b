package io.tcpheadroom.kernel;

import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A number that the kernel gave, or why there is none. Unlimited, unknown and not applicable are three answers and never
 * a magic number: no bound exists; one exists and cannot be seen; this machine has no such thing.
 */
public final class Figure {
    public enum Kind {
        NUMBER,
        UNLIMITED,
        UNKNOWN,
        NOT_APPLICABLE
    }

    private static final Figure UNLIMITED = new Figure(Kind.UNLIMITED, 0, null);

    private final Kind kind;
    private final long value;
    private final @Nullable String reason;

    private Figure(Kind kind, long value, @Nullable String reason) {
        this.kind = kind;
        this.value = value;
        this.reason = reason;
    }

    public static Figure of(long value) {
        return new Figure(Kind.NUMBER, value, null);
    }

    /** The kernel's largest number, which it writes where it has no bound, is unlimited; any other is itself. */
    public static Figure limit(long value) {
        return value == Long.MAX_VALUE ? UNLIMITED : of(value);
    }

    public static Figure unlimited() {
        return UNLIMITED;
    }

    public static Figure unknown(String reason) {
        return new Figure(Kind.UNKNOWN, 0, Objects.requireNonNull(reason));
    }

    public static Figure notApplicable(String reason) {
        return new Figure(Kind.NOT_APPLICABLE, 0, Objects.requireNonNull(reason));
    }

    public Kind kind() {
        return kind;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** The number; asking for it where there is none is a programming error. */
    public long value() {
        if (!isNumber()) {
            throw new IllegalStateException(toString());
        }
        return value;
    }

    public @Nullable Long orNull() {
        return isNumber() ? value : null;
    }

    /** Why there is no number; null for a number and for unlimited. */
    public @Nullable String reason() {
        return reason;
    }

    /** The number converted; what is no number stays what it is. */
    public Figure map(LongUnaryOperator conversion) {
        return isNumber() ? of(conversion.applyAsLong(value)) : this;
    }

    /** The tighter of two limits: unlimited yields to any other, and a number to what cannot be seen. */
    public Figure min(Figure other) {
        if (isNumber() && other.isNumber()) {
            return value <= other.value ? this : other;
        }
        return kind == Kind.UNLIMITED || (isNumber() && other.kind != Kind.UNLIMITED) ? other : this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figure
                && ((Figure) other).kind == kind
                && ((Figure) other).value == value
                && Objects.equals(((Figure) other).reason, reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value, reason);
    }

    @Override
    public String toString() {
        switch (kind) {
            case NUMBER:
                return Long.toString(value);
            case UNLIMITED:
                return "unlimited";
            case UNKNOWN:
                return "unknown: " + reason;
            default:
                return "not applicable: " + reason;
        }
    }
}
