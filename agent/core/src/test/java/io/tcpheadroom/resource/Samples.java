package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import io.tcpheadroom.tracker.ListenerOrigin;
import io.tcpheadroom.tracker.Tracked;
import java.util.List;
import java.util.function.Consumer;

/** Samples with the values that a test wants, which only the sampler makes otherwise. */
public final class Samples {
    /** Makes some thousands of them in a test: it is opened once. */
    private static final Kernel KERNEL = new Kernel(Hosts.roots("linux-6.18"));

    private static final Kernel WITH_SETTINGS = new Kernel(Hosts.roots("linux-6.18"));

    static {
        WITH_SETTINGS.refresh();
    }

    private Samples() {}

    public static Sample of(List<ResourceSample> resources, List<AppSample> apps) {
        return at(0, resources, apps);
    }

    /** An empty one. */
    public static Sample at(double second) {
        return at(second, List.of());
    }

    public static Sample at(double second, List<AppSample> apps) {
        return at(second, List.of(), apps);
    }

    private static Sample at(double second, List<ResourceSample> resources, List<AppSample> apps) {
        return at(second, resources, apps, null);
    }

    /** With the descriptors by kind as they were last counted. */
    public static Sample at(double second, List<ResourceSample> resources, List<AppSample> apps, FdKinds kinds) {
        return new Sample(1, Math.round(second * 1e9), apps, List.of(), List.of(), List.of(), KERNEL)
                .with(Load.NONE, resources, List.of(), kinds);
    }

    /** With a listener of that backlog at whose queue the kernel counted so many overflows in that second. */
    public static Sample overflowed(double second, int backlog, long overflows, double overflowSecond) {
        ListenerSample listener = listener(
                backlog,
                0,
                ListenerOrigin.PROGRAM,
                overflows == 0 ? null : Overflows.after(null, overflows, Math.round(overflowSecond * 1e9)));
        return new Sample(
                1, Math.round(second * 1e9), List.of(), List.of(listener), List.of(), List.of(), WITH_SETTINGS);
    }

    /** With an app that has so many connections open, of which a listener of its own accepted some, or one of JMX. */
    static Sample connected(long incoming, long outgoing, boolean isServer) {
        ListenerSample listener = listener(50, 7, isServer ? ListenerOrigin.PROGRAM : ListenerOrigin.JMX, null);
        AppSample app = new AppSample(Tracked.connected("shop", incoming, outgoing), 0, null, null, null, null, null);
        return new Sample(1, 0, List.of(app), List.of(listener), List.of(), List.of(), KERNEL);
    }

    private static ListenerSample listener(int backlog, long accepted, ListenerOrigin origin, Overflows overflows) {
        return new ListenerSample(
                "0.0.0.0",
                8080,
                Figure.of(0),
                Figure.of(backlog).min(WITH_SETTINGS.setting("Somaxconn")),
                ListenerSample.LimitSource.PROGRAM,
                backlog,
                "shop",
                accepted,
                0,
                null,
                null,
                origin,
                overflows);
    }

    /** With the sockets by the kernel's states. */
    public static Sample with(SocketStates states, ResourceSample... resources) {
        return at(0, List.of(resources), List.of()).withStates(states);
    }

    /** With what failed until then. */
    public static Sample failed(double second, List<FailureSample> failures) {
        return at(second).withFailures(failures);
    }

    /** A failure of the app shop, so often, the last at that second, where no connect came up. */
    public static FailureSample failure(
            FailedOperation operation, FailureReason reason, String place, long count, double second) {
        return failure(operation, reason, place, count, second, Connected.NONE);
    }

    /** A failed connect of the app shop, so often, the last at that second, where so many connects came up, so many of them lately. */
    public static FailureSample connect(
            FailureReason reason, String place, long count, double second, long connected, long lately) {
        return failure(FailedOperation.CONNECT, reason, place, count, second, new Connected(connected, lately));
    }

    private static FailureSample failure(
            FailedOperation operation,
            FailureReason reason,
            String place,
            long count,
            double second,
            Connected connected) {
        return failure(operation, reason, place, count, count, second, connected);
    }

    /** Accepts for lack of a descriptor, of which so many were counted at this place, whatever is forgotten by now. */
    public static FailureSample accepts(String place, long count, long counted, double second) {
        return failure(
                FailedOperation.ACCEPT, FailureReason.NO_DESCRIPTOR, place, count, counted, second, Connected.NONE);
    }

    private static FailureSample failure(
            FailedOperation operation,
            FailureReason reason,
            String place,
            long count,
            long counted,
            double second,
            Connected connected) {
        return new FailureSample(
                new FailureKey("shop", operation, reason, place),
                count,
                counted,
                Math.round(second * 1e9),
                "IOException: " + reason.text(),
                "shop.Cart.pay(Cart.java:7)\nvia okhttp3.Call.run(Call.java:9)",
                connected);
    }

    /** A sampler of a program without a socket. */
    public static Sampler sampler(Kernel kernel, List<ResourceSpec> catalog, Consumer<String> log) {
        return new Sampler(kernel, Tracked.tracker(), catalog, 10, 20, new Failures(log));
    }

    /** A resource of the catalogue, its first reading. */
    public static ResourceSample resource(String id, Figure used, Figure limit, String note) {
        ResourceSpec spec = ResourceCatalog.ALL.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new Resource(spec).update(Reading.of(used, limit).noting(note), 0, Load.NONE);
    }

    /** An app that has so many clients open. */
    public static AppSample holding(String name, int clients) {
        return new AppSample(Tracked.holding(name, clients), 0, null, null, null, null, null);
    }

    /** An app that dropped so many sockets without a close, and where. */
    public static AppSample app(String name, int reclaimed, String reclaimedFrom, int leaked, String leakedFrom) {
        return new AppSample(Tracked.app(name, reclaimed, leaked), 0, reclaimedFrom, leakedFrom, null, null, null);
    }

    /** An app most of whose open sockets come from there. */
    public static AppSample app(String name, String openFrom) {
        return new AppSample(Tracked.app(name), 0, null, null, openFrom, null, null);
    }
}
