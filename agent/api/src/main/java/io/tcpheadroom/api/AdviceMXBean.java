package io.tcpheadroom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in this JVM, and what to do about it: resources near their limit, sockets dropped without a close, hooks
 * that do not count. All values, the operation's too, come from the sampler's last sample; nothing is read for them.
 */
@Description("What is wrong, the evidence, and the remedy")
public interface AdviceMXBean {
    /** {@return the number of warnings} */
    @Attribute(value = "Findings that can wait until morning", units = "findings")
    int getWarnings();

    /** {@return the number of critical findings} */
    @Attribute(
            value = "Findings that cannot wait: a resource in its critical band, or hooks that do not work on this JVM",
            units = "findings")
    int getCriticals();

    /** {@return all findings as text, one per line; null without any} */
    @Attribute(
            value = "The findings as text, a line each, CRITICAL first and then by subject; null when nothing is wrong",
            metricType = "")
    @Nullable
    String getFindings();

    /** {@return all findings, most severe first} */
    @Operation("The findings, CRITICAL first and then by subject; empty when nothing is wrong")
    List<FindingData> findings();
}
