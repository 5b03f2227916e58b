package io.tcpheadroom;

import io.tcpheadroom.config.Config;
import io.tcpheadroom.hooks.install.Bridge;
import io.tcpheadroom.hooks.install.HookInstaller;
import io.tcpheadroom.intercept.TrackerEvents;
import io.tcpheadroom.jvm.Descriptors;
import io.tcpheadroom.jvm.ProgramName;
import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.PreAttachThreads;
import io.tcpheadroom.tracker.Tracker;
import java.lang.instrument.Instrumentation;

/** What has to be there before the program goes on, and no more than that: the bridge, the tracker and the hooks. */
final class SocketTracking {
    /** Destinations that are counted each by itself; beans are made for the fullest few of them. */
    private static final int TRACKED_DESTINATIONS = 10_000;

    final Apps apps;
    final CallSites callSites;
    final Tracker tracker;
    final TrackerEvents events;
    final HookInstaller hooks;
    private final Bridge bridge;

    SocketTracking(Config config, Instrumentation instrumentation, Bridge bridge) {
        this.bridge = bridge;
        String program = config.name().isEmpty() ? ProgramName.ofThisJvm() : config.name();
        apps = new Apps(program, new AppRules(config.appByPackage()), config.maxApps());
        callSites = new CallSites(
                CallSites.Depth.of(config.callSites()),
                config.callSitesPerSecond(),
                config.maxCallSites(),
                config.callSitesSkip());
        tracker = new Tracker(apps, callSites, TRACKED_DESTINATIONS);
        Descriptors.open(instrumentation);
        events = new TrackerEvents(tracker, apps);
        hooks = new HookInstaller(instrumentation, Runtime.version().feature());
    }

    /** From here on no socket is missed. */
    void begin() {
        events.connect(bridge);
        hooks.begin();
    }

    /** The same in a program that runs, whose threads may be waiting in methods that are about to be woven. */
    void beginInRunningProgram() {
        PreAttachThreads threads = new PreAttachThreads();
        events.connectPreAttach(threads);
        begin();
        threads.weavingDone();
    }
}
