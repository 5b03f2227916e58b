package io.tcpheadroom.text;

/**
 * What others chose, as names of class loaders, hosts, paths and messages, as a text that can do nothing to who reads it. Line ends would
 * forge lines of a log or a report, escape sequences command a terminal, and marks of writing direction swap what is read: each such
 * character is spelled out, <code>&#92;u001b</code>, so that it is seen. Markup is left to who shows markup.
 */
public final class PlainText {
    /** A name that is longer is none. */
    private static final int MOST_OF_A_NAME = 500;

    private PlainText() {}

    /** One line of at most 500 characters of the original. */
    public static String of(String text) {
        return of(text, MOST_OF_A_NAME);
    }

    /** One line of at most so many characters of the original. */
    public static String of(String text, int most) {
        return text.length() <= most ? escaped(text, false) : escaped(text.substring(0, most - 1), false) + '…';
    }

    /** Line ends stay. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepLines) {
        int from = 0;
        while (from < text.length() && isPlain(text, from, keepLines)) {
            from++;
        }
        if (from == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char each = text.charAt(i);
            if (isPlain(text, i, keepLines)) {
                escaped.append(each);
            } else {
                escaped.append("\\u").append(Integer.toHexString(0x10000 | each).substring(1));
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(String text, int position, boolean keepLines) {
        char each = text.charAt(position);
        if (each < 0x7f) {
            return each >= ' ' || (keepLines && each == '\n');
        }
        return Character.isSurrogate(each) ? isHalfOfPlain(text, position) : isPlain(each);
    }

    private static boolean isHalfOfPlain(String text, int position) {
        int first = Character.isLowSurrogate(text.charAt(position)) ? position - 1 : position;
        return first >= 0
                && first + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(first), text.charAt(first + 1))
                && isPlain(text.codePointAt(first));
    }

    private static boolean isPlain(int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return false;
            default:
                return true;
        }
    }
}
