package io.tcpheadroom.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;

/** One resource in one sample. An unavailable number is the smallest of its type, which tools show as N/A. */
@Name("tcp.headroom.Resource")
@Label("Resource")
@Category("TCP Headroom")
@Description("How much of a resource is used, and its limit, once per sample")
@StackTrace(false)
final class ResourceEvent extends Event {
    @Label("Resource")
    String resource;

    @Label("Status")
    String status;

    @Label("Used")
    long used;

    @Label("Limit")
    long limit;

    @Label("Utilization")
    @Percentage
    double utilization;
}
