package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.CallSiteText;
import io.tcpheadroom.resource.DroppedDatagrams;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Datagrams that came and were not read in time. */
final class DatagramsDropped extends Rule {
    private static final double DROP_QUIET_SECONDS = 300;
    private static final int MOST_FINDINGS = 10;

    DatagramsDropped() {
        super(
                "datagrams-dropped",
                "A datagram that is dropped is lost: neither the sender nor the receiver gets an error.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long now = snapshot.sample().atNanos();
        return snapshot.dropped().stream()
                .filter(socket -> socket.secondsSinceLast(now) <= DROP_QUIET_SECONDS)
                .sorted(Comparator.comparingLong(DroppedDatagrams::count).reversed())
                .limit(MOST_FINDINGS)
                .map(socket -> finding(snapshot, socket, now));
    }

    private FindingData finding(Snapshot snapshot, DroppedDatagrams socket, long now) {
        Long largest = snapshot.sample().setting("RmemMaxBytes");
        FindingData found = warning(
                "app " + socket.app(),
                "datagrams to " + socket.local() + " are dropped, its receive buffer is full",
                String.format(
                        Locale.ROOT,
                        "%d dropped since the socket was opened, the last %.0f s ago; %s",
                        socket.count(),
                        socket.secondsSinceLast(now),
                        socket.callSite() == null
                                ? "where it was opened is not known"
                                : "opened at " + CallSiteText.firstFrame(socket.callSite())),
                "Read faster, on a thread that does nothing else; or ask for a larger receive buffer (SO_RCVBUF), up to "
                        + "net.core.rmem_max" + (largest == null ? "" : ", now " + largest + " bytes"));
        return found.about(socket.local());
    }
}
