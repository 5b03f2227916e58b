package io.tcpheadroom.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code kernel.osrelease}: which Linux this is, for what a file means that later releases gave another meaning. HOST. */
public final class KernelRelease {
    static final String PATH = "/proc/sys/kernel/osrelease";
    static final KernelSource<KernelRelease> FILE = KernelSource.everyMinute(PATH, KernelRelease::parse);
    private static final Pattern BEGINNING = Pattern.compile("(\\d{1,3})\\.(\\d{1,6})");

    private static final int MORE_THAN_ANY_MINOR = 1_000_000;

    private final int major;
    private final int minor;

    private KernelRelease(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    public static KernelRelease parse(String text) {
        Line line = Line.only(PATH, text);
        Matcher release = BEGINNING.matcher(line.word(0));
        if (!release.lookingAt()) {
            throw line.malformed("no release");
        }
        return new KernelRelease(Integer.parseInt(release.group(1)), Integer.parseInt(release.group(2)));
    }

    /** The first two numbers, {@code 6.18}. */
    @Override
    public String toString() {
        return major + "." + minor;
    }

    boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return order() >= order(wantedMajor, wantedMinor);
    }

    /** A later release has a higher number. */
    int order() {
        return order(major, minor);
    }

    static int order(int major, int minor) {
        return major * MORE_THAN_ANY_MINOR + minor;
    }
}
