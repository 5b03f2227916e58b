package io.tcpheadroom.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file and what its parser made of it: parsed again only when it says something else than before, which is rare for most. */
final class ParsedFile<T> implements Reader.Reading<T> {
    private final KernelFile file;
    private final KernelFile.StopCondition stop;
    private final Function<String, T> parser;
    private @Nullable T value;

    ParsedFile(KernelFile file, KernelFile.StopCondition stop, Function<String, T> parser) {
        this.file = file;
        this.stop = stop;
        this.parser = parser;
    }

    @Override
    public T read() throws UnreadableFile {
        boolean same = file.readUnchanged(stop);
        if (!same || value == null) {
            value = null;
            value = parser.apply(file.text());
        }
        return value;
    }

    @Override
    public void close() {
        file.close();
    }
}
