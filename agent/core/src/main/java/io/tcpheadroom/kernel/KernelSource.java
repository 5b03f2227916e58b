package io.tcpheadroom.kernel;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A kernel file, or a few that are read together, as the class that parses it declares it: its path, how often it is read,
 * and its parser. {@link Kernel#reader} makes the reader when someone first asks for it. Paths are written as they are where
 * procfs and sysfs are mounted in their usual places.
 *
 * @param <T> what the file says
 */
public final class KernelSource<T> {
    private final Pace pace;
    private final BiFunction<Roots, LongSupplier, Reader<T>> opening;

    private KernelSource(Pace pace, BiFunction<Roots, LongSupplier, Reader<T>> opening) {
        this.pace = pace;
        this.opening = opening;
    }

    /** Reads several files and parses them. */
    interface SeveralFiles<T> {
        T read(Roots roots) throws UnreadableFile;
    }

    /** Cheap: read at every tick, and kept open, so that it can be read when no descriptor is left. */
    static <T> KernelSource<T> everyTick(String path, Function<String, T> parser) {
        return keptOpen(Pace.EVERY_TICK, path, KernelFile.StopCondition.NEVER, parser);
    }

    /** Kept open likewise, and read at every second tick: for what changes all the time, so that it has to be parsed each time. */
    static <T> KernelSource<T> keptOpenEveryTwoSeconds(String path, Function<String, T> parser) {
        return keptOpen(Pace.EVERY_TWO_SECONDS, path, KernelFile.StopCondition.NEVER, parser);
    }

    /** Kept open and read only when {@link Reader#refresh} is called, until the condition holds. */
    static <T> KernelSource<T> whenAsked(String path, KernelFile.StopCondition stop, Function<String, T> parser) {
        return keptOpen(Pace.WHEN_ASKED, path, stop, parser);
    }

    private static <T> KernelSource<T> keptOpen(
            Pace pace, String path, KernelFile.StopCondition stop, Function<String, T> parser) {
        return new KernelSource<>(
                pace, (roots, clock) -> Reader.keptOpen(roots.named(path), roots.at(path), stop, parser, clock));
    }

    /** Opened for each reading, which costs several times what reading it does. */
    static <T> KernelSource<T> everyTwoSeconds(String path, Function<String, T> parser) {
        return reopened(Pace.EVERY_TWO_SECONDS, path, parser);
    }

    /** The same for what is only counted, or moves slowly as a rule and shows its age. */
    static <T> KernelSource<T> everyFiveSeconds(String path, Function<String, T> parser) {
        return reopened(Pace.EVERY_FIVE_SECONDS, path, parser);
    }

    /** The same for what does not change while the machine is up. */
    static <T> KernelSource<T> everyMinute(String path, Function<String, T> parser) {
        return reopened(Pace.EVERY_MINUTE, path, parser);
    }

    private static <T> KernelSource<T> reopened(Pace pace, String path, Function<String, T> parser) {
        return new KernelSource<>(
                pace, (roots, clock) -> Reader.reopened(roots.named(path), roots.at(path), parser, clock));
    }

    /**
     * Several files, opened for each reading.
     *
     * @param path what they have in common, to name them by
     */
    static <T> KernelSource<T> files(Pace pace, String path, SeveralFiles<T> files) {
        return new KernelSource<>(
                pace, (roots, clock) -> Reader.files(roots.named(path), () -> files.read(roots), clock));
    }

    /** Reads files of the control group that this process is in. */
    interface GroupFiles<T> {
        T read(Roots roots, CgroupPath path) throws UnreadableFile;
    }

    /** Files of this process's control group, which may become another. */
    static <T> KernelSource<T> ofControlGroup(String path, GroupFiles<T> files) {
        return new KernelSource<>(Pace.EVERY_TWO_SECONDS, (roots, clock) -> {
            ParsedFile<CgroupPath> group = new ParsedFile<>(
                    KernelFile.reopened(roots.at(CgroupPath.PATH), clock),
                    KernelFile.StopCondition.NEVER,
                    CgroupPath::parse);
            return Reader.files(roots.named(path), () -> files.read(roots, group.read()), clock);
        });
    }

    /**
     * A machine without the file has nothing that the file could tell of; which can be said only where the folder is there, for
     * a mount can hide both.
     */
    KernelSource<T> orNotApplicable(String folder, String why) {
        return new KernelSource<>(
                pace, (roots, clock) -> opening.apply(roots, clock).orNotApplicable(roots.at(folder), why));
    }

    Pace pace() {
        return pace;
    }

    Reader<T> open(Roots roots, LongSupplier clock) {
        return opening.apply(roots, clock);
    }
}
