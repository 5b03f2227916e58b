package io.tcpheadroom.resource;

import io.tcpheadroom.api.ProcessData;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.kernel.OtherProcesses;
import io.tcpheadroom.kernel.ProcessSockets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The other processes of this network namespace with what they hold, so that none is taken for an app of this JVM. */
public final class ProcessList {
    private static final int MOST_LISTED = 200;

    private final OnDemand<OtherProcesses> reading;

    public ProcessList(OnDemand<OtherProcesses> reading) {
        this.reading = reading;
    }

    /** Read anew, unless that was done in the last second; those that hold most. */
    public List<ProcessData> now() {
        reading.measure();
        OtherProcesses read = reading.last();
        return read == null
                ? List.of()
                : read.processes().stream()
                        .limit(MOST_LISTED)
                        .map(ProcessList::data)
                        .collect(Collectors.toList());
    }

    private static ProcessData data(ProcessSockets process) {
        return new ProcessData(
                process.pid(),
                process.command(),
                process.all(),
                process.listening(),
                process.established(),
                process.closeWait());
    }

    /** How many sockets they hold by their short name, as of the last reading; null before the first. */
    public @Nullable Map<String, Long> byCommand() {
        OtherProcesses read = reading.last();
        if (read == null) {
            return null;
        }
        Map<String, Long> byCommand = new TreeMap<>();
        read.processes().stream()
                .limit(MOST_LISTED)
                .forEach(process -> byCommand.merge(process.command(), process.all(), Long::sum));
        return byCommand;
    }

    /** What the names lack, or why there are none; null when they are whole. */
    public @Nullable String reason() {
        OtherProcesses read = reading.last();
        String problem = reading.problem();
        if (problem != null) {
            return problem;
        }
        return read == null || read.lack().isEmpty() ? null : read.lack();
    }
}
