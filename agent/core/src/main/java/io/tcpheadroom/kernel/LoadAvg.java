package io.tcpheadroom.kernel;

/** {@code /proc/loadavg}: its fourth field ends in the number of threads that the host has. HOST. */
public final class LoadAvg {
    static final String PATH = "/proc/loadavg";
    public static final KernelSource<LoadAvg> FILE = KernelSource.everyFiveSeconds(PATH, LoadAvg::parse);
    private static final int RUNNING_OF_ALL = 3;

    private final long threads;

    private LoadAvg(long threads) {
        this.threads = threads;
    }

    public static LoadAvg parse(String text) {
        Line line = Line.only(PATH, text);
        String[] halves = line.word(RUNNING_OF_ALL).split("/", -1);
        if (halves.length != 2) {
            throw line.malformed("not running/all", line.word(RUNNING_OF_ALL));
        }
        return new LoadAvg(line.countOf(halves[1]));
    }

    public Figure threads() {
        return Figure.of(threads);
    }
}
