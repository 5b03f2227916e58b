package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import org.jspecify.annotations.Nullable;

/**
 * A resource with a limit: how much is used and how much is left. Every value comes from the sampler's last sample. Used and limit were not read at
 * the same instant, so used may briefly exceed limit: {@link #getAgeSeconds()} says how old used is, and a limit that is a
 * setting of the kernel was read in the last minute ({@code SettingsAgeSeconds} of {@code type=Kernel}). A number that cannot
 * be had is {@code null}, and {@link #getReason()} says why.
 */
@Description("A resource with a limit: how much is used and how much is left")
public interface ResourceMXBean {
    /** {@return the title of the resource} */
    @Attribute(value = "Title of the resource", metricType = "")
    String getTitle();

    /** {@return how much is used, in the unit of the resource; null when it cannot be read} */
    @Attribute("Used now, in the resource's unit; null if it cannot be read")
    @Nullable
    Long getUsed();

    /** {@return the limit, in the unit of the resource; null when there is none or it cannot be read} */
    @Attribute("The limit; up to a minute old if it is a kernel setting; null if there is none or it cannot be read")
    @Nullable
    Long getLimit();

    /** {@return limit less used, at least 0; null without both} */
    @Attribute("Limit minus used, never below 0; null if either is unknown")
    @Nullable
    Long getAvailable();

    /** {@return used divided by limit, 0 to 1; null without both} */
    @Attribute(value = "Used divided by limit, 0 to 1; null if either is unknown", units = "ratio")
    @Nullable
    Double getUtilizationRatio();

    /** {@return the highest used of any sample; null when it was never read} */
    @Attribute("Highest value of used in any sample since the agent started")
    @Nullable
    Long getPeak();

    /** {@return the growth of used per second; null when unknown} */
    @Attribute(
            "Change of used per second over the last minute (negative: it shrinks); 0 if indistinguishable from noise")
    @Nullable
    Double getTrendPerSecond();

    /**
     * {@return the time until the limit at the current trend, in seconds; null when it does not grow, or when that is further
     * ahead than the readings carry: 100 s after ten seconds of them, an hour after a minute}
     */
    @Attribute(
            value =
                    "Seconds until the limit at the current trend; null if used does not grow or that is too far to tell",
            units = "seconds")
    @Nullable
    Double getExhaustionSeconds();

    /** {@return the name of a {@link Status}} */
    @Attribute(value = "OK, WARN, CRITICAL, UNLIMITED, UNKNOWN or NOT_APPLICABLE", metricType = "")
    String getStatus();

    /** {@return the name of a {@link Scope}} */
    @Attribute(
            value =
                    "Whom the limit is shared with: PROCESS, USER, NETNS, PIDNS, HOST, CGROUP, CPU, LISTENER or DESTINATION",
            metricType = "")
    String getScope();

    /** {@return the unit of used and limit} */
    @Attribute(value = "Unit of used and limit", metricType = "")
    String getUnit();

    /** {@return where used and limit are read} */
    @Attribute(value = "Where used and limit are read from", metricType = "")
    String getSource();

    /** {@return why a number is missing, or what it leaves out; null when there is nothing to add} */
    @Attribute(
            value = "Why there is no number, or what the number does not include; null when there is nothing to add",
            metricType = "")
    @Nullable
    String getReason();

    /** {@return what a Java program sees when the resource is full} */
    @Attribute(value = "What a Java program sees when the resource is full", metricType = "")
    String getSymptom();

    /** {@return how to raise the limit} */
    @Attribute(value = "How to raise the limit or use less", metricType = "")
    String getRemedy();

    /** {@return the utilization from which on the status is WARN; 0 when off} */
    @Attribute(
            value = "Utilization from which the status is WARN; 0 turns WARN off. Writable, 0 to 1; takes effect with "
                    + "the next sample and lasts until the agent is detached",
            units = "ratio")
    double getWarnRatio();

    /**
     * Sets the band in place of its default, or of where the kernel itself begins to act. It holds from the next sample on,
     * until the JVM ends or the agent is taken out.
     *
     * @param ratio from 0 to 1, 0 being off. Where it does not lie below {@link #getCriticalRatio()}, and that is on, there is no WARN
     * @throws IllegalArgumentException for any other; a remote client finds it inside a RuntimeMBeanException
     */
    void setWarnRatio(double ratio);

    /** {@return the utilization from which on the status is CRITICAL; 0 when off} */
    @Attribute(
            value =
                    "Utilization from which the status is CRITICAL; 0 turns CRITICAL off. Writable, 0 to 1; takes effect with "
                            + "the next sample and lasts until the agent is detached",
            units = "ratio")
    double getCriticalRatio();

    /**
     * Sets the band in place of its default. It holds from the next sample on, until the JVM ends or the agent is taken out.
     *
     * @param ratio from 0 to 1, 0 being off. Where it is on and does not lie above {@link #getWarnRatio()} there is no WARN
     * @throws IllegalArgumentException for any other; a remote client finds it inside a RuntimeMBeanException
     */
    void setCriticalRatio(double ratio);

    /** {@return how often the status rose to WARN or CRITICAL} */
    @Attribute(value = "Times that the status rose to WARN or CRITICAL", units = "crossings", metricType = COUNTER)
    long getExceededTotal();

    /** {@return the age of used, in seconds; null when it was never read} */
    @Attribute(
            value = "How old used is: 0 when it was read for this sample, null when it was never read",
            units = "seconds")
    @Nullable
    Double getAgeSeconds();

    /** {@return what one more connection uses of it, in the unit of the resource; null when that is not known} */
    @Attribute("What one more connection uses of it, in the resource's unit: of a connection in the Direction of "
            + "type=Headroom; null when that is not known")
    @Nullable
    Double getConnectionCost();

    /** {@return the name of a {@link ConnectionCostSource}} */
    @Attribute(
            value =
                    "Where ConnectionCost comes from: MEASURED (used and open connections moved together in the last half hour), "
                            + "ASSUMED (what a connection is), NONE (not known)",
            metricType = "")
    String getConnectionCostSource();

    /** {@return the number of readings from which the cost was measured; null when it was not} */
    @Attribute(value = "From how many readings the cost was measured; null when it was not", units = "readings")
    @Nullable
    Integer getConnectionCostReadings();

    /** {@return the standard error of the cost, divided by it; null when it was not measured} */
    @Attribute(
            value = "The standard error of a measured cost, divided by it; null when it was not measured",
            units = "ratio")
    @Nullable
    Double getConnectionCostErrorRatio();

    /** {@return how many more connections until it is full; null when that is not known} */
    @Attribute(
            value =
                    "How many more connections until it is full: available divided by the cost; null without a cost, or where "
                            + "connections use none of it",
            units = "connections")
    @Nullable
    Long getAvailableConnections();

    /** {@return what became of the reading} */
    @Operation("Takes a reading that is too slow for every sample, unless one was taken in the last second (ten "
            + "seconds if a reading delays the program); returns the outcome, which the next sample shows")
    String measure();
}
