package io.tcpheadroom.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel file said when it was last read, or why it says nothing. Immutable.
 *
 * @param <T> what the file says
 */
final class Said<T> {
    private final @Nullable T value;
    private final Figure withoutValue;
    private final boolean isSuccess;

    /**
     * @param withoutValue every figure where there is no value
     * @param isSuccess whether the last reading gave the value
     */
    Said(@Nullable T value, Figure withoutValue, boolean isSuccess) {
        this.value = value;
        this.withoutValue = withoutValue;
        this.isSuccess = isSuccess;
    }

    /** A figure of the value; without one unknown, or not applicable where the file is absent for that reason. */
    Figure figure(Function<? super T, Figure> part) {
        return value != null ? part.apply(value) : withoutValue;
    }

    /** The last reading gave a value. */
    boolean succeeded() {
        return isSuccess;
    }
}
