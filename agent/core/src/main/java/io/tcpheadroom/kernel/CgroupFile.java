package io.tcpheadroom.kernel;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A small file in a control group's folder: one number, or {@code max}, or lines of a key and a number. Opened for each reading; one that
 * is absent is asked for again after a minute. For the sampler's thread alone.
 */
final class CgroupFile {
    /** What version 1 writes for "no limit": the largest number of whole pages, 64 KiB being the largest page. */
    private static final long NO_LIMIT = Long.MAX_VALUE - (1 << 16);

    /** A limit of a group further out is set by whoever sets up the machine, and most have none for good. */
    private static final long UNLIMITED_STANDS_NANOS = 9_900_000_000L;

    private final String name;
    private final KernelFile file;
    private @Nullable Figure number;
    private boolean isUnlimited;
    private long unlimitedAt;

    CgroupFile(Path path) {
        name = path.toString();
        file = KernelFile.once(path);
    }

    /** A limit: where the file is absent, as in the root, there is none. */
    Figure limit() throws UnreadableFile {
        Figure limit = number();
        return limit.kind() == Figure.Kind.NOT_APPLICABLE ? Figure.unlimited() : limit;
    }

    /** The same of a group above this process's own: what had no limit is asked again after ten seconds. */
    Figure limitOfOuter() throws UnreadableFile {
        long now = System.nanoTime();
        if (isUnlimited && now - unlimitedAt < UNLIMITED_STANDS_NANOS) {
            return Figure.unlimited();
        }
        Figure limit = limit();
        isUnlimited = limit.kind() == Figure.Kind.UNLIMITED;
        unlimitedAt = now;
        return limit;
    }

    /** An absent file is not applicable; no descriptor left to read it with is the caller's business. */
    Figure number() throws UnreadableFile {
        try {
            if (!file.readUnchanged(KernelFile.StopCondition.NEVER) || number == null) {
                number = null;
                number = parse(name, file.text());
            }
            return number;
        } catch (UnreadableFile e) {
            return withoutNumber(e);
        } catch (MalformedKernelText e) {
            return Figure.unknown(e.getMessage());
        }
    }

    /** The numbers of these keys, from one reading. */
    Figure[] numbers(String... keys) throws UnreadableFile {
        Figure[] numbers = new Figure[keys.length];
        try {
            String text = file.read();
            for (int i = 0; i < keys.length; i++) {
                numbers[i] = number(text, keys[i]);
            }
        } catch (UnreadableFile e) {
            Arrays.fill(numbers, withoutNumber(e));
        }
        return numbers;
    }

    private Figure number(String text, String key) {
        try {
            return parse(name, text, key);
        } catch (MalformedKernelText e) {
            return Figure.unknown(e.getMessage());
        }
    }

    private static Figure withoutNumber(UnreadableFile problem) throws UnreadableFile {
        if (problem.cause() == UnreadableFile.Cause.TEMPORARY) {
            throw problem;
        }
        return problem.cause() == UnreadableFile.Cause.ABSENT
                ? Figure.notApplicable(problem.getMessage())
                : Figure.unknown(problem.getMessage());
    }

    static Figure parse(String file, String text) {
        Line line = Line.only(file, text);
        if (line.word(0).equals("max")) {
            return Figure.unlimited();
        }
        return line.count(0) >= NO_LIMIT ? Figure.unlimited() : Figure.of(line.count(0));
    }

    static Figure parse(String file, String text, String key) {
        int number = 1;
        for (int start = 0; start < text.length(); number++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            // of some fifty lines one is wanted: the others are not even looked at
            if (text.startsWith(key, start)) {
                Line line = Line.of(file, number, text.substring(start, end));
                if (line.firstWord().equals(key)) {
                    return Figure.of(line.count(1));
                }
            }
            start = end + 1;
        }
        return Figure.unknown(file + " has no " + key);
    }
}
