package io.tcpheadroom.advice;

import io.tcpheadroom.kernel.FdKind;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.CallSiteText;
import io.tcpheadroom.resource.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What uses the descriptors up, as a part of the evidence: the kinds that are most, and the one that grows fastest. */
final class DescriptorKinds {
    /** A kind with less than a twentieth of all is not the reason. */
    private static final int SHARE_WORTH_TELLING = 20;

    /** Growth by less than a hundredth of all is the coming and going of some. */
    private static final int GROWTH_WORTH_TELLING = 100;

    /** A pool that filled when the program started is not what grows. */
    private static final double RECENT_SECONDS = 60;

    private final Snapshot snapshot;
    private final FdKinds now;

    private DescriptorKinds(Snapshot snapshot, FdKinds now) {
        this.snapshot = snapshot;
        this.now = now;
    }

    /** Empty before the first count. */
    static String evidence(Snapshot snapshot) {
        FdKinds now = snapshot.sample().fdKinds();
        return now == null || now.open() == 0 ? "" : new DescriptorKinds(snapshot, now).evidence();
    }

    private String evidence() {
        List<String> parts = new ArrayList<>();
        parts.add((now.isEstimate() ? "about " : "") + (areMostlySockets() ? sockets() : others()));
        Optional<FdKinds> before = before();
        Optional<FdKind> growing = before.flatMap(this::fastest);
        growing.ifPresent(kind -> parts.add(growth(kind, before.orElseThrow())));
        if (areMostlySockets() || growing.filter(kind -> kind == FdKind.SOCKET).isPresent()) {
            callSite().ifPresent(parts::add);
            growingCallSite().ifPresent(parts::add);
        }
        return "; " + String.join("; ", parts);
    }

    private boolean areMostlySockets() {
        return 2 * now.open(FdKind.SOCKET) >= now.open();
    }

    private String sockets() {
        return now.open(FdKind.SOCKET) + " of " + now.open() + " are sockets";
    }

    private String others() {
        String kinds = Arrays.stream(FdKind.values())
                .filter(kind -> kind != FdKind.SOCKET && SHARE_WORTH_TELLING * now.open(kind) >= now.open())
                .sorted(Comparator.comparingLong((FdKind kind) -> now.open(kind))
                        .reversed())
                .map(kind -> now.open(kind) + " " + kind.plural())
                .collect(Collectors.joining(", "));
        return now.open() - now.open(FdKind.SOCKET) + " of " + now.open() + " are not sockets: " + kinds;
    }

    /** The first count that is remembered. */
    private Optional<FdKinds> before() {
        return snapshot.earliest(moment -> moment.sample().fdKinds() != null)
                .map(moment -> moment.sample().fdKinds());
    }

    /** The kind that grew most since, if any did. */
    private Optional<FdKind> fastest(FdKinds before) {
        return Arrays.stream(FdKind.values())
                .max(Comparator.comparingLong((FdKind kind) -> growthOf(kind, before))
                        .thenComparing(Comparator.reverseOrder()))
                .filter(kind -> GROWTH_WORTH_TELLING * growthOf(kind, before) >= now.open());
    }

    private long growthOf(FdKind kind, FdKinds before) {
        return now.open(kind) - before.open(kind);
    }

    private String growth(FdKind kind, FdKinds before) {
        long seconds = Math.round((now.atNanos() - before.atNanos()) / 1e9);
        return "fastest growing: " + kind.plural() + ", by " + growthOf(kind, before) + " in " + seconds + " s ("
                + kind.holder() + ")";
    }

    /** Of the app that has most open sockets. */
    private Optional<String> callSite() {
        return snapshot.sample().apps().stream()
                .max(Comparator.comparingLong(AppSample::getOpen))
                .flatMap(app -> Optional.ofNullable(app.openFrom())
                        .map(stack -> "most sockets whose call site is known are from " + CallSiteText.firstFrame(stack)
                                + " (app " + app.getName() + ")"));
    }

    /** It need not be the one that has most: a leak begins small. Within the last minute, or else as far back as is remembered. */
    private Optional<String> growingCallSite() {
        return snapshot.before(RECENT_SECONDS)
                .flatMap(this::growingSince)
                .or(() -> snapshot.earliest(moment -> true).flatMap(this::growingSince));
    }

    private Optional<String> growingSince(Moment moment) {
        Sample latest = snapshot.sample();
        Sample before = moment.sample();
        long enough = Math.max(1, now.open() / GROWTH_WORTH_TELLING);
        return latest.callSites()
                .fastestSince(before.callSites(), enough)
                .map(growth -> "fastest growing call site: " + growth.text() + ", by " + growth.by() + " in "
                        + Math.round((latest.atNanos() - before.atNanos()) / 1e9) + " s");
    }
}
