package io.tcpheadroom.jmx;

import io.tcpheadroom.api.CallSiteData;
import io.tcpheadroom.api.FailureData;
import io.tcpheadroom.api.ProcessData;
import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.api.SuspectData;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.ListedSockets;
import io.tcpheadroom.resource.ProcessList;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.SocketCensus;
import io.tcpheadroom.resource.SocketStates;
import io.tcpheadroom.resource.StateCounts;
import io.tcpheadroom.resource.SuspectGroup;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.Tracker;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All sockets of this JVM as their MXBean. */
public final class SocketsView implements SocketsMXBean {
    /** A reply of some 300 kB. */
    private static final int MOST_LISTED = 1_000;

    private final Sampler sampler;
    private final SocketCensus census;
    private final Tracker tracker;
    private final CallSites callSites;
    private final boolean showsStacks;
    private final ListedSockets sockets;
    private final ProcessList processes;

    /** @param showsStacks whether a client may ask for call sites */
    public SocketsView(
            Sampler sampler,
            SocketCensus census,
            Tracker tracker,
            CallSites callSites,
            boolean showsStacks,
            ListedSockets sockets,
            ProcessList processes) {
        this.showsStacks = showsStacks;
        this.processes = processes;
        this.sockets = sockets;
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
        if (!showsStacks) {
            throw new UnsupportedOperationException("refused by the agent's option stacks=off");
        }
        callSites.setDepth(CallSites.Depth.of(depth));
    }

    @Override
    public @Nullable Map<String, Long> getByState() {
        SocketStates states = states();
        return states == null ? null : states.byState();
    }

    @Override
    public @Nullable Map<String, Long> getOtherRows() {
        SocketStates states = states();
        return states == null ? null : states.otherRows();
    }

    @Override
    public @Nullable Map<String, Long> getOtherProcesses() {
        return processes.byCommand();
    }

    @Override
    public @Nullable String getOtherProcessesReason() {
        return processes.reason();
    }

    @Override
    public List<ProcessData> otherProcesses() {
        return processes.now();
    }

    @Override
    public @Nullable Long getCloseWait() {
        SocketStates states = states();
        return states == null ? null : (Long) states.all().closeWait();
    }

    @Override
    public @Nullable Long getUnreadBytes() {
        SocketStates states = states();
        return states == null ? null : (Long) states.all().unreadBytes();
    }

    @Override
    public @Nullable Long getUnsentBytes() {
        SocketStates states = states();
        return states == null ? null : (Long) states.all().unsentBytes();
    }

    @Override
    public @Nullable Double getStatesAgeSeconds() {
        return sampler.latest().statesAgeSeconds();
    }

    @Override
    public @Nullable String getStatesReason() {
        SocketStates states = states();
        String problem = sockets.problem();
        return problem != null ? problem : states == null ? "not sampled yet" : states.lack();
    }

    private @Nullable SocketStates states() {
        return sampler.latest().states();
    }

    @Override
    public List<SocketData> suspects() {
        return sockets.list(socket -> socket.getSuspicion() != null, MOST_LISTED);
    }

    @Override
    public List<SuspectData> suspectGroups() {
        return sockets.suspects().stream().map(SocketsView::data).collect(Collectors.toList());
    }

    private static SuspectData data(SuspectGroup group) {
        CallSite site = group.callSite();
        return new SuspectData(
                group.suspicion().name(),
                group.suspicion().text(),
                group.app(),
                site == null ? null : site.text(),
                site == null || group.suspicion().isHint() ? null : site.stack(),
                group.sockets(),
                group.farEnd(),
                group.longestSeconds(),
                group.oldestSeconds(),
                group.unreadBytes(),
                group.unsentBytes());
    }

    @Override
    public List<SocketData> list(String filter) {
        return sockets.list(new SocketFilter(filter), MOST_LISTED);
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
        SocketStates states = states();
        return tracker.callSites().stream()
                .map(site -> data(site, states == null ? null : states.of(site)))
                .sorted(Comparator.comparingLong(CallSiteData::getOpen)
                        .thenComparingLong(CallSiteData::getOpenedTotal)
                        .reversed()
                        .thenComparing(CallSiteData::getCallSite))
                .collect(Collectors.toList());
    }

    private static CallSiteData data(CallSite site, @Nullable StateCounts states) {
        return new CallSiteData(
                site.app().name(),
                site.text(),
                site.open(),
                site.openedTotal(),
                site.leakedTotal(),
                site.reclaimedTotal(),
                states == null ? null : (Long) states.established(),
                states == null ? null : (Long) states.closeWait(),
                states == null ? null : (Long) states.synSent(),
                states == null ? null : (Long) states.finWait(),
                states == null ? null : (Long) states.unreadBytes(),
                states == null ? null : (Long) states.unsentBytes());
    }
}
