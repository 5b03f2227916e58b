package io.tcpheadroom.jfr;

import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.tracker.SocketObserver;
import io.tcpheadroom.tracker.Tracker;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import org.jspecify.annotations.Nullable;

/**
 * Waits for somebody to start the recorder, and has events only from then on: to register the classes of events takes the
 * recorder 100 ms of CPU time or more, and most programs never record. A runtime without the module jdk.jfr cannot link this
 * class.
 */
public final class FlightRecording implements FlightRecorderListener {
    private final Tracker tracker;
    private final Consumer<Throwable> failed;
    private volatile @Nullable FlightEvents events;

    /**
     * From now on the recorder is waited for; one that is there already is told at once.
     *
     * @param failed takes what keeps events from being recorded
     */
    public FlightRecording(Tracker tracker, Consumer<Throwable> failed) {
        this.tracker = tracker;
        this.failed = failed;
        FlightRecorder.addListener(this);
    }

    /**
     * Called by the recorder before its first recording begins, so that no event of that one is missed. It hands on what is thrown here
     * to the program that starts the recording.
     */
    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        try {
            begin();
        } catch (Throwable e) {
            failed.accept(e);
        }
    }

    private void begin() {
        if (events == null) {
            FlightEvents made = new FlightEvents();
            events = made;
            tracker.observe(made);
        }
    }

    /** Records each resource of a sample. */
    public void record(Sample sample) {
        FlightEvents made = events;
        if (made != null) {
            made.record(sample);
        }
    }

    /** Nothing of ours is left in the recorder. */
    public void close() {
        FlightRecorder.removeListener(this);
        tracker.observe(SocketObserver.NONE);
        FlightEvents made = events;
        if (made != null) {
            made.close();
        }
    }
}
