package io.tcpheadroom.jmx;

import io.tcpheadroom.api.CallSiteData;
import io.tcpheadroom.api.FailureData;
import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.SocketCensus;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.OpenSocket;
import io.tcpheadroom.tracker.Tracker;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All sockets of this JVM as their MXBean. */
public final class SocketsView implements SocketsMXBean {
    /** A reply of some 300 kB. */
    private static final int MOST_LISTED = 1_000;

    private final Sampler sampler;
    private final SocketCensus census;
    private final Tracker tracker;
    private final CallSites callSites;

    public SocketsView(Sampler sampler, SocketCensus census, Tracker tracker, CallSites callSites) {
        this.sampler = sampler;
        this.census = census;
        this.tracker = tracker;
        this.callSites = callSites;
    }

    @Override
    public long getOpen() {
        return sampler.latest().apps().stream().mapToLong(AppSample::getOpen).sum();
    }

    @Override
    public @Nullable Long getUnattributed() {
        return census.unattributed().orNull();
    }

    @Override
    public @Nullable Double getUnattributedAgeSeconds() {
        return census.ageSeconds();
    }

    @Override
    public @Nullable String getReason() {
        return census.unattributed().reason();
    }

    @Override
    public long getMissedClosesTotal() {
        return tracker.missedClosesTotal();
    }

    @Override
    public String getCallSiteDepth() {
        return callSites.depth().toString();
    }

    @Override
    public void setCallSiteDepth(String depth) {
        callSites.setDepth(CallSites.Depth.of(depth));
    }

    @Override
    public List<SocketData> suspects() {
        return sockets(socket -> socket.suspicion() != null);
    }

    @Override
    public List<SocketData> list(String filter) {
        SocketFilter wanted = new SocketFilter(filter);
        Stream<SocketData> unattributed = census.listUnattributed().stream().filter(wanted::test);
        return Stream.concat(sockets(wanted).stream(), unattributed)
                .sorted(Comparator.comparingInt(SocketData::getDescriptor))
                .limit(MOST_LISTED)
                .collect(Collectors.toList());
    }

    private List<SocketData> sockets(Predicate<OpenSocket> wanted) {
        return tracker.sockets(wanted, MOST_LISTED).stream()
                .map(SocketsView::data)
                .collect(Collectors.toList());
    }

    private static SocketData data(OpenSocket socket) {
        return new SocketData(
                socket.descriptor(),
                socket.app().name(),
                socket.kind().name(),
                socket.state().name(),
                socket.isBound(),
                SocketTexts.callSite(socket),
                SocketTexts.destination(socket),
                socket.suspicion());
    }

    @Override
    public List<FailureData> failures() {
        Sample sample = sampler.latest();
        return sample.failures().stream()
                .map(failure -> new FailureData(
                        failure.app(),
                        failure.operation().name(),
                        failure.reason().name(),
                        failure.place(),
                        failure.count(),
                        failure.lastAgeSeconds(sample),
                        failure.lastMessage(),
                        failure.callSite()))
                .collect(Collectors.toList());
    }

    @Override
    public List<CallSiteData> callSites() {
        return tracker.callSites().stream()
                .map(SocketsView::data)
                .sorted(Comparator.comparingLong(CallSiteData::getOpen)
                        .thenComparingLong(CallSiteData::getOpenedTotal)
                        .reversed()
                        .thenComparing(CallSiteData::getCallSite))
                .collect(Collectors.toList());
    }

    private static CallSiteData data(CallSite site) {
        return new CallSiteData(
                site.app().name(),
                site.text(),
                site.open(),
                site.openedTotal(),
                site.leakedTotal(),
                site.reclaimedTotal());
    }
}
