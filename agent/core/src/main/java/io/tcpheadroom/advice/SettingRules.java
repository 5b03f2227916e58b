package io.tcpheadroom.advice;

import io.tcpheadroom.resource.Sample;
import java.util.List;

/** Settings that do harm wherever they are, and one that does when requests flood in. */
final class SettingRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        return Symptom.isTimeWaitRecycled(sample)
                || !sample.obsoleteSysctls().isEmpty()
                || SyncookiesOff.dropped(snapshot) > 0;
    }

    @Override
    List<Rule> create() {
        return List.of(new TimeWaitRecycle(), new TimeWaitRecycleInFile(), new SyncookiesOff());
    }
}
