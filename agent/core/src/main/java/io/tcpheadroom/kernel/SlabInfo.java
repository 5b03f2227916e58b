package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/slabinfo}: what one object of the kernel's own takes, by its cache. HOST, and for root alone. An object's share of its slab
 * counts, not its size: the rest of a slab holds nothing. A kernel may merge caches of one size, which hides all names but one.
 */
public final class SlabInfo {
    static final String PATH = "/proc/slabinfo";
    public static final OnDemandSource<SlabInfo> ALL = OnDemandSource.of(PATH, SlabInfo::read);
    private static final int HEADER_LINES = 2;
    private static final int OBJECTS_OF_A_SLAB = 4;
    private static final int PAGES_OF_A_SLAB = 5;

    private final Map<String, Long> bytes = new HashMap<>();

    private SlabInfo() {}

    /** Nobody but root may read it: to be refused is no failure, and names no cache. */
    static SlabInfo read(Roots roots) {
        Figure pageSize = PageSize.read(roots).bytes();
        if (!pageSize.isNumber()) {
            return new SlabInfo();
        }
        try (KernelFile file = KernelFile.once(roots.at(PATH))) {
            return parse(file.read(), pageSize.value());
        } catch (UnreadableFile e) {
            return new SlabInfo();
        }
    }

    static SlabInfo parse(String text, long pageSize) {
        SlabInfo info = new SlabInfo();
        List<Line> lines = Line.all(PATH, text);
        for (int i = HEADER_LINES; i < lines.size(); i++) {
            info.add(lines.get(i), pageSize);
        }
        return info;
    }

    private void add(Line line, long pageSize) {
        long objects = line.count(OBJECTS_OF_A_SLAB);
        if (objects == 0) {
            throw line.malformed("no object fits into a slab");
        }
        bytes.put(line.firstWord(), (line.count(PAGES_OF_A_SLAB) * pageSize + objects - 1) / objects);
    }

    /** What one object of this cache takes, in bytes; null where the cache is not named. */
    @Nullable
    Long bytes(String cache) {
        return bytes.get(cache);
    }
}
