package io.tcpheadroom.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The local ports that the kernel gives to outgoing connections by itself: {@code net.ipv4.ip_local_port_range}, both ends
 * included, less the reserved ones inside it. NETNS. Immutable.
 */
public final class EphemeralPorts {
    /** Where the range cannot be read: any port may be one. */
    public static final EphemeralPorts ANY = new EphemeralPorts(0, TcpRow.LARGEST_PORT, null);

    private final int first;
    private final int last;
    private final @Nullable ReservedPorts reserved;

    private EphemeralPorts(int first, int last, @Nullable ReservedPorts reserved) {
        this.first = first;
        this.last = last;
        this.reserved = reserved;
    }

    /** @param reserved the text of {@code ip_local_reserved_ports}; null where the file is absent: such a kernel cannot reserve */
    static EphemeralPorts of(long low, long high, @Nullable String reserved) {
        if (low < 0 || low > high || high > TcpRow.LARGEST_PORT) {
            throw new MalformedKernelText(
                    "/proc/sys/net/ipv4/ip_local_port_range", 1, "no range of ports", low + " " + high);
        }
        return new EphemeralPorts((int) low, (int) high, reserved == null ? null : ReservedPorts.parse(reserved));
    }

    int count() {
        return last - first + 1 - (reserved == null ? 0 : reserved.countInside(first, last));
    }

    /** Whether the kernel may give it to an outgoing connection. */
    public boolean contains(int port) {
        return port >= first && port <= last && (reserved == null || !reserved.contains(port));
    }
}
