package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.FindingLog;
import io.tcpheadroom.jconsole.model.Inquiry;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import io.tcpheadroom.jconsole.model.Timeline;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the panels share: what happened since the tab was opened, what the user chose, and the ways to the JVM and to each other. */
final class Session {
    private final Timeline timeline = new Timeline();
    private final FindingLog findings = new FindingLog();
    private final Selection selection = new Selection();
    private final Inquiry inquiry;
    private final Consumer<String> clipboard;
    private final Path folder;
    private final Exports exports;
    private Consumer<Target> jumps = target -> {};

    Session(Inquiry inquiry, Consumer<String> clipboard) {
        this(inquiry, clipboard, Path.of(System.getProperty("user.home", "")));
    }

    /** @param folder where files are saved */
    Session(Inquiry inquiry, Consumer<String> clipboard, Path folder) {
        this.inquiry = inquiry;
        this.clipboard = clipboard;
        this.folder = folder;
        exports = new Exports(clipboard, folder);
    }

    void add(Snapshot snapshot) {
        timeline.add(snapshot);
        findings.update(snapshot);
    }

    /** @param newJumps what brings a target to the front */
    void onJump(Consumer<Target> newJumps) {
        jumps = newJumps;
    }

    void jumpTo(Target target) {
        jumps.accept(target);
    }

    Timeline timeline() {
        return timeline;
    }

    FindingLog findings() {
        return findings;
    }

    Selection selection() {
        return selection;
    }

    Inquiry inquiry() {
        return inquiry;
    }

    Consumer<String> clipboard() {
        return clipboard;
    }

    /** Where files are saved, unless another is chosen. */
    Path folder() {
        return folder;
    }

    Exports exports() {
        return exports;
    }
}
