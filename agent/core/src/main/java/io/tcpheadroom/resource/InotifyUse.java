package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.FdKind;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.InotifyWatches;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import org.jspecify.annotations.Nullable;

/**
 * The inotify instances and watches of this JVM, as they were last counted, and what they can have come to since. Each
 * instance is a descriptor, so no more of them came than descriptors other than sockets, whose number each tick has. Nothing bounds the
 * watches: a count of them holds for minutes, then it is made again.
 */
final class InotifyUse {
    /** A count that is older is in doubt. */
    private static final double STANDS_SECONDS = 300;

    /** And it is made again before. */
    private static final double HOLDS_SECONDS = 240;

    private InotifyUse() {}

    static Reading instances(Kernel kernel) {
        OnDemand<FdKinds> counted = kernel.fdKinds();
        Long readAt = counted.readAtNanos();
        FdKinds last = counted.last();
        Reading reading = Reading.of(
                        counted.figure(kinds -> Figure.of(kinds.open(FdKind.INOTIFY))),
                        kernel.setting("InotifyMaxUserInstances"))
                .readAt(readAt);
        if (last == null) {
            return reading;
        }
        double age = age(kernel, readAt);
        return reading.atMost(
                most(kernel, last, age > HOLDS_SECONDS),
                most(kernel, last, age > STANDS_SECONDS),
                "descriptors were counted by kind " + Math.round(age) + " s ago");
    }

    /** Once the count is old any descriptor may have been exchanged for an instance. */
    private static Figure most(Kernel kernel, FdKinds last, boolean isOld) {
        long seen = last.open(FdKind.INOTIFY);
        return kernel.fds()
                .besidesSockets()
                .map(now -> isOld ? Math.max(seen, now) : seen + Math.max(0, now - last.besidesSockets()));
    }

    /** Before the first count: so many descriptors that half of the limit may be in use. */
    static long mayBeMany(Kernel kernel) {
        Figure others = kernel.fds().besidesSockets();
        Figure limit = kernel.setting("InotifyMaxUserInstances");
        boolean isUncounted = kernel.fdKinds().last() == null;
        return isUncounted && others.isNumber() && limit.isNumber() && 2 * others.value() >= limit.value() ? 1 : 0;
    }

    static Reading watches(Kernel kernel) {
        OnDemand<Long> counted = kernel.onDemand(InotifyWatches.COUNT);
        Long readAt = counted.readAtNanos();
        Figure seen = counted.figure(Figure::of);
        Reading reading =
                Reading.of(seen, kernel.setting("InotifyMaxUserWatches")).readAt(readAt);
        if (readAt == null) {
            return reading;
        }
        double age = age(kernel, readAt);
        Figure any = Figure.unknown("nothing bounds it");
        return reading.atMost(
                age > HOLDS_SECONDS ? any : seen,
                age > STANDS_SECONDS ? any : seen,
                "watches were counted " + Math.round(age) + " s ago");
    }

    /** Instances as they were last counted: none has no watch. */
    static long lastInstances(Kernel kernel) {
        FdKinds last = kernel.fdKinds().last();
        return last == null ? 0 : last.open(FdKind.INOTIFY);
    }

    private static double age(Kernel kernel, @Nullable Long readAt) {
        Double age = kernel.ageSeconds(readAt);
        return age == null ? 0 : age;
    }
}
