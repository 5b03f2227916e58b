package io.tcpheadroom.jmx;

import io.tcpheadroom.api.SocketData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words that all have to stand somewhere in a socket's texts, in whatever case, and comparisons of its numbers that all have to hold;
 * without either every socket passes. A number that is not known is neither more nor less than any.
 */
final class SocketFilter implements Predicate<SocketData> {
    private static final Pattern COMPARISON = Pattern.compile("(age|held|unread|unsent)(>=|<=|>|<|=)(\\d{1,18})");

    private final List<String> words = new ArrayList<>();
    private final List<Predicate<SocketData>> comparisons = new ArrayList<>();

    /** @param text what is separated by spaces; a client may leave it out */
    SocketFilter(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        for (String word : text.trim().toLowerCase(Locale.ROOT).split("\\s+", 0)) {
            Matcher matcher = COMPARISON.matcher(word);
            if (matcher.matches()) {
                String number = matcher.group(1);
                String how = matcher.group(2);
                long bound = Long.parseLong(matcher.group(3));
                comparisons.add(socket -> holds(number(socket, number), how, bound));
            } else {
                words.add(word);
            }
        }
    }

    private static @Nullable Number number(SocketData socket, String name) {
        switch (name) {
            case "age":
                return socket.getAgeSeconds();
            case "held":
                return socket.getKernelStateSeconds();
            case "unread":
                return socket.getUnreadBytes();
            default:
                return socket.getUnsentBytes();
        }
    }

    private static boolean holds(@Nullable Number number, String how, long bound) {
        if (number == null) {
            return false;
        }
        int compared = Double.compare(number.doubleValue(), (double) bound);
        switch (how) {
            case ">=":
                return compared >= 0;
            case "<=":
                return compared <= 0;
            case ">":
                return compared > 0;
            case "<":
                return compared < 0;
            default:
                return compared == 0;
        }
    }

    @Override
    public boolean test(SocketData socket) {
        return comparisons.stream().allMatch(comparison -> comparison.test(socket)) && hasAllWords(socket);
    }

    private boolean hasAllWords(SocketData socket) {
        if (words.isEmpty()) {
            return true;
        }
        String all = Stream.of(
                        socket.getApp(),
                        socket.getKind(),
                        socket.getState(),
                        socket.getKernelState(),
                        socket.getDestination(),
                        socket.getPeer(),
                        socket.getCallSite())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }
}
