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
 * watches of an instance, and nothing of ours sees a program being refused one: as long as there may be an instance they are counted
 * again and again, every few seconds where that is cheap.
 */
final class InotifyUse {
    /** A count that is older is in doubt. */
    private static final double STANDS_SECONDS = 300;

    /** And it is made again before. */
    private static final double HOLDS_SECONDS = 240;

    /** That of watches holds so long at least, and longer where counting them would take more than a two-hundredth of the time. */
    private static final double WATCHES_HOLD_SECONDS = 5;

    private static final double SHARE = 200;

    /** By then the program has started, and is one that stays: it is worth a first count. */
    private static final double SETTLED_SECONDS = 10;

    private static final Figure ANY = Figure.unknown("nothing bounds it");

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
                () -> "descriptors were counted by kind " + Math.round(age) + " s ago");
    }

    /** Once the count is old any descriptor may have been exchanged for an instance. */
    private static Figure most(Kernel kernel, FdKinds last, boolean isOld) {
        long seen = last.open(FdKind.INOTIFY);
        return kernel.fds()
                .besidesSockets()
                .map(now -> isOld ? Math.max(seen, now) : seen + Math.max(0, now - last.besidesSockets()));
    }

    /** There was no count yet, and there is reason for one: time, or so many descriptors that half of the limit may be in use. */
    static long lackOfACount(Kernel kernel) {
        return kernel.fdKinds().last() == null && (kernel.ageSeconds() >= SETTLED_SECONDS || mayBeHalf(kernel)) ? 1 : 0;
    }

    private static boolean mayBeHalf(Kernel kernel) {
        Figure others = kernel.fds().besidesSockets();
        Figure limit = kernel.setting("InotifyMaxUserInstances");
        return others.isNumber() && limit.isNumber() && 2 * others.value() >= limit.value();
    }

    static Reading watches(Kernel kernel) {
        OnDemand<Long> counted = kernel.onDemand(InotifyWatches.COUNT);
        Figure limit = kernel.setting("InotifyMaxUserWatches");
        FdKinds kinds = kernel.fdKinds().last();
        Long readAt = counted.readAtNanos();
        if (readAt == null && (kinds == null || kinds.open(FdKind.INOTIFY) > 0)) {
            return Reading.of(counted.figure(Figure::of), limit).readAt(null);
        }
        Figure seen = readAt == null ? Figure.of(0) : counted.figure(Figure::of); // without an instance none
        Long seenAt = readAt == null ? kernel.fdKinds().readAtNanos() : readAt;
        double age = age(kernel, seenAt);
        double holds = Math.min(HOLDS_SECONDS, Math.max(WATCHES_HOLD_SECONDS, SHARE * counted.tookSeconds()));
        boolean mayBeMore = age > HOLDS_SECONDS || (age > holds && mayHaveInstances(kernel, kinds, seen));
        return Reading.of(seen, limit)
                .readAt(seenAt)
                .atMost(
                        mayBeMore ? ANY : seen,
                        age > STANDS_SECONDS ? ANY : seen,
                        () -> "watches were counted " + Math.round(age) + " s ago");
    }

    private static boolean mayHaveInstances(Kernel kernel, @Nullable FdKinds kinds, Figure watches) {
        Figure most = kinds == null ? ANY : most(kernel, kinds, false);
        return !watches.equals(Figure.of(0)) || !most.equals(Figure.of(0));
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
