package io.tcpheadroom.kernel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Counts the lines of a file that begin with certain letters, without holding more of it than a piece, and reads it once: the
 * kernel writes such a file while it holds a lock that the program's threads may wait for.
 */
final class LineCount implements KernelFile.Piece {
    private static final int DECIDED = -1;

    private final byte[] beginning;
    private long count;
    private int matched;

    /** @param beginning empty for every line */
    LineCount(String beginning) {
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
    }

    static long of(Path path, String beginning) throws UnreadableFile {
        LineCount lines = new LineCount(beginning);
        try (KernelFile file = KernelFile.once(path)) {
            file.eachPiece(lines);
        }
        return lines.count();
    }

    @Override
    public void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (matched != DECIDED) {
                match(bytes[i]);
            }
            if (bytes[i] == '\n') {
                matched = 0;
            }
        }
    }

    private void match(byte next) {
        boolean matches = matched == beginning.length || next == beginning[matched++];
        if (matches && matched == beginning.length) {
            count++;
        }
        if (!matches || matched == beginning.length) {
            matched = DECIDED;
        }
    }

    /** A last line that is cut short counts if it begins so. */
    long count() {
        return count;
    }
}
