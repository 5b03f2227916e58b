package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /proc/self/limits}: this process's own limits, of which the soft ones hold. PROCESS. They can change while it runs (prlimit).
 * HotSpot raises "Max open files" from soft to hard at its start, so the shell that started it may say less.
 */
public final class Limits {
    static final String PATH = "/proc/self/limits";
    public static final KernelSource<Limits> FILE = KernelSource.everyTick(PATH, Limits::parse);
    private static final String OPEN_FILES = "Max open files";
    private static final String PROCESSES = "Max processes";
    private static final String ADDRESS_SPACE = "Max address space";
    private static final String DATA = "Max data size";

    private final Map<String, Figure> soft = new HashMap<>();
    private final Map<String, Figure> hard = new HashMap<>();

    private Limits() {}

    public static Limits parse(String text) {
        Limits limits = new Limits();
        List<Line> lines = Line.all(PATH, text);
        for (int i = 1; i < lines.size(); i++) {
            limits.add(lines.get(i));
        }
        if (limits.soft.isEmpty()) {
            throw new MalformedKernelText(PATH, 1, "no limits", text);
        }
        return limits;
    }

    /** A name of several words, then soft, hard and a unit, which some lines lack. */
    private void add(Line line) {
        int first = 0;
        while (!isLimit(line.word(first))) {
            first++;
        }
        String name = String.join(" ", line.words().subList(0, first));
        soft.put(name, limit(line, first));
        hard.put(name, limit(line, first + 1));
    }

    /**
     * Those of any process, read once.
     *
     * @param process its folder in procfs, such as {@code /proc/123}
     */
    public static Limits of(Path process) throws IOException {
        try (KernelFile file = KernelFile.once(process.resolve("limits"))) {
            return parse(file.read());
        }
    }

    private static boolean isLimit(String word) {
        return word.equals("unlimited") || word.charAt(0) == '-' || Character.isDigit(word.charAt(0));
    }

    private static Figure limit(Line line, int index) {
        return line.word(index).equals("unlimited") ? Figure.unlimited() : Figure.limit(line.count(index));
    }

    /** How many descriptors this process may have: more exactly, the number that the next one must stay below. */
    public Figure openFiles() {
        return limit(OPEN_FILES);
    }

    /** How far this process may raise that itself. */
    public Figure openFilesAtMost() {
        return hard.getOrDefault(OPEN_FILES, Figure.unknown(PATH + " has no " + OPEN_FILES));
    }

    /** How many threads this process's user may have for this process to be allowed one more. */
    public Figure processes() {
        return limit(PROCESSES);
    }

    /** In bytes. */
    public Figure addressSpace() {
        return limit(ADDRESS_SPACE);
    }

    /** In bytes. */
    public Figure data() {
        return limit(DATA);
    }

    private Figure limit(String name) {
        return soft.getOrDefault(name, Figure.unknown(PATH + " has no " + name));
    }
}
