package io.tcpheadroom.api;

import org.jspecify.annotations.Nullable;

/**
 * The open descriptors of this process by kind: what {@code process-fds} consists of. Counted when {@link #measure()} is called, and
 * by itself while {@code process-fds} is near its threshold; all numbers are of the last count.
 */
@Description("The open descriptors of this process by kind, as of the last count")
public interface DescriptorsMXBean {
    /** {@return the number of open sockets; null before the first count} */
    @Attribute(
            value = "Open sockets of any kind; null before the first count, as the other kinds are",
            units = "descriptors")
    @Nullable
    Long getSockets();

    /** {@return the number of epoll instances} */
    @Attribute(value = "Epoll instances: each open Selector holds one", units = "descriptors")
    @Nullable
    Long getEventpolls();

    /** {@return the number of eventfd objects} */
    @Attribute(value = "Eventfd objects: since Java 16 each open Selector holds one", units = "descriptors")
    @Nullable
    Long getEventfds();

    /** {@return the number of open ends of pipes} */
    @Attribute(
            value = "Ends of pipes: of Pipe, of child processes, before Java 16 two of each open Selector",
            units = "descriptors")
    @Nullable
    Long getPipes();

    /** {@return the number of open files and folders} */
    @Attribute(value = "Files, jars and directories", units = "descriptors")
    @Nullable
    Long getFiles();

    /** {@return the number of inotify instances} */
    @Attribute(value = "Inotify instances: each open WatchService holds one", units = "descriptors")
    @Nullable
    Long getInotifies();

    /** {@return the number of all others} */
    @Attribute(value = "Everything else: devices, timers, io_uring and other kernel objects", units = "descriptors")
    @Nullable
    Long getOthers();

    /** {@return 1 where every descriptor was looked at; n where every n-th was; null before the first count} */
    @Attribute(
            value = "1 if every descriptor was counted. If there are very many, only every n-th above number 4,096 is "
                    + "read: this is n, and the counts are estimates; null before the first count",
            units = "descriptors")
    @Nullable
    Long getEveryNth();

    /** {@return the age of the last count, in seconds; null before the first} */
    @Attribute(value = "How long ago they were counted; null before the first count", units = "seconds")
    @Nullable
    Double getAgeSeconds();

    /** {@return why there are no numbers; null when there are} */
    @Attribute(value = "Why there are no numbers; null when there are", metricType = "")
    @Nullable
    String getReason();

    /** {@return what became of the count} */
    @Operation("Counts now, unless counted in the last second; returns the outcome, which the next sample shows")
    String measure();
}
