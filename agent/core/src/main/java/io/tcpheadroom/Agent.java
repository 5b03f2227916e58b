package io.tcpheadroom;

import io.tcpheadroom.config.Config;
import io.tcpheadroom.config.OptionsParser;
import io.tcpheadroom.hooks.install.BridgeFields;
import io.tcpheadroom.hooks.install.HookInstaller;
import io.tcpheadroom.log.Log;
import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.Tracker;
import java.lang.instrument.Instrumentation;

public final class Agent {
    public static void premain(String options, Instrumentation instrumentation) throws Exception {
        Log log = new Log();
        Config config = OptionsParser.parse(options, log::tell);
        BridgeFields bridge = BridgeFields.define(instrumentation);
        Tracker tracker = new Tracker(new Apps("program", new AppRules(config.appByPackage()), 100), 10000);
        TrackerEvents events = new TrackerEvents(tracker, new Descriptors(instrumentation));
        events.connect(bridge);
        HookInstaller hooks =
                new HookInstaller(instrumentation, bridge, Runtime.version().feature());
        hooks.begin();
        Thread t = new Thread(() -> {
            long t0 = System.nanoTime();
            hooks.complete();
            System.err.println("woven in " + (System.nanoTime() - t0) / 1000000 + " ms");
            hooks.report().forEach(r -> System.err.println(r.hook() + " " + r.status() + " " + r.detail()));
            while (true) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    return;
                }
                tracker.findLeaks();
                tracker.apps()
                        .forEach(a -> System.err.println(a.name() + " open " + a.open() + " opened " + a.openedTotal()
                                + " closed " + a.closedTotal() + " acc " + a.acceptedTotal() + " conn "
                                + a.connectedTotal() + " fail " + a.connectFailedTotal() + " leaked " + a.leakedTotal()
                                + " reclaimed " + a.reclaimedTotal() + " errors " + events.errorsTotal()));
                tracker.destinations()
                        .forEach(d ->
                                System.err.println("  " + d.address() + " " + d.open() + " " + d.connectedTotal()));
                tracker.listeners()
                        .forEach(d -> System.err.println(
                                "  listener " + d.fd() + " " + d.backlog() + " " + d.acceptedTotal()));
            }
        });
        t.setDaemon(true);
        t.start();
    }
}
