package io.tcpheadroom.kernel;

import org.jspecify.annotations.Nullable;

/**
 * How many local ports the kernel can give to outgoing connections towards one remote address and port:
 * {@code net.ipv4.ip_local_port_range}, both ends included, less the reserved ones inside it. NETNS.
 */
final class EphemeralPorts {
    private EphemeralPorts() {}

    /**
     * Unknown with one of the ends.
     *
     * @param reserved the text of {@code ip_local_reserved_ports}; null where the file is absent: such a kernel cannot reserve
     */
    static Figure count(Figure low, Figure high, @Nullable String reserved) {
        if (!low.isNumber() || !high.isNumber()) {
            return low.isNumber() ? high : low;
        }
        if (low.value() < 0 || low.value() > high.value() || high.value() > TcpRow.LARGEST_PORT) {
            throw new MalformedKernelText(
                    "/proc/sys/net/ipv4/ip_local_port_range", 1, "no range of ports", low + " " + high);
        }
        int first = (int) low.value();
        int last = (int) high.value();
        int taken = reserved == null ? 0 : ReservedPorts.parse(reserved).countInside(first, last);
        return Figure.of(last - first + 1 - taken);
    }
}
