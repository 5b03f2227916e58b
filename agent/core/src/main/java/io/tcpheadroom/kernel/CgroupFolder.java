package io.tcpheadroom.kernel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The folder of a control group, and its files that were asked for. For the sampler's thread alone. */
final class CgroupFolder {
    private final Path path;
    private final Map<String, CgroupFile> files = new HashMap<>();

    CgroupFolder(Path path) {
        this.path = path;
    }

    CgroupFile file(String name) {
        CgroupFile known = files.get(name);
        if (known == null) {
            known = new CgroupFile(path.resolve(name));
            files.put(name, known);
        }
        return known;
    }
}
