package io.tcpheadroom.jmx;

import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.tracker.OpenSocket;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words that all have to stand somewhere in a socket's texts, in whatever case; without a word every socket passes. */
final class SocketFilter implements Predicate<OpenSocket> {
    private final List<String> words;

    /** @param text the words, separated by spaces; a client may leave them out */
    SocketFilter(@Nullable String text) {
        words = text == null || text.isBlank()
                ? List.of()
                : List.of(text.trim().toLowerCase(Locale.ROOT).split("\\s+"));
    }

    @Override
    public boolean test(OpenSocket socket) {
        return words.isEmpty()
                || allStandIn(
                        socket.app().name(),
                        socket.kind().name(),
                        socket.state().name(),
                        SocketTexts.destination(socket),
                        SocketTexts.callSite(socket));
    }

    boolean test(SocketData socket) {
        return allStandIn(
                socket.getApp(), socket.getKind(), socket.getState(), socket.getDestination(), socket.getCallSite());
    }

    private boolean allStandIn(@Nullable String... texts) {
        String all = Stream.of(texts)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }
}
