package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What failed, as people read it: by this a failure is the same in one sample as in the next. */
public final class FailureKey {
    static final Comparator<FailureKey> BY_NAME = FailureKey::compareByName;

    final String app;
    final FailedOperation operation;
    final FailureReason reason;
    final String place;

    FailureKey(String app, FailedOperation operation, FailureReason reason, String place) {
        this.app = app;
        this.operation = operation;
        this.reason = reason;
        this.place = place;
    }

    private static int compareByName(FailureKey one, FailureKey other) {
        int order = one.app.compareTo(other.app);
        order = order != 0 ? order : one.operation.compareTo(other.operation);
        order = order != 0 ? order : one.reason.compareTo(other.reason);
        return order != 0 ? order : one.place.compareTo(other.place);
    }

    /** The same before it was known where. */
    public FailureKey nowhere() {
        return new FailureKey(app, operation, reason, "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FailureKey && isSame((FailureKey) other);
    }

    private boolean isSame(FailureKey that) {
        return app.equals(that.app) && operation == that.operation && reason == that.reason && place.equals(that.place);
    }

    @Override
    public int hashCode() {
        return Objects.hash(app, operation, reason, place);
    }
}
