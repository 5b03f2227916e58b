package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/PID/status}: whose a process is, its threads, capabilities and memory, and the size of its table of descriptors. Ids are
 * those of the reader's user namespace. {@link #FILE} is this process's own.
 */
public final class ProcessStatus {
    static final String PATH = "/proc/self/status";
    public static final KernelSource<ProcessStatus> FILE = KernelSource.everyTick(PATH, ProcessStatus::parse);

    private static final String PID = "Tgid:";
    private static final String UID = "Uid:";
    private static final String THREADS = "Threads:";
    private static final String FD_SLOTS = "FDSize:";
    private static final String ADDRESS_SPACE = "VmSize:";
    private static final String DATA = "VmData:";
    private static final String CAPABILITIES = "CapEff:";
    private static final String[] KEYS = {PID, UID, THREADS, FD_SLOTS, ADDRESS_SPACE, DATA, CAPABILITIES};
    private static final String FIRST_LETTERS = "TUFVC";
    private static final Set<String> REQUIRED = Set.of(PID, UID, THREADS);
    private static final long KIB = 1024;
    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_SYS_RESOURCE = 24;

    private final String file;
    private final Map<String, Long> numbers = new HashMap<>();
    private @Nullable Long capabilities;

    private ProcessStatus(String file) {
        this.file = file;
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
        ProcessStatus status = new ProcessStatus(file);
        int number = 1;
        for (int start = 0; start < text.length(); number++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String key = keyAt(text, start);
            if (key != null) {
                status.add(key, Line.of(file, number, text.substring(start, end)));
            }
            start = end + 1;
        }
        if (status.capabilities == null || !status.numbers.keySet().containsAll(REQUIRED)) {
            throw new MalformedKernelText(file, 1, "no Tgid, Uid, Threads or CapEff", text);
        }
        return status;
    }

    /** The text changes at every tick, and of its sixty lines seven are wanted: the others are not even split. */
    private static @Nullable String keyAt(String text, int start) {
        if (FIRST_LETTERS.indexOf(text.charAt(start)) < 0) {
            return null;
        }
        for (String key : KEYS) {
            if (text.startsWith(key, start)) {
                return key;
            }
        }
        return null;
    }

    /** Of several ids the first, which is the real one. */
    private void add(String key, Line line) {
        if (key.equals(CAPABILITIES)) {
            capabilities = line.hexMask(1);
        } else {
            numbers.put(key, line.count(1));
        }
    }

    private Figure number(String key) {
        Long number = numbers.get(key);
        return number == null ? Figure.unknown(file + " has no " + key.replace(":", "")) : Figure.of(number);
    }

    private Figure bytes(String key) {
        return number(key).map(kib -> Math.min(kib, Long.MAX_VALUE / KIB) * KIB);
    }

    /** In the PID namespace that procfs was mounted for, as its folders are named. */
    public Figure pid() {
        return number(PID);
    }

    long realUid() {
        return number(UID).value();
    }

    /** Its main thread included. */
    public Figure threads() {
        return number(THREADS);
    }

    /** The size of its table of descriptors, which is above every number in use, and never shrinks. */
    public Figure fdSlots() {
        return number(FD_SLOTS);
    }

    /** In bytes; a kernel thread has none. */
    public Figure addressSpace() {
        return bytes(ADDRESS_SPACE);
    }

    /** Memory of its own that it may write to, without stacks that the kernel enlarges; in bytes. */
    public Figure data() {
        return bytes(DATA);
    }

    /** With either of them, if it is a capability of the initial user namespace, the kernel lets a user exceed "Max processes". */
    boolean mayExceedProcesses() {
        return has(CAP_SYS_ADMIN) || has(CAP_SYS_RESOURCE);
    }

    private boolean has(int capability) {
        return capabilities != null && (capabilities >>> capability & 1) == 1;
    }
}
