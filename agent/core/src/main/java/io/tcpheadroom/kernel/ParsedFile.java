package io.tcpheadroom.kernel;

import java.util.function.Function;

/** A file and what its parser made of it: parsed again only when it says something else than before, which is rare for most. */
final class ParsedFile<T> implements Reader.Source<T> {
    private final KernelFile file;
    private final KernelFile.Enough enough;
    private final Function<String, T> parser;
    private T value;

    ParsedFile(KernelFile file, KernelFile.Enough enough, Function<String, T> parser) {
        this.file = file;
        this.enough = enough;
        this.parser = parser;
    }

    @Override
    public T read() throws UnreadableFile {
        boolean same = file.readAgain(enough);
        if (!same || value == null) {
            value = null;
            value = parser.apply(file.text());
        }
        return value;
    }
}
