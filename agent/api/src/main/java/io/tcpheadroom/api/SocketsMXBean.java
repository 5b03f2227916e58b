package io.tcpheadroom.api;

import java.util.List;

/** All sockets of this JVM together: those that interception knows, and those that it does not. */
@Description("The sockets of this JVM, known and unknown, and where in the program they were opened")
public interface SocketsMXBean {
    @Attribute(value = "Open sockets that interception has seen opened, of all apps", units = "sockets")
    long getOpen();

    @Attribute(
            value =
                    "Open sockets of this process that interception has not seen opened: from before the attach, or of native "
                            + "code; null when they cannot be counted",
            units = "sockets")
    Long getUnattributed();

    @Attribute(value = "How long ago Unattributed was counted; null before the first time", units = "seconds")
    Double getUnattributedAgeSeconds();

    @Attribute(value = "Why Unattributed is no number; null when it is one", metricType = "")
    String getReason();

    @Operation("The places in the program that opened sockets, with the most open ones first")
    List<CallSiteData> callSites();
}
