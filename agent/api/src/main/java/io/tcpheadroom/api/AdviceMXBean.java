package io.tcpheadroom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in this JVM, and what to do about it: resources near their limit, sockets dropped without a close, hooks
 * that do not count. All values, the operations' too, come from the sampler's last sample; nothing is read for them.
 */
@Description("What is wrong, the evidence, and the remedy")
public interface AdviceMXBean {
    /** {@return the number of warnings} */
    @Attribute(value = "Findings of severity WARN", units = "findings")
    int getWarnings();

    /** {@return the number of critical findings} */
    @Attribute(
            value =
                    "Findings of severity CRITICAL: a resource above its critical threshold, or hooks that do not work on this JVM",
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

    /**
     * Plans for more connections, in the direction in which {@code type=Headroom} counts them.
     *
     * @param connections how many are to be open
     * @param connectsPerSecond how many new ones come each second
     * @return the settings to change with their reasons, the memory that it takes, and ready files, as text; or why there is no plan
     */
    @Operation("The settings that this number of connections needs on this machine: what to change and why, what "
            + "already suffices, the memory required (from this program's measurements), and ready-made files. "
            + "Changes nothing")
    String plan(
            @Description("Connections to be open at once, of the Direction of type=Headroom") int connections,
            @Description("New connections a second") int connectsPerSecond);

    /**
     * The same with all that a wish may state.
     *
     * @param properties {@code key=value,key=value}: connections (incoming), outgoing, rate, destinations, buffer (bytes a connection), pause
     *     (seconds), listen (ports, separated by blanks)
     * @return the plan as text; or why there is none
     */
    @Operation("The same, given as key=value,key=value: connections (incoming), outgoing, rate (new ones a second), "
            + "destinations, buffer (bytes waiting in each connection), pause (the longest pause to survive, in "
            + "seconds), listen (ports, separated by blanks; the program's own are known)")
    String plan(@Description("For example connections=9000,outgoing=9000,rate=500,pause=10") String properties);
}
