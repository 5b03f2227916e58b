package io.tcpheadroom.jmx;

import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.api.Status;
import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** A resource that rose into a band or fell out of one, in words and as open data that any client can read. */
final class StatusChange {
    static final List<String> ITEMS = List.of(
            "Resource",
            "Title",
            "StatusBefore",
            "Status",
            "Used",
            "Limit",
            "Available",
            "UtilizationRatio",
            "WarnRatio",
            "CriticalRatio",
            "ExceededTotal",
            "Unit",
            "Reason",
            "Remedy");

    private static final OpenType<?>[] TYPES = {
        SimpleType.STRING,
        SimpleType.STRING,
        SimpleType.STRING,
        SimpleType.STRING,
        SimpleType.LONG,
        SimpleType.LONG,
        SimpleType.LONG,
        SimpleType.DOUBLE,
        SimpleType.DOUBLE,
        SimpleType.DOUBLE,
        SimpleType.LONG,
        SimpleType.STRING,
        SimpleType.STRING,
        SimpleType.STRING
    };

    private final String id;
    private final Status before;
    private final ResourceMXBean now;

    StatusChange(String id, Status before, ResourceMXBean now) {
        this.id = id;
        this.before = before;
        this.now = now;
    }

    String text() {
        return id + " went from " + before + " to " + now.getStatus() + ": " + now.getUsed() + " of " + now.getLimit()
                + " " + now.getUnit() + " used";
    }

    CompositeData data() {
        String[] names = ITEMS.toArray(new String[0]);
        try {
            CompositeType type = new CompositeType("Crossing", "A resource that crossed a band", names, names, TYPES);
            return new CompositeDataSupport(type, names, values());
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object[] values() {
        return new Object[] {
            id,
            now.getTitle(),
            before.name(),
            now.getStatus(),
            now.getUsed(),
            now.getLimit(),
            now.getAvailable(),
            now.getUtilizationRatio(),
            now.getWarnRatio(),
            now.getCriticalRatio(),
            now.getExceededTotal(),
            now.getUnit(),
            now.getReason(),
            now.getRemedy()
        };
    }
}
