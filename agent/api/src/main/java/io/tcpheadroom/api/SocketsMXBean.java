package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All sockets of this JVM together: those that interception knows, and those that it does not. {@code Open} comes from the
 * sampler's last sample, {@code Unattributed} from a count of its own that is made every half minute or more rarely; the
 * operations look at the sockets when they are called.
 */
@Description("The sockets of this JVM, known and unknown, and where in the program they were opened")
public interface SocketsMXBean {
    /** {@return the number of open sockets of all apps} */
    @Attribute(value = "Open sockets that interception has seen opened, of all apps", units = "sockets")
    long getOpen();

    /** {@return the number of open sockets that belong to no app; null when they cannot be counted} */
    @Attribute(
            value =
                    "Open sockets of this process that interception has not seen opened: from before the attach, or of native "
                            + "code; null when they cannot be counted",
            units = "sockets")
    @Nullable
    Long getUnattributed();

    /** {@return the age of {@link #getUnattributed()}, in seconds; null before the first count} */
    @Attribute(value = "How long ago Unattributed was counted; null before the first time", units = "seconds")
    @Nullable
    Double getUnattributedAgeSeconds();

    /** {@return why {@link #getUnattributed()} is null; null when it is not} */
    @Attribute(value = "Why Unattributed is no number; null when it is one", metricType = "")
    @Nullable
    String getReason();

    /** {@return the number of closes that no hook saw} */
    @Attribute(
            value =
                    "Sockets that are gone although no close was seen, because code that no hook covers closed them: their number was "
                            + "opened again, or the kernel does not list them any more, which is looked at every half minute "
                            + "or more rarely. Until then they count as open, from then on as closed",
            units = "sockets",
            metricType = COUNTER)
    long getMissedClosesTotal();

    /** {@return {@code off}, {@code first} or {@code stack}} */
    @Attribute(
            value =
                    "How much is kept of the stack where a socket is opened from now on: off, first (the application's first "
                            + "frame, and the library's) or stack (24 frames at most). Can be set to one of these, and holds until the agent is taken out",
            metricType = "")
    String getCallSiteDepth();

    /**
     * Sets how much of the stack is kept of sockets that are opened from now on, until the JVM ends or the agent is taken
     * out. What was kept before stays. How many looks a second there are at most does not change.
     *
     * @param depth {@code off}, {@code first} or {@code stack}
     * @throws IllegalArgumentException for any other; a remote client finds it inside a RuntimeMBeanException
     */
    void setCallSiteDepth(String depth);

    /** {@return the sockets that look leaked} */
    @Operation(
            "The first 1,000 open sockets by descriptor that look leaked: those that the program dropped without a close and "
                    + "that nothing will ever close. Looks at every socket")
    List<SocketData> suspects();

    /**
     * {@return the sockets that match the filter}
     *
     * @param filter words, separated by spaces, that all have to occur; empty for all sockets
     */
    @Operation(
            "The first 1,000 open sockets by descriptor, all or those of the filter. Looks at every socket. Those of no app are "
                    + "listed as unattributed, as of the last count, with the peer and state that the kernel's tables show, which are read at most every second")
    List<SocketData> list(
            @Description(
                            "Words, separated by spaces, that all have to stand somewhere in app, kind, state, destination or "
                                    + "call site, in whatever case; empty for all sockets")
                    String filter);

    /** {@return the call sites, most open sockets first} */
    @Operation(
            "The places in the program that opened sockets, with the most open ones first; those beyond max.call.sites "
                    + "are one row other for each app. Of the sockets whose place was looked up alone, which under load is a sample")
    List<CallSiteData> callSites();
}
