package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

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

    @Attribute(
            value =
                    "Sockets whose descriptor's number was opened again although no close was seen: something closed them that "
                            + "no hook covers. Until then they count as open, from then on as closed",
            units = "sockets",
            metricType = COUNTER)
    long getMissedClosesTotal();

    @Attribute(
            value =
                    "How much is kept of the stack where a socket is opened from now on: off, first (the first frame outside "
                            + "the JDK) or stack",
            metricType = "")
    String getCallSiteDepth();

    void setCallSiteDepth(String depth);

    @Operation(
            "The open sockets that look leaked, by descriptor: those that the program dropped without a close and that "
                    + "nothing will ever close. Looks at every socket")
    List<SocketData> suspects();

    @Operation("The first 1,000 open sockets by descriptor, all or those of the filter. Looks at every socket")
    List<SocketData> list(
            @Description(
                            "Words, separated by spaces, that all have to stand somewhere in app, kind, state, destination or "
                                    + "call site, in whatever case; empty for all sockets")
                    String filter);

    @Operation("The places in the program that opened sockets, with the most open ones first")
    List<CallSiteData> callSites();
}
