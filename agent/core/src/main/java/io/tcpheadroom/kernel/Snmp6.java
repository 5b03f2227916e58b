package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * {@code /proc/net/snmp6}: the counters of IPv6, of which UDP has its own; those of TCP are in {@link Snmp}. NETNS, since the
 * namespace began. Absent where IPv6 is off.
 */
public final class Snmp6 {
    static final String PATH = "/proc/net/snmp6";
    public static final KernelSource<Snmp6> FILE =
            KernelSource.everyTick(PATH, Snmp6::parse).orNotApplicable("/proc/net", "IPv6 is off");
    private static final String UDP = "Udp6";

    private final Map<String, Long> udp = new HashMap<>();

    private Snmp6() {}

    public static Snmp6 parse(String text) {
        Snmp6 parsed = new Snmp6();
        for (Line line : Line.all(PATH, text)) {
            if (line.firstWord().startsWith(UDP)) {
                parsed.udp.put(line.firstWord().substring(UDP.length()), line.count(1));
            }
        }
        if (parsed.udp.isEmpty()) {
            throw new MalformedKernelText(PATH, 1, "no counter of UDP", text);
        }
        return parsed;
    }

    /** A counter of UDP, by its name in {@link Snmp}, for example {@code RcvbufErrors}. */
    public Figure udp(String name) {
        Long value = udp.get(name);
        return value == null ? Figure.unknown(PATH + " has no " + UDP + name) : Figure.of(value);
    }
}
