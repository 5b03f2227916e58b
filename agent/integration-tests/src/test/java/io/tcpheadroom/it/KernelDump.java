package io.tcpheadroom.it;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What the program OnKernel printed: what the agent's beans said, and what the kernel's files said before and after. The files
 * are taken apart here in a way of its own, so that nothing is compared with itself.
 */
final class KernelDump {
    private final Map<String, Map<String, String>> beans = new TreeMap<>();
    private final Map<String, Map<String, String>> sources = new TreeMap<>();
    private final Map<String, String> before = new HashMap<>();
    private final Map<String, String> after = new HashMap<>();
    private final Map<String, String[]> other = new HashMap<>();

    KernelDump(List<String> lines) {
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("bean")) {
                beans.computeIfAbsent(fields[1], bean -> new TreeMap<>()).put(fields[2], fields[3]);
                sources.computeIfAbsent(fields[1], bean -> new TreeMap<>()).put(fields[2], fields[4]);
            } else if (fields[0].equals("file") && !fields[3].equals("-")) {
                (fields[1].equals("before") ? before : after).put(fields[2], text(fields[3]));
            } else {
                other.put(fields[0] + (fields[0].equals("descriptors") ? fields[1] : ""), fields);
            }
        }
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
    }

    Map<String, String> bean(String keys) {
        return beans.get("tcp.headroom:" + keys);
    }

    Map<String, String> resource(String id) {
        return bean("type=Resource,name=" + id);
    }

    /** Each attribute of a bean with where it says that it is read. */
    Map<String, String> sources(String keys) {
        return sources.get("tcp.headroom:" + keys);
    }

    /** A line that the program printed for itself. */
    String[] printed(String key) {
        return other.get(key);
    }

    boolean has(String file) {
        return before.containsKey(file);
    }

    String text(String file, boolean first) {
        return (first ? before : after).get(file);
    }

    /** The numbers that a file held at the two moments, by a way to find one in its text. */
    Range range(String file, Find find) {
        return Range.of(find.in(before.get(file)), find.in(after.get(file)));
    }

    /** Takes one number out of a file's text. */
    interface Find {
        long in(String text);
    }

    /** The word of a one-line file, counted from 0. */
    static Find word(int index) {
        return text -> Long.parseUnsignedLong(text.strip().split("\\s+")[index]);
    }

    /** What follows a key in the line that a prefix begins: {@code TCP: inuse 5}. */
    static Find keyed(String prefix, String key) {
        return text -> text.lines()
                .filter(line -> line.startsWith(prefix + ":"))
                .flatMapToLong(line -> {
                    String[] words = line.split(" ");
                    return LongStream.range(1, words.length - 1)
                            .filter(i -> words[(int) i].equals(key))
                            .map(i -> Long.parseLong(words[(int) i + 1]));
                })
                .findFirst()
                .orElseThrow();
    }

    /** A line of names, then one of values; -1 when there is no such name. */
    static Find named(String prefix, String name) {
        return text -> {
            List<String> lines =
                    text.lines().filter(line -> line.startsWith(prefix + ":")).toList();
            int column = lines.isEmpty() ? -1 : List.of(lines.get(0).split(" ")).indexOf(name);
            return column < 0 ? -1 : Long.parseLong(lines.get(1).split(" ")[column]);
        };
    }

    /** A column of hexadecimal numbers, summed over the lines from one on. */
    static Find hexColumn(int column, int fromLine) {
        return text -> text.lines()
                .skip(fromLine)
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[column], 16))
                .sum();
    }

    /** From the smaller to the larger of two numbers. */
    record Range(long low, long high) {
        static Range of(long a, long b) {
            return new Range(Math.min(a, b), Math.max(a, b));
        }

        Range times(long factor) {
            return new Range(low * factor, high * factor);
        }

        Range widened(long by) {
            return new Range(low - by, high + by);
        }
    }
}
