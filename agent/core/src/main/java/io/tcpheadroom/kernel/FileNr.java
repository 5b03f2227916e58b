package io.tcpheadroom.kernel;

/**
 * {@code /proc/sys/fs/file-nr}: open files of the whole host against {@code fs.file-max}. HOST. The field between the two
 * has been 0 since Linux 2.6. systemd sets the limit to the largest number there is, which is none.
 */
public final class FileNr {
    static final String PATH = "/proc/sys/fs/file-nr";
    public static final KernelSource<FileNr> FILE = KernelSource.everyTick(PATH, FileNr::parse);

    private final long used;
    private final long max;

    private FileNr(long used, long max) {
        this.used = used;
        this.max = max;
    }

    public static FileNr parse(String text) {
        Line line = Line.only(PATH, text);
        return new FileNr(line.count(0), line.count(2));
    }

    public Figure used() {
        return Figure.of(used);
    }

    public Figure max() {
        return Figure.limit(max);
    }
}
