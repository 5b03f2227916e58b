package io.tcpheadroom.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a kernel file, split on blanks, never on fixed columns. It knows its file and number, so that whatever is
 * wrong with it can be said in full.
 */
final class Line {
    /** So many digits fit into a long, whatever they are. */
    private static final int LONGEST_PLAIN = 18;

    private static final int NOT_COUNTED = -1;

    private final String file;
    private final int number;
    private final String text;
    private int size = NOT_COUNTED;
    private @Nullable List<String> words;

    private Line(String file, int number, String text) {
        this.file = file;
        this.number = number;
        this.text = text;
    }

    /** By hand, as all here that goes through the letters: this runs for every file at every tick. */
    private int countWords() {
        int count = 0;
        for (int at = wordFrom(0); at < text.length(); at = wordFrom(endOfWord(at))) {
            count++;
        }
        return count;
    }

    /** Where the next word begins; the text's end when there is none. */
    private int wordFrom(int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int endOfWord(int from) {
        int at = from;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        return at;
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
            if (line.wordFrom(0) < line.text.length()) {
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

    /** Counted when it is first asked for: of most lines of a file it never is. */
    int size() {
        if (size == NOT_COUNTED) {
            size = countWords();
        }
        return size;
    }

    /** Split when they are first asked for: of most lines few or none are. */
    List<String> words() {
        if (words == null) {
            List<String> split = new ArrayList<>(size());
            for (int at = wordFrom(0); at < text.length(); at = wordFrom(endOfWord(at))) {
                split.add(text.substring(at, endOfWord(at)));
            }
            words = Collections.unmodifiableList(split);
        }
        return words;
    }

    String firstWord() {
        int start = wordFrom(0);
        return text.substring(start, endOfWord(start));
    }

    /**
     * As {@link #number} of each, without a string for each.
     *
     * @param expected how many there are, most likely
     */
    long[] numbersAfterFirstWord(int expected) {
        long[] numbers = new long[expected];
        int count = 0;
        for (int at = wordFrom(endOfWord(wordFrom(0))); at < text.length(); count++) {
            int end = endOfWord(at);
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count + 1);
            }
            numbers[count] = number(at, end);
            at = wordFrom(end);
        }
        return Arrays.copyOf(numbers, count);
    }

    private long number(int start, int end) {
        long value = 0;
        for (int at = start; at < end; at++) {
            char digit = text.charAt(at);
            if (end - start > LONGEST_PLAIN || digit < '0' || digit > '9') {
                return decimal(text.substring(start, end));
            }
            value = 10 * value + digit - '0';
        }
        return value;
    }

    String word(int index) {
        if (index >= size()) {
            throw malformed("only " + size() + " words");
        }
        return words().get(index);
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
            throw malformed("not a number", digits, e);
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

    /** An unsigned number of 32 bits, as all of these files have; a sign is malformed. */
    long hex(String digits) {
        if (digits.startsWith("-") || digits.startsWith("+")) {
            throw malformed("not a hexadecimal number", digits);
        }
        try {
            return Integer.toUnsignedLong(Integer.parseUnsignedInt(digits, 16));
        } catch (NumberFormatException e) {
            throw malformed("not a hexadecimal number", digits, e);
        }
    }

    /** An unsigned number of 64 bits, as a set of flags is written. */
    long hexMask(int index) {
        String digits = word(index);
        if (digits.startsWith("+")) {
            throw malformed("not a hexadecimal number", digits);
        }
        try {
            return Long.parseUnsignedLong(digits, 16);
        } catch (NumberFormatException e) {
            throw malformed("not a hexadecimal number", digits, e);
        }
    }

    MalformedKernelText malformed(String problem) {
        return malformed(problem, text);
    }

    MalformedKernelText malformed(String problem, String part) {
        return new MalformedKernelText(file, number, problem, part);
    }

    MalformedKernelText malformed(String problem, String part, Throwable cause) {
        return new MalformedKernelText(file, number, problem, part, cause);
    }

    /** The whole of it, as it stands in the file. */
    @Override
    public String toString() {
        return text;
    }
}
