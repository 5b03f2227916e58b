package io.tcpheadroom.cli;

import io.tcpheadroom.text.Json;
import io.tcpheadroom.text.JsonText;
import io.tcpheadroom.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document, or an object in it, to be shown: as it came from an agent, which may be of another version, so any member may be missing. */
final class Answer {
    private final Map<String, @Nullable Object> members;

    private Answer(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /** Throws an IllegalArgumentException when the text is no JSON object. */
    static Answer parse(String json) {
        return new Answer(JsonText.parseObject(json));
    }

    /** What was put together here, as if it had come from elsewhere. */
    static Answer of(Map<String, @Nullable Object> document) {
        return parse(Json.line(document));
    }

    /** With one more member, or another value of it. */
    Answer with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Answer(more);
    }

    /** With one more note. */
    Answer noting(String note) {
        List<String> notes = texts("notes");
        notes.add(note);
        return with("notes", notes);
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    /** Safe to show on a terminal, whatever an agent sends; a dash where there is none. */
    String text(String name) {
        Object value = members.get(name);
        return value == null ? "-" : PlainText.lines(value.toString());
    }

    @Nullable
    Number number(String name) {
        Object value = members.get(name);
        return value instanceof Number ? (Number) value : null;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    /** Empty where there is none. */
    Answer part(String name) {
        return ofValue(members.get(name));
    }

    List<Answer> list(String name) {
        List<Answer> parts = new ArrayList<>();
        values(name).forEach(value -> parts.add(ofValue(value)));
        return parts;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        values(name).forEach(value -> texts.add(PlainText.of(String.valueOf(value))));
        return texts;
    }

    private List<?> values(String name) {
        Object value = members.get(name);
        return value instanceof List ? (List<?>) value : List.of();
    }

    private static Answer ofValue(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map) {
            ((Map<?, ?>) value).forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return new Answer(members);
    }
}
