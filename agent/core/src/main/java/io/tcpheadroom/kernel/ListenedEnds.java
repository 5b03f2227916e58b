package io.tcpheadroom.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The local ends that somebody listens on in this network namespace, and whether this process does. The kernel writes listening sockets
 * before the connections that they accepted.
 */
final class ListenedEnds {
    private final Map<TcpEnd, Integer> numbers = new HashMap<>();
    private final List<TcpEnd> ends = new ArrayList<>();
    private final List<Boolean> own = new ArrayList<>();
    private final TcpEnd any = TcpEnd.ofIpv4(0, 0);

    /** A socket that listens, of this process or another: several processes may share an end, and then it is ours too. */
    void add(TcpEnd local, boolean isOwn) {
        Integer number = numbers.get(local);
        if (number == null) {
            TcpEnd end = local.copy();
            numbers.put(end, ends.size());
            ends.add(end);
            own.add(isOwn);
        } else if (isOwn) {
            own.set(number, true);
        }
    }

    /**
     * The most exact end that is listened on has a connection; a socket that listens on all IPv6 addresses may serve IPv4 too.
     *
     * @return its number, from 0; -1 where nobody listens
     */
    int find(TcpEnd local) {
        Integer number = numbers.get(local);
        if (number == null && local.isIpv4()) {
            any.setAnyOf(local, true);
            number = numbers.get(any);
        }
        if (number == null) {
            any.setAnyOf(local, false);
            number = numbers.get(any);
        }
        return number == null ? -1 : number;
    }

    /** Whether that end exists and this process listens on it. */
    boolean isOwn(int number) {
        return number >= 0 && own.get(number);
    }

    int size() {
        return ends.size();
    }

    TcpEnd end(int number) {
        return ends.get(number);
    }
}
