package io.tcpheadroom.kernel;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/PID/status}: whose a process is, how many threads it has, which capabilities, and how large its table of descriptors is. Ids are those of the reader's user
 * namespace. {@link #FILE} is this process's own.
 */
public final class ProcessStatus {
    static final String PATH = "/proc/self/status";
    public static final KernelSource<ProcessStatus> FILE = KernelSource.everyTick(PATH, ProcessStatus::parse);

    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_SYS_RESOURCE = 24;

    private final String pid;
    private final long realUid;
    private final long threads;
    private final long capabilities;
    private final @Nullable Long fdSlots;

    private ProcessStatus(String pid, long realUid, long threads, long capabilities, @Nullable Long fdSlots) {
        this.pid = pid;
        this.realUid = realUid;
        this.threads = threads;
        this.capabilities = capabilities;
        this.fdSlots = fdSlots;
    }

    public static ProcessStatus parse(String text) {
        return parse(PATH, text);
    }

    /** This process's own, read once. */
    static ProcessStatus read(Roots roots) throws UnreadableFile {
        try (KernelFile file = KernelFile.once(roots.at(PATH))) {
            return parse(file.read());
        }
    }

    static ProcessStatus parse(String file, String text) {
        String pid = null;
        Long uid = null;
        Long threads = null;
        Long capabilities = null;
        Long fdSlots = null;
        for (Line line : Line.all(file, text)) {
            String key = line.firstWord();
            if (key.equals("Tgid:")) {
                pid = line.word(1);
            } else if (key.equals("Uid:")) {
                uid = line.count(1);
            } else if (key.equals("Threads:")) {
                threads = line.count(1);
            } else if (key.equals("FDSize:")) {
                fdSlots = line.count(1);
            } else if (key.equals("CapEff:")) {
                capabilities = line.hexMask(1);
            }
        }
        if (pid == null || uid == null || threads == null || capabilities == null) {
            throw new MalformedKernelText(file, 1, "no Tgid, Uid, Threads or CapEff", text);
        }
        return new ProcessStatus(pid, uid, threads, capabilities, fdSlots);
    }

    /** In the PID namespace that procfs was mounted for, as its folders are named. */
    String pid() {
        return pid;
    }

    long realUid() {
        return realUid;
    }

    /** Its main thread included. */
    public Figure threads() {
        return Figure.of(threads);
    }

    /** The size of its table of descriptors, which is above every number in use, and never shrinks. */
    public Figure fdSlots() {
        return fdSlots == null ? Figure.unknown(PATH + " has no FDSize") : Figure.of(fdSlots);
    }

    /** With either of them, if it is a capability of the initial user namespace, the kernel lets a user exceed "Max processes". */
    boolean mayExceedProcesses() {
        return has(CAP_SYS_ADMIN) || has(CAP_SYS_RESOURCE);
    }

    private boolean has(int capability) {
        return (capabilities >>> capability & 1) == 1;
    }
}
