package io.tcpheadroom.api;

import static io.tcpheadroom.api.Attribute.COUNTER;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All sockets of this JVM together: those that interception knows, and those that it does not. {@code Open} comes from the
 * sampler's last sample, {@code Unattributed} from a count of its own that is made every half minute or more rarely, {@code ByState}
 * and what follows it from the kernel's tables of TCP, each with its age; the operations look at the sockets when they are called.
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

    /** {@return the open sockets by the kernel's state; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "Open TCP sockets of this JVM by the state that the kernel has them in, unattributed ones too; null before the kernel's "
                            + "tables were first read",
            metricType = "")
    @Nullable
    Map<String, Long> getByState();

    /** {@return the other rows of the kernel's tables by what they are; null before the kernel's tables were first read} */
    @Attribute(
            value = "Rows of the kernel's TCP tables, for the whole network namespace, other than open sockets of "
                    + "this JVM: QUEUED (on a listener of this JVM, not accepted yet), QUEUED_ELSEWHERE, HALF_OPEN, "
                    + "CLOSING (closed by a program, not yet confirmed by the far end), TIME_WAIT, OTHER_PROCESS; "
                    + "null before the tables were first read",
            metricType = "")
    @Nullable
    Map<String, Long> getOtherRows();

    /** {@return open TCP sockets of other processes by the process's short name; null before they were first looked for} */
    @Attribute(
            value =
                    "Open TCP sockets of the other processes of this network namespace by the process's short name, like envoy; looked for now and "
                            + "then where OtherRows has any. null before the first time; otherProcesses() has each process",
            metricType = "")
    @Nullable
    Map<String, Long> getOtherProcesses();

    /** {@return why {@link #getOtherProcesses()} is null or what it lacks; null when it is whole} */
    @Attribute(value = "Why OtherProcesses is null or what it lacks; null when it is whole", metricType = "")
    @Nullable
    String getOtherProcessesReason();

    /** {@return sockets in CLOSE_WAIT; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "Open sockets of this JVM that the far end has closed (CLOSE_WAIT), unattributed ones too; null before the kernel's tables were first read",
            units = "sockets")
    @Nullable
    Long getCloseWait();

    /** {@return bytes that arrived and were not read; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "Bytes that arrived and that the program has not read, of all sockets of this JVM; null before the kernel's tables were first read",
            units = "bytes")
    @Nullable
    Long getUnreadBytes();

    /** {@return bytes that were written and not confirmed; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "Bytes that the program wrote and that the far ends have not confirmed, of all sockets of this JVM; null before the kernel's "
                            + "tables were first read",
            units = "bytes")
    @Nullable
    Long getUnsentBytes();

    /** {@return the age of {@link #getByState()}, in seconds; null before the kernel's tables were first read} */
    @Attribute(
            value =
                    "How long ago the kernel's tables were read: every five seconds, more rarely where they are large; null before the first time",
            units = "seconds")
    @Nullable
    Double getStatesAgeSeconds();

    /** {@return what ByState lacks, or why it is null; null when it is whole} */
    @Attribute(value = "Why ByState is null or what it lacks; null when it is whole", metricType = "")
    @Nullable
    String getStatesReason();

    /** {@return the number of closes that no hook saw} */
    @Attribute(
            value = "Sockets closed without the agent seeing it, by code that no hook covers: their number was opened "
                    + "again, or the kernel no longer lists them (checked every half minute or less often). They "
                    + "count as open until this is noticed",
            units = "sockets",
            metricType = COUNTER)
    long getMissedClosesTotal();

    /** {@return {@code off}, {@code first} or {@code stack}} */
    @Attribute(
            value = "How much of the stack is recorded for sockets opened from now on: off, first (the application's "
                    + "first frame, and the library's) or stack (24 frames at most). Writable; lasts until the agent "
                    + "is detached",
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
                    + "that nothing will ever close, those that the far end closed a minute ago or longer, and those that have had no "
                    + "connection for a minute. Looks at every socket")
    List<SocketData> suspects();

    /** {@return the suspects by reason and call site, the most first} */
    @Operation("The suspects by reason, app and call site, the most sockets first: dropped without a close "
            + "(UNREACHABLE), closed by the far end (CLOSE_WAIT), NEVER_CONNECTED, sockets of a call site that grows "
            + "every minute while no other grows like it (GROWING); last NO_KEEPALIVE, only a hint: idle connections "
            + "to other hosts without a keepalive. Listed after a minute, or after ten seconds if there are fifty; at "
            + "most 200 rows. While a call site is suspect, the whole stacks of its further opens are kept, within "
            + "call.sites.per.second. Reads the kernel's tables, unless that was done in the last second")
    List<SuspectData> suspectGroups();

    /**
     * {@return the sockets that match the filter}
     *
     * @param filter words and comparisons, separated by spaces, that all have to hold; empty for all sockets
     */
    @Operation(
            "The first 1,000 open sockets by descriptor, all or those of the filter, each with the kernel's state, peer, and queues. Looks at "
                    + "every socket and reads the kernel's tables, unless that was done in the last second. Those of no app are "
                    + "listed as unattributed, as of the last count")
    List<SocketData> list(
            @Description(
                            "Words, separated by spaces, all of which must occur in app, kind, state, kernel state, destination, peer or "
                                    + "call site (case-insensitive); or comparisons of age, held (seconds in the kernel's state), unread or unsent, like "
                                    + "unsent>=1000; empty for all sockets")
                    String filter);

    /** {@return the other processes of this network namespace with what they hold, the most first} */
    @Operation("The other processes of this network namespace that hold TCP sockets, with their counts, largest "
            + "first; at most 200. Looks at the descriptors of all processes, at most 2,000 and 100,000 descriptors "
            + "of theirs, unless that was done in the last second; those of another user only with that user's "
            + "rights: OtherProcessesReason says what is missing")
    List<ProcessData> otherProcesses();

    /** {@return what failed in the last ten minutes, the most frequent first} */
    @Operation(
            "What failed in the last ten minutes: connects, opens, binds and accepts, a row for each app, operation, reason and "
                    + "place, with the last message and call site; the most frequent first. As of the last sample; at most 500 rows, and one "
                    + "other for each app, operation and reason beyond")
    List<FailureData> failures();

    /** {@return the call sites, most open sockets first} */
    @Operation("The call sites that opened sockets, most open sockets first; any beyond max.call.sites are aggregated "
            + "in a row other per app. Counts only sockets whose call site was looked up, which under load is a sample")
    List<CallSiteData> callSites();
}
