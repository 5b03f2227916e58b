package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Reader;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells of the kernel's files that cannot be read, each once. What fails because nothing can be opened is not told, for that one thing is;
 * so what may be over a moment later is told when it fails again, and something could be opened both times. For the sampler's thread.
 */
final class FailingFiles {
    private final Kernel kernel;
    private final Failures failures;

    /** The first try of each that failed for now, though something could be opened. */
    private final Map<String, Long> failedAt = new HashMap<>();

    FailingFiles(Kernel kernel, Failures failures) {
        this.kernel = kernel;
        this.failures = failures;
    }

    void log() {
        boolean isOut = kernel.isOutOfDescriptors();
        for (Reader<?> reader : kernel.readers()) {
            String problem = reader.problem();
            if (isOut || !reader.isFailingForNow()) {
                failedAt.remove(reader.file());
            }
            if (reader.isFailing()
                    && problem != null
                    && (!reader.isFailingForNow() || (!isOut && failedBefore(reader)))) {
                failures.logOnce("Reading " + reader.file(), problem);
            }
        }
        String problem = kernel.settings().problem();
        if (problem != null && !kernel.settings().isFailingForNow()) {
            failures.logOnce("Reading the settings", problem);
        }
    }

    private boolean failedBefore(Reader<?> reader) {
        Long first = failedAt.putIfAbsent(reader.file(), reader.triedAtNanos());
        return first != null && first != reader.triedAtNanos();
    }
}
