package io.tcpheadroom.kernel;

import java.nio.file.Path;

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
        return figure(folder, name, text -> parse(folder.resolve(name).toString(), text));
    }

    static Figure keyed(Path folder, String name, String key) throws UnreadableFile {
        return figure(folder, name, text -> parse(folder.resolve(name).toString(), text, key));
    }

    private interface Parser {
        Figure parse(String text);
    }

    private static Figure figure(Path folder, String name, Parser parser) throws UnreadableFile {
        try (KernelFile file = KernelFile.once(folder.resolve(name))) {
            return parser.parse(file.read());
        } catch (UnreadableFile e) {
            if (e.cause() == UnreadableFile.Cause.TEMPORARY) {
                throw e;
            }
            return e.cause() == UnreadableFile.Cause.ABSENT
                    ? Figure.notApplicable(e.getMessage())
                    : Figure.unknown(e.getMessage());
        } catch (MalformedKernelText e) {
            return Figure.unknown(e.getMessage());
        }
    }

    static Figure parse(String file, String text) {
        Line line = Line.only(file, text);
        if (line.word(0).equals("max")) {
            return Figure.unlimited();
        }
        return line.count(0) >= NO_LIMIT ? Figure.unlimited() : Figure.of(line.count(0));
    }

    static Figure parse(String file, String text, String key) {
        for (Line line : Line.all(file, text)) {
            if (line.word(0).equals(key)) {
                return Figure.of(line.count(1));
            }
        }
        return Figure.unknown(file + " has no " + key);
    }
}
