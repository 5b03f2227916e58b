package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.List;
import java.util.stream.Stream;

/** A file of sysctl still sets what a guide of long ago told to set, on a kernel that does not know it. */
final class TimeWaitRecycleInFile extends Rule {
    TimeWaitRecycleInFile() {
        super(
                "time-wait-recycle-in-file",
                "On this kernel the line has no effect. On one before Linux 4.12 it shuts out clients behind NAT, and the guide that it came "
                        + "from is likely out of date elsewhere, too.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        List<String> places = sample.obsoleteSysctls();
        return places.isEmpty() || Symptom.isTimeWaitRecycled(sample)
                ? Stream.empty()
                : Stream.of(
                        warning(
                                "sysctl files",
                                "net.ipv4.tcp_tw_recycle is set in a file, a setting that Linux 4.12 removed",
                                String.join(", ", places),
                                "Delete the line, and look at what else its file sets: `sysctl --system` prints what it cannot set"));
    }
}
