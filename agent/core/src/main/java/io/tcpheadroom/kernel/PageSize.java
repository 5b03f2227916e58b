package io.tcpheadroom.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The size of a memory page, the unit that the kernel counts socket memory in: 4 KiB on most machines, 16 or 64 KiB on
 * some ARM and POWER ones. From {@code /proc/self/auxv}, pairs of native words, one of them AT_PAGESZ; unknown where
 * that cannot be read, and with it every figure that is counted in pages.
 */
public final class PageSize {
    private static final int AT_PAGESZ = 6;
    private static final int SMALLEST = 4096;
    private static final int LARGEST = 1 << 20;

    private final Figure bytes;

    private PageSize(Figure bytes) {
        this.bytes = bytes;
    }

    static PageSize read(Roots roots) {
        try (KernelFile file = KernelFile.once(roots.proc("self/auxv"))) {
            return parse(file.readBytes());
        } catch (UnreadableFile e) {
            return unknown(e.getMessage());
        }
    }

    /** The words are as wide as the process's pointers, so both widths are tried: the wider cannot match by mistake. */
    static PageSize parse(ByteBuffer auxv) {
        auxv.order(ByteOrder.nativeOrder());
        for (int width = Long.BYTES; width >= Integer.BYTES; width /= 2) {
            for (int at = 0; at + 2 * width <= auxv.limit(); at += 2 * width) {
                long value = word(auxv, at + width, width);
                if (word(auxv, at, width) == AT_PAGESZ && isPlausible(value)) {
                    return of(value);
                }
            }
        }
        return unknown("/proc/self/auxv names no page size");
    }

    private static long word(ByteBuffer auxv, int at, int width) {
        return width == Long.BYTES ? auxv.getLong(at) : Integer.toUnsignedLong(auxv.getInt(at));
    }

    private static boolean isPlausible(long value) {
        return value >= SMALLEST && value <= LARGEST && Long.bitCount(value) == 1;
    }

    static PageSize of(long bytes) {
        return new PageSize(Figure.of(bytes));
    }

    private static PageSize unknown(String reason) {
        return new PageSize(Figure.unknown(reason));
    }

    public Figure bytes() {
        return bytes;
    }

    /** Pages in bytes. More bytes than a long holds are no bound at all. */
    Figure bytes(Figure pages) {
        if (!pages.isNumber() || !bytes.isNumber()) {
            return pages.isNumber() ? bytes : pages;
        }
        return pages.value() > Long.MAX_VALUE / bytes.value()
                ? Figure.unlimited()
                : Figure.of(pages.value() * bytes.value());
    }
}
