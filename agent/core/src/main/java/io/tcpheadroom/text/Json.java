package io.tcpheadroom.text;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON: maps in their order, lists, strings, numbers, booleans and null. A number that JSON does not have is null. Whatever is
 * not plain in a text is escaped, so that an answer can be shown on a terminal.
 */
public final class Json {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final boolean isIndented;
    private int depth;

    private Json(boolean isIndented) {
        this.isIndented = isIndented;
    }

    /** For people: a member or an element a line. */
    public static String indented(@Nullable Object value) {
        return of(value, true);
    }

    /** In one line. */
    public static String line(@Nullable Object value) {
        return of(value, false);
    }

    private static String of(@Nullable Object value, boolean isIndented) {
        Json json = new Json(isIndented);
        json.value(value);
        return json.text.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map) {
            members((Map<?, ?>) value);
        } else if (value instanceof Collection) {
            elements((Collection<?>) value);
        } else if (value instanceof Double && !Double.isFinite((Double) value)) {
            text.append("null");
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void members(Map<?, ?> members) {
        Iterator<? extends Map.Entry<?, ?>> each = members.entrySet().iterator();
        inside('{', '}', each, () -> {
            Map.Entry<?, ?> member = each.next();
            string(String.valueOf(member.getKey()));
            text.append(isIndented ? ": " : ":");
            value(member.getValue());
        });
    }

    private void elements(Collection<?> elements) {
        Iterator<?> each = elements.iterator();
        inside('[', ']', each, () -> value(each.next()));
    }

    private void inside(char begin, char end, Iterator<?> each, Runnable next) {
        text.append(begin);
        depth++;
        boolean isEmpty = !each.hasNext();
        while (each.hasNext()) {
            lineBreak();
            next.run();
            text.append(each.hasNext() ? "," : "");
        }
        depth--;
        if (!isEmpty) {
            lineBreak();
        }
        text.append(end);
    }

    private void lineBreak() {
        if (isIndented) {
            text.append('\n').append(INDENT.repeat(depth));
        }
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
    }

    private void character(char each) {
        if (each == '"' || each == '\\') {
            text.append('\\').append(each);
        } else if (each == '\n') {
            text.append("\\n");
        } else if (each < ' ' || (each >= 0x7f && each < 0xa0) || isUnseen(each)) {
            text.append("\\u").append(Integer.toHexString(0x10000 | each).substring(1));
        } else {
            text.append(each);
        }
    }

    private static boolean isUnseen(char each) {
        int type = Character.getType(each);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
