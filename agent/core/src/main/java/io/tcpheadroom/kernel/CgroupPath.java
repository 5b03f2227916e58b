package io.tcpheadroom.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/self/cgroup}: which control groups this process is in. A line for each hierarchy of version 1 and one that
 * begins {@code 0::} for version 2; a host can have both. Inside a control group namespace the path is {@code /}.
 */
public final class CgroupPath {
    static final String PATH = "/proc/self/cgroup";

    private final Map<String, String> byController = new HashMap<>();
    private @Nullable String unified;

    /** By controller, once this process's own is there: where a process is, its folder stays. */
    private final Map<String, List<CgroupFolder>> known = new HashMap<>();

    private CgroupPath() {}

    public static CgroupPath parse(String text) {
        CgroupPath path = new CgroupPath();
        Line.all(PATH, text).forEach(path::add);
        return path;
    }

    private void add(Line line) {
        String[] fields = String.join(" ", line.words()).split(":", 3);
        if (fields.length < 3 || !fields[2].startsWith("/")) {
            throw line.malformed("not number:controllers:path");
        }
        if (fields[1].isEmpty()) {
            unified = fields[2];
            return;
        }
        for (String controller : fields[1].split(",", 0)) {
            byController.put(controller, fields[2]);
        }
    }

    /** The controller stands in a hierarchy of version 1. */
    boolean isVersion1(String controller) {
        return byController.containsKey(controller);
    }

    /**
     * The folders of a controller, this process's own first, then those above it up to the mount; empty where the process is
     * in no group. A path that does not exist is that of the host seen from a container: there the mount itself is the own.
     */
    List<CgroupFolder> folders(Roots roots, String controller) throws UnreadableFile {
        List<CgroupFolder> before = known.get(controller);
        return before != null ? before : findFolders(roots, controller);
    }

    private List<CgroupFolder> findFolders(Roots roots, String controller) throws UnreadableFile {
        String path = byController.getOrDefault(controller, unified);
        Path mount = mount(roots, controller);
        if (path == null) {
            return List.of();
        }
        if (!Files.isDirectory(mount)) {
            throw new UnreadableFile(UnreadableFile.Cause.ABSENT, mount + ": no control groups are mounted here");
        }
        Path own = mount.resolve(path.substring(1)).normalize();
        List<CgroupFolder> folders = new ArrayList<>();
        for (Path folder = own; folder != null && folder.startsWith(mount); folder = folder.getParent()) {
            if (Files.isDirectory(folder)) {
                folders.add(new CgroupFolder(folder));
            }
        }
        if (Files.isDirectory(own)) {
            known.put(controller, folders);
        }
        return folders.isEmpty() ? List.of(new CgroupFolder(mount)) : folders;
    }

    /** Reads what is used of the limit of one group. */
    interface GroupReader<G> {
        G read(CgroupFolder folder, Figure limit) throws UnreadableFile;
    }

    /**
     * Of those groups the one with the least left, of several the innermost; empty where the process is in none. Of an outer
     * one without a limit, as most are, nothing else is read.
     */
    <G> Optional<G> tightest(
            Roots roots, String controller, String limitFile, GroupReader<G> reader, ToLongFunction<G> left)
            throws UnreadableFile {
        G tightest = null;
        for (CgroupFolder folder : folders(roots, controller)) {
            CgroupFile file = folder.file(limitFile);
            Figure limit = tightest == null ? file.limit() : file.limitOfOuter();
            if (tightest == null || limit.isNumber()) {
                G group = reader.read(folder, limit);
                boolean isTighter = tightest == null || left.applyAsLong(group) < left.applyAsLong(tightest);
                tightest = isTighter ? group : tightest;
            }
        }
        return Optional.ofNullable(tightest);
    }

    private Path mount(Roots roots, String controller) {
        if (isVersion1(controller)) {
            return roots.cgroup(controller);
        }
        Path besideVersion1 = roots.cgroup("unified");
        return Files.isDirectory(besideVersion1) ? besideVersion1 : roots.cgroup("");
    }
}
