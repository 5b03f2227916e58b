package io.tcpheadroom.kernel;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where procfs, sysfs and the control groups are mounted; or a copied tree with the same names, to read that instead. What procfs says
 * of this process may be read of another one.
 */
public final class Roots {
    private static final String USUAL_PROC = "/proc/";
    private static final String USUAL_NET = "/proc/net/";
    private static final String USUAL_ETC = "/etc/";
    private static final String USUAL_SYS = "/sys/";
    private static final String USUAL_CGROUP = "/sys/fs/cgroup/";
    private static final String OWN = "self/";

    private final Path proc;
    private final Path net;
    private final Path sys;
    private final Path cgroup;
    private final boolean live;

    /** The folder of the process in procfs, with a slash. */
    private final String process;

    private Roots(Path proc, Path sys, Path cgroup, boolean live, String process) {
        Path own = proc.resolve(process + "net");
        this.process = process;
        this.proc = proc;
        this.net = Files.isDirectory(own) ? own : proc.resolve("net");
        this.sys = sys;
        this.cgroup = cgroup;
        this.live = live;
    }

    /** This machine's own. */
    public static Roots real() {
        return new Roots(Path.of(USUAL_PROC), Path.of(USUAL_SYS), Path.of(USUAL_CGROUP), true, OWN);
    }

    /**
     * Mounted elsewhere, or a copy: plain files and folders, whose size says nothing about what the kernel counted. Only
     * in a real procfs is {@code self} a link.
     */
    public static Roots of(String proc, String sys, String cgroup) {
        return of(Path.of(proc), Path.of(sys), Path.of(cgroup));
    }

    static Roots of(Path proc, Path sys, Path cgroup) {
        return new Roots(proc, sys, cgroup, Files.isSymbolicLink(proc.resolve("self")), OWN);
    }

    /** The same for another process, by its number in this procfs. What the kernel shows to each reader by itself, as the settings of a network namespace, stays ours. */
    public Roots ofProcess(long pid) {
        return new Roots(proc, sys, cgroup, live, pid + "/");
    }

    /** A copy with the folders proc, sys and sys/fs/cgroup under one root. */
    public static Roots of(Path root) {
        return of(root.resolve("proc"), root.resolve("sys"), root.resolve("sys/fs/cgroup"));
    }

    /**
     * Where to read what has this path where all three are mounted in their usual places. {@code /proc/net} is a link to
     * {@code self/net}, which is there too where a unit's {@code ProcSubset=pid} hides the link.
     */
    Path at(String path) {
        return path.startsWith(USUAL_NET) ? net.resolve(path.substring(USUAL_NET.length())) : named(path);
    }

    /** The same as users know it, to name it by. */
    Path named(String path) {
        if (path.startsWith(USUAL_CGROUP)) {
            return cgroup(path.substring(USUAL_CGROUP.length()));
        }
        if (path.startsWith(USUAL_ETC)) {
            return besideProc(path.substring(1));
        }
        return path.startsWith(USUAL_SYS)
                ? sys(path.substring(USUAL_SYS.length()))
                : proc(path.substring(USUAL_PROC.length()));
    }

    /** A file of the root that procfs is mounted in: {@code /etc/sysctl.conf} where that is {@code /proc}. */
    Path besideProc(String file) {
        return proc.toAbsolutePath().resolveSibling(file);
    }

    public Path proc(String file) {
        return proc.resolve(file.startsWith(OWN) ? process + file.substring(OWN.length()) : file);
    }

    public Path sys(String file) {
        return sys.resolve(file);
    }

    public Path cgroup(String file) {
        return cgroup.resolve(file);
    }

    boolean isLive() {
        return live;
    }

    /** It is this process whose descriptors are there. */
    boolean isOfThisProcess() {
        return live && process.equals(OWN);
    }
}
