package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Limits;
import io.tcpheadroom.kernel.ProcessStatus;
import org.jspecify.annotations.Nullable;

/** What the kernel says of this process. Immutable. */
final class OwnProcess {
    private static final Figure NOT_READ = Figure.unknown("not read yet");
    static final OwnProcess UNKNOWN = new OwnProcess(NOT_READ, NOT_READ, NOT_READ);

    /** In the PID namespace that procfs was mounted for. */
    final Figure pid;

    /** Native ones too. */
    final Figure threads;

    private final Figure hardDescriptors;

    OwnProcess(Figure pid, Figure threads, Figure hardDescriptors) {
        this.pid = pid;
        this.threads = threads;
        this.hardDescriptors = hardDescriptors;
    }

    static OwnProcess of(Kernel kernel) {
        return new OwnProcess(
                kernel.figure(ProcessStatus.FILE, ProcessStatus::pid),
                kernel.figure(ProcessStatus.FILE, ProcessStatus::threads),
                kernel.figure(Limits.FILE, Limits::openFilesAtMost));
    }

    /** The largest Long where there is no bound. */
    @Nullable
    Long hardDescriptors() {
        return hardDescriptors.kind() == Figure.Kind.UNLIMITED ? (Long) Long.MAX_VALUE : hardDescriptors.orNull();
    }
}
