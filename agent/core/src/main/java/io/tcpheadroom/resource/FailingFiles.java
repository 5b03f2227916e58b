package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Reader;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells of the kernel's files that cannot be read, each once. What fails because nothing can be opened is not told, for that one thing is;
 * so what may be over a moment later is told when it is not. For the sampler's thread.
 */
final class FailingFiles {
    private final Kernel kernel;
    private final Failures failures;

    /** At the last tick. */
    private Set<String> passing = Set.of();

    FailingFiles(Kernel kernel, Failures failures) {
        this.kernel = kernel;
        this.failures = failures;
    }

    void log() {
        Set<String> passingNow = new HashSet<>();
        for (Reader<?> reader : kernel.readers()) {
            String problem = reader.problem();
            if (reader.isFailingForNow()) {
                passingNow.add(reader.file());
            }
            if (reader.isFailing() && problem != null && (!reader.isFailingForNow() || isLasting(reader.file()))) {
                failures.logOnce("Reading " + reader.file(), problem);
            }
        }
        passing = passingNow;
        String problem = kernel.settings().problem();
        if (problem != null && !kernel.settings().isFailingForNow()) {
            failures.logOnce("Reading the settings", problem);
        }
    }

    private boolean isLasting(String file) {
        return passing.contains(file) && !kernel.isOutOfDescriptors();
    }
}
