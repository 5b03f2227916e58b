package io.tcpheadroom.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as {@link Json} writes it, and any other: maps, lists, strings, booleans, null, and numbers as Long or Double. */
public final class JsonText {
    /** Deeper than any answer of ours, and not so deep that reading it could use up a stack. */
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /** The value that the text is; throws an IllegalArgumentException that says where it is none. */
    public static @Nullable Object parse(String text) {
        JsonText json = new JsonText(text);
        Object value = json.value();
        json.space();
        if (json.at < text.length()) {
            throw json.malformed("something after the end");
        }
        return value;
    }

    /** The same of an object. */
    public static Map<String, @Nullable Object> parseObject(String text) {
        Object value = parse(text);
        if (!(value instanceof Map)) {
            throw new IllegalArgumentException("not a JSON object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> members.put((String) name, member));
        return members;
    }

    private IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException("malformed JSON at character " + at + ": " + why);
    }

    private @Nullable Object value() {
        space();
        switch (peek()) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return string();
            case 't':
                return word("true", true);
            case 'f':
                return word("false", false);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("it ends too early");
        }
        return text.charAt(at);
    }

    private boolean take(char expected) {
        space();
        boolean isThere = peek() == expected;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void expect(char expected) {
        if (!take(expected)) {
            throw malformed("expected " + expected);
        }
    }

    private void deeper() {
        at++;
        if (++depth > DEEPEST) {
            throw malformed("too deep");
        }
    }

    private Map<String, @Nullable Object> object() {
        deeper();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!take('}')) {
            do {
                space();
                String name = string();
                expect(':');
                members.put(name, value());
            } while (take(','));
            expect('}');
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> array() {
        deeper();
        List<@Nullable Object> elements = new ArrayList<>();
        if (!take(']')) {
            do {
                elements.add(value());
            } while (take(','));
            expect(']');
        }
        depth--;
        return elements;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char each = text.charAt(at++);
            value.append(each == '\\' ? escaped() : each);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char each = peek();
        at++;
        int plain = "bfnrt".indexOf(each);
        if (plain >= 0) {
            return "\b\f\n\r\t".charAt(plain);
        }
        return each == 'u' ? hex() : each;
    }

    private char hex() {
        int end = at + 4;
        if (end > text.length()) {
            throw malformed("it ends too early");
        }
        try {
            char value = (char) Integer.parseInt(text.substring(at, end), 16);
            at = end;
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    malformed("not a character's number").getMessage(), e);
        }
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw malformed("unknown word");
        }
        at += word.length();
        return meaning;
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            return digits.matches("-?\\d{1,18}") ? (Number) Long.valueOf(digits) : (Number) Double.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(malformed("not a value").getMessage(), e);
        }
    }
}
