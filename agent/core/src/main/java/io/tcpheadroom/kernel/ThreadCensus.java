package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The threads of all processes of this process's real user, which the kernel bounds together (RLIMIT_NPROC), and those of all
 * processes of its PID namespace, which {@code kernel.pid_max} bounds. The kernel has no counter of them that can be read: they are the sum of
 * {@code /proc/PID/status}, some 40 µs for each process. So the other processes are read every two seconds, more rarely where
 * that would take more than a hundredth of one processor's time; this process's own threads are read at each tick. For the
 * sampler's thread alone.
 */
public final class ThreadCensus {
    /** Two seconds, less what a tick may come early. */
    private static final long PAUSE_NANOS = 1_900_000_000L;

    private static final int SHARE = 100;

    /** A count that is older than so many pauses says nothing of now. */
    private static final int STANDS_PAUSES = 5;

    private static final double WORTH_TELLING_SECONDS = 3;
    /** The kernel gives its first namespaces these numbers, always. */
    private static final String INITIAL_USER_NAMESPACE = "user:[4026531837]";

    private static final String INITIAL_PID_NAMESPACE = "pid:[4026531836]";

    private final Path proc;
    private final Supplier<Reader<ProcessStatus>> own;
    private final LongSupplier clock;
    private final LongSupplier cpuTime;
    private final boolean isInitialUserNamespace;
    private final boolean isInitialPidNamespace;

    private @Nullable Others others;
    private boolean isAnyHidden;
    private @Nullable String problem;
    private @Nullable Long triedAt;
    private @Nullable Long countedAt;
    private long pauseWhenCounted = PAUSE_NANOS;
    private long cost;
    private long failures;

    /** @param own this process's status, as of this tick */
    ThreadCensus(Roots roots, Supplier<Reader<ProcessStatus>> own, LongSupplier clock, LongSupplier cpuTime) {
        this.proc = roots.proc("");
        this.own = own;
        this.clock = clock;
        this.cpuTime = cpuTime;
        isInitialUserNamespace = isNamespace(roots.proc("self/ns/user"), INITIAL_USER_NAMESPACE);
        isInitialPidNamespace = isNamespace(roots.proc("self/ns/pid"), INITIAL_PID_NAMESPACE);
    }

    /** A kernel built without namespaces has no such link. */
    private static boolean isNamespace(Path link, String name) {
        try {
            return Files.readSymbolicLink(link).toString().equals(name);
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    /** The threads of the processes other than this one. */
    private static final class Others {
        private final long ofUser;
        private final long ofAll;

        Others(long ofUser, long ofAll) {
            this.ofUser = ofUser;
            this.ofAll = ofAll;
        }
    }

    /** All threads of the user; not applicable where the kernel does not bound them for this process. */
    public Figure ofUser() {
        return own.get().value().map(this::ofUser).orElseGet(() -> own.get().figure(ProcessStatus::threads));
    }

    /** All threads of the PID namespace. */
    public Figure ofNamespace() {
        return own.get()
                .value()
                .map(status -> withOthers(status, counted -> counted.ofAll))
                .orElseGet(() -> own.get().figure(ProcessStatus::threads));
    }

    boolean isInitialPidNamespace() {
        return isInitialPidNamespace;
    }

    private Figure ofUser(ProcessStatus status) {
        if (isInitialUserNamespace && status.realUid() == 0) {
            return Figure.notApplicable("the kernel does not apply this limit to root");
        }
        if (isInitialUserNamespace && status.mayExceedProcesses()) {
            return Figure.notApplicable(
                    "the kernel does not apply this limit to a process with CAP_SYS_RESOURCE or CAP_SYS_ADMIN");
        }
        return withOthers(status, counted -> counted.ofUser);
    }

    private Figure withOthers(ProcessStatus status, ToLongFunction<Others> which) {
        long now = clock.getAsLong();
        if (triedAt == null || now - triedAt >= pause()) {
            triedAt = now;
            long before = cpuTime.getAsLong();
            countOthers(status);
            cost = cpuTime.getAsLong() - before;
            if (problem == null) {
                countedAt = now;
                pauseWhenCounted = pause();
            }
        }
        Others counted = others;
        if (counted == null || countedAt == null) {
            return Figure.unknown(proc + " cannot be listed: " + problem);
        }
        return now - countedAt > STANDS_PAUSES * pauseWhenCounted
                ? Figure.unknown(countedAgo(now) + "; since then " + proc + " cannot be listed: " + problem)
                : status.threads().map(threads -> threads + which.applyAsLong(counted));
    }

    private long pause() {
        return Math.max(PAUSE_NANOS, SHARE * cost);
    }

    private String countedAgo(long now) {
        return "other processes were counted "
                + Math.round(Kernel.secondsSince(countedAt == null ? now : countedAt, now)) + " s ago";
    }

    /** When the other processes were counted, by the kernel's clock; null before. */
    public @Nullable Long countedAtNanos() {
        return countedAt;
    }

    /** How old the count is where that matters; null where it does not. */
    public @Nullable String noteOnAge() {
        long now = clock.getAsLong();
        return countedAt == null || Kernel.secondsSince(countedAt, now) < WORTH_TELLING_SECONDS
                ? null
                : countedAgo(now);
    }

    /** What was counted last stands for a while where they cannot be listed, as when no descriptor is left. */
    private void countOthers(ProcessStatus status) {
        isAnyHidden = !Files.isReadable(proc.resolve("1/status"));
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, ThreadCensus::isProcess)) {
            long ofUser = 0;
            long ofAll = 0;
            for (Path process : processes) {
                ProcessStatus other =
                        process.getFileName().toString().equals(status.pid().toString())
                                ? null
                                : statusOf(process.resolve("status"));
                if (other != null) {
                    ofAll += other.threads().value();
                    ofUser += other.realUid() == status.realUid()
                            ? other.threads().value()
                            : 0;
                }
            }
            others = new Others(ofUser, ofAll);
            problem = null;
        } catch (IOException | DirectoryIteratorException e) {
            problem = e.toString();
            failures++;
        }
    }

    private static boolean isProcess(Path entry) {
        char first = entry.getFileName().toString().charAt(0);
        return first >= '0' && first <= '9';
    }

    /** Null of a process that has ended, or that is hidden. */
    private @Nullable ProcessStatus statusOf(Path file) throws UnreadableFile {
        try (KernelFile status = KernelFile.once(file)) {
            return ProcessStatus.parse(file.toString(), status.read());
        } catch (UnreadableFile e) {
            if (e.cause() == UnreadableFile.Cause.TEMPORARY && Files.exists(file)) {
                throw e;
            }
            isAnyHidden |= e.cause() == UnreadableFile.Cause.DENIED;
            return null;
        } catch (MalformedKernelText e) {
            throw new UnreadableFile(UnreadableFile.Cause.TEMPORARY, e.getMessage());
        }
    }

    /** What the user's number may leave out; null when it leaves out nothing. */
    public @Nullable String noteOnUser() {
        if (!isInitialPidNamespace) {
            return "a lower bound: this user's processes in other containers count too, and are not visible from here";
        }
        return noteOnNamespace();
    }

    /** The same of the PID namespace's number. */
    public @Nullable String noteOnNamespace() {
        return isAnyHidden ? "a lower bound: /proc hides processes here (hidepid)" : null;
    }

    ReaderReport report() {
        return new ReaderReport(proc.resolve("*/status").toString(), problem, false, failures, cost);
    }
}
