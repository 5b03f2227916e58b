package io.tcpheadroom.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One line of a kernel file, split on blanks, never on fixed columns. It knows its file and number, so that whatever is
 * wrong with it can be said in full.
 */
final class Line {
    private final String file;
    private final int number;
    private final String text;
    private final List<String> words;

    private Line(String file, int number, String text) {
        this.file = file;
        this.number = number;
        this.text = text;
        this.words = split(text);
    }

    /** By hand: this runs for every word of every file at every tick. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isBlank(text.charAt(i))) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    /** All lines of a text that hold anything. */
    static List<Line> all(String file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            Line line = new Line(file, ++number, text.substring(start, end));
            if (line.size() > 0) {
                lines.add(line);
            }
            start = end + 1;
        }
        return lines;
    }

    static Line of(String file, int number, String text) {
        return new Line(file, number, text);
    }

    /** The one line that a file consists of. */
    static Line only(String file, String text) {
        List<Line> lines = all(file, text);
        if (lines.isEmpty()) {
            throw new MalformedKernelText(file, 1, "nothing there", text);
        }
        if (lines.size() > 1) {
            throw lines.get(1).malformed("more than one line");
        }
        return lines.get(0);
    }

    int size() {
        return words.size();
    }

    List<String> words() {
        return Collections.unmodifiableList(words);
    }

    String word(int index) {
        if (index >= words.size()) {
            throw malformed("only " + words.size() + " words");
        }
        return words.get(index);
    }

    /** A decimal number, negative or up to 2^64-1; what is beyond a long is the largest long. */
    long number(int index) {
        return decimal(word(index));
    }

    long decimal(String digits) {
        try {
            long value = digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
            return value < 0 && !digits.startsWith("-") ? Long.MAX_VALUE : value;
        } catch (NumberFormatException e) {
            throw malformed("not a number", digits);
        }
    }

    /** A decimal number that counts something: negative is malformed. */
    long count(int index) {
        return countOf(word(index));
    }

    long countOf(String digits) {
        long value = decimal(digits);
        if (value < 0) {
            throw malformed("negative", digits);
        }
        return value;
    }

    long hex(int index) {
        return hex(word(index));
    }

    /** An unsigned number; a sign is malformed. */
    long hex(String digits) {
        if (digits.startsWith("-") || digits.startsWith("+")) {
            throw malformed("not a hexadecimal number", digits);
        }
        try {
            return Long.parseUnsignedLong(digits, 16);
        } catch (NumberFormatException e) {
            throw malformed("not a hexadecimal number", digits);
        }
    }

    MalformedKernelText malformed(String problem) {
        return malformed(problem, text);
    }

    MalformedKernelText malformed(String problem, String part) {
        return new MalformedKernelText(file, number, problem, part);
    }
}
