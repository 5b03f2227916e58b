package io.tcpheadroom.kernel;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/** The small files of a control group's folder: one number, or {@code max}, or lines of a key and a number. */
final class CgroupFile {
    /** What version 1 writes for "no limit": the largest number of whole pages, 64 KiB being the largest page. */
    private static final long NO_LIMIT = Long.MAX_VALUE - (1 << 16);

    private CgroupFile() {}

    /** A limit: where the file is absent, as in the root, there is none. */
    static Figure limit(Path folder, String name) throws UnreadableFile {
        Figure limit = number(folder, name);
        return limit.kind() == Figure.Kind.NOT_APPLICABLE ? Figure.unlimited() : limit;
    }

    /** An absent file is not applicable; no descriptor left to read it with is the caller's business. */
    static Figure number(Path folder, String name) throws UnreadableFile {
        String path = folder.resolve(name).toString();
        try (KernelFile file = KernelFile.once(folder.resolve(name))) {
            String text = file.read();
            return parsed(() -> parse(path, text));
        } catch (UnreadableFile e) {
            return withoutNumber(e);
        }
    }

    /** The numbers of such a file by their keys, from one reading. */
    static Function<String, Figure> keyed(Path folder, String name) throws UnreadableFile {
        String path = folder.resolve(name).toString();
        try (KernelFile file = KernelFile.once(folder.resolve(name))) {
            String text = file.read();
            return key -> parsed(() -> parse(path, text, key));
        } catch (UnreadableFile e) {
            Figure reason = withoutNumber(e);
            return key -> reason;
        }
    }

    private static Figure parsed(Supplier<Figure> parser) {
        try {
            return parser.get();
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
