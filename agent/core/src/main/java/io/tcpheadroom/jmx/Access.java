package io.tcpheadroom.jmx;

import javax.management.MBeanException;
import javax.management.MBeanOperationInfo;

/** What the beans let their clients do, as the option {@code operations} says; the server's own roles apply beside it. */
public enum Access {
    ALL,

    /** Nothing that changes anything: no attribute is set, and operations only read. */
    READONLY;

    private static final String REFUSED = "refused by the agent's option operations=readonly";

    public static Access of(String option) {
        return option.equals("readonly") ? READONLY : ALL;
    }

    /** Whether an operation may be called whose impact is this constant of {@link MBeanOperationInfo}. */
    boolean permits(int impact) {
        return this == ALL || impact == MBeanOperationInfo.INFO;
    }

    static MBeanException refusal() {
        return new MBeanException(new UnsupportedOperationException(REFUSED), REFUSED);
    }
}
