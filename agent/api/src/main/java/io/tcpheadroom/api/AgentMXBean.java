package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import java.util.Map;
import javax.management.MBeanOperationInfo;

/** The agent itself: which version, what it wove, how it fares. */
@Description("The TCP Headroom agent itself")
public interface AgentMXBean {
    /** {@return the version of the agent} */
    @Attribute(value = "The agent's version", metricType = "")
    String getVersion();

    /** {@return the time since the agent was attached, in seconds} */
    @Attribute(value = "Since the agent was attached", units = "seconds")
    double getUptimeSeconds();

    /** {@return the sampling period, in seconds} */
    @Attribute(value = "The time between two samples", units = "seconds")
    double getSampleSeconds();

    /** {@return the number of samples taken since the agent was attached} */
    @Attribute(value = "Samples taken", units = "samples", metricType = COUNTER)
    long getSamplesTotal();

    /** {@return the time since the last sample was taken, in seconds} */
    @Attribute(
            value = "Age of the last sample. More than a few SampleSeconds means that the sampler is delayed and all "
                    + "numbers are that old",
            units = "seconds")
    double getSampleAgeSeconds();

    /** {@return the time that the last sample took, in seconds} */
    @Attribute(value = "How long it took to take the last sample", units = "seconds")
    double getTickSeconds();

    /** {@return the number of failed readings since the agent was attached} */
    @Attribute(
            value = "Failed readings: a kernel file could not be read or parsed, or one of the agent's own lists "
                    + "failed",
            units = "failures",
            metricType = COUNTER)
    long getReadFailuresTotal();

    /** {@return the number of installed hooks} */
    @Attribute(value = "Hooks installed in the JDK and in loaded libraries", units = "hooks")
    int getHooksInstalled();

    /** {@return the number of hooks that should be installed and are not} */
    @Attribute(
            value =
                    "Hooks that are not installed: their class or method is missing from this JDK or from a loaded library, or "
                            + "their class could not be woven; some sockets may not be counted",
            units = "hooks")
    int getHooksMissed();

    /** {@return the number of exceptions suppressed inside hooks} */
    @Attribute(
            value = "Exceptions inside the agent's hooks; suppressed, so the program never sees them, but counts may "
                    + "be off by that number",
            units = "errors",
            metricType = COUNTER)
    long getHookErrorsTotal();

    /** {@return a report for people: the state of everything the agent observes} */
    @Operation("Report as readable text: findings, resources, apps, listeners, destinations, settings, pressure, "
            + "kernel files, hooks, and suggested rules for the option apps")
    String report();

    /** {@return the kernel files, each with the result of its last reading} */
    @Operation("Each kernel file with how its last reading went: how long it took, or why there was no value")
    Map<String, String> readers();

    /** {@return the hooks, each with its status and places} */
    @Operation(
            "Each hook with its status, INSTALLED, NOT_APPLICABLE or MISSED, and the methods it is woven into or why it is not")
    Map<String, String> hooks();

    /** Detaches the agent. Its MBeans, this one included, are unregistered. */
    @Operation(value = "Removes the agent: hooks, MBeans and threads", impact = MBeanOperationInfo.ACTION)
    void uninstall();
}
