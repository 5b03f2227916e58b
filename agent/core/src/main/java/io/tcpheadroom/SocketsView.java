package io.tcpheadroom;

import io.tcpheadroom.api.CallSiteData;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.api.SuspectData;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.Endpoint;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.SocketCensus;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Suspect;
import io.tcpheadroom.tracker.Tracker;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All sockets of this JVM as their MXBean. */
final class SocketsView implements SocketsMXBean {
    private final Sampler sampler;
    private final SocketCensus census;
    private final Tracker tracker;

    SocketsView(Sampler sampler, SocketCensus census, Tracker tracker) {
        this.sampler = sampler;
        this.census = census;
        this.tracker = tracker;
    }

    @Override
    public long getOpen() {
        return sampler.latest().apps().stream().mapToLong(AppSample::open).sum();
    }

    @Override
    public Long getUnattributed() {
        return census.unattributed().orNull();
    }

    @Override
    public Double getUnattributedAgeSeconds() {
        return census.ageSeconds();
    }

    @Override
    public String getReason() {
        return census.unattributed().reason();
    }

    @Override
    public long getMissedClosesTotal() {
        return tracker.missedClosesTotal();
    }

    @Override
    public List<SuspectData> suspects() {
        return tracker.suspects().stream().map(SocketsView::data).collect(Collectors.toList());
    }

    private static SuspectData data(Suspect suspect) {
        return new SuspectData(
                suspect.descriptor(),
                suspect.app().name(),
                suspect.kind().name(),
                suspect.callSite() == null ? null : suspect.callSite().text(),
                suspect.destination() == null ? null : Endpoint.text(suspect.destination()),
                suspect.reason());
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
