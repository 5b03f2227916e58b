package io.tcpheadroom.plan;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plan as JSON; docs/plan.md has the schema. */
public final class PlanJson {
    /** Changes when a member goes or changes its meaning; new members may come without. */
    private static final int SCHEMA = 1;

    private static final int FIRST_PRINTABLE = ' ';

    private final StringBuilder text = new StringBuilder();
    private boolean isFirst = true;

    private PlanJson() {}

    /** One object on several lines, with a line end. */
    public static String of(Plan plan) {
        PlanJson json = new PlanJson();
        json.object(() -> {
            json.member("schema", SCHEMA);
            json.member("wish", () -> json.wish(plan.wish()));
            json.member("release", plan.release());
            json.member("memoryBytes", plan.memory().orNull());
            json.list("warnings", plan.warnings(), json::value);
            json.list("lines", plan.lines(), json::line);
            json.list("estimate", plan.estimate().items(), json::item);
            json.member("estimateBytes", plan.estimate().totalBytes());
            json.member("files", () -> PlanFiles.of(plan).forEach(json::member));
        });
        return json.text.append('\n').toString();
    }

    private void wish(Wish wish) {
        member("connections", wish.incoming());
        member("outgoing", wish.outgoing());
        member("rate", wish.perSecond());
        member("destinations", wish.destinations());
        member("buffer", wish.bufferBytes());
        member("pause", wish.pauseSeconds());
        list("listen", List.copyOf(wish.listeners()), this::value);
    }

    private void line(PlanLine line) {
        object(() -> {
            member("place", line.place().name());
            member("name", line.name());
            member("state", line.state().name());
            member("present", line.present());
            member("wanted", line.wanted());
            if (line.place() == Place.NAMESPACE) {
                member("kubernetesSafeSince", Kubernetes.safeSince(line.name()));
            }
            member("reason", line.reason());
            member("source", line.source());
        });
    }

    private void item(Estimate.Item item) {
        object(() -> {
            member("what", item.what());
            member("bytes", item.bytes());
            member("how", item.how());
        });
    }

    private void object(Runnable members) {
        text.append('{');
        isFirst = true;
        members.run();
        text.append('}');
        isFirst = false;
    }

    private void comma() {
        text.append(isFirst ? "\n" : ",\n");
        isFirst = false;
    }

    private void name(String name) {
        comma();
        quote(name);
        text.append(": ");
    }

    private void member(String name, Runnable members) {
        name(name);
        object(members);
    }

    private void member(String name, @Nullable Object value) {
        name(name);
        value(value);
    }

    private <T> void list(String name, List<T> values, Consumer<? super T> each) {
        name(name);
        text.append('[');
        isFirst = true;
        for (T value : values) {
            comma();
            each.accept(value);
        }
        text.append(']');
        isFirst = false;
    }

    private void value(@Nullable Object value) {
        if (value instanceof String) {
            quote((String) value);
        } else {
            text.append(value);
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n') {
                text.append("\\n");
            } else if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
