package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.SettingValue;
import io.tcpheadroom.plan.PlanLine.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a plan as they are found, one after the other; never one that lowers a value. */
final class Needs {
    private final List<PlanLine> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Capacity capacity;

    Needs(Capacity capacity) {
        this.capacity = capacity;
    }

    List<PlanLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** A sysctl of one number that has to be at least so much. One that this kernel does not have is no line. */
    void atLeast(String attribute, long wanted, String reason, String source) {
        atLeast(attribute, wanted, wanted, reason, source);
    }

    /** What is enough, and what to set where there is less. */
    void atLeast(String attribute, long needed, long wanted, String reason, String source) {
        SettingValue value = capacity.setting(attribute);
        if (value.figure().kind() != Figure.Kind.NOT_APPLICABLE) {
            atLeast(place(value), value.setting().name(), value.figure(), needed, wanted, reason, source);
        }
    }

    void atLeast(Place place, String name, Figure present, long needed, long wanted, String reason, String source) {
        switch (present.kind()) {
            case NUMBER:
                if (present.value() < needed) {
                    change(place, name, Long.toString(present.value()), Long.toString(wanted), reason, source);
                } else {
                    enough(place, name, Long.toString(present.value()), reason, source);
                }
                break;
            case UNLIMITED:
                enough(place, name, "unlimited", reason, source);
                break;
            default:
                unknown(place, name, Long.toString(wanted), reason, source);
        }
    }

    static Place place(SettingValue value) {
        return value.setting().isOfNamespace() ? Place.NAMESPACE : Place.HOST;
    }

    void change(Place place, String name, @Nullable String present, String wanted, String reason, String source) {
        lines.add(new PlanLine(place, name, State.CHANGE, present, wanted, reason, source));
    }

    void enough(Place place, String name, String present, String reason, String source) {
        lines.add(new PlanLine(place, name, State.ENOUGH, present, present, reason, source));
    }

    void unknown(Place place, String name, String wanted, String reason, String source) {
        lines.add(new PlanLine(place, name, State.UNKNOWN, null, wanted, reason, source));
    }

    /** The next multiple: round numbers are easier to recognise in a file. */
    static long roundUp(long number, long multiple) {
        return Wish.divideUp(number, multiple) * multiple;
    }

    /** A quarter more, for what else uses it. */
    static long withMargin(long number, long multiple) {
        return roundUp(number + number / 4, multiple);
    }
}
