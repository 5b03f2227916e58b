package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.SettingValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memory: what the kernel allows all TCP buffers and each, and what the JVM allows direct buffers. */
final class MemoryNeeds {
    private static final String MEM = "TcpMem";

    private MemoryNeeds() {}

    static void add(Needs needs, Wish wish, Capacity capacity, Costs costs) {
        long each = Estimate.bufferBytes(wish, costs);
        all(needs, capacity, each, each * wish.connections());
        each(needs, capacity, "TcpRmem", each, "what waits to be read from one connection");
        each(needs, capacity, "TcpWmem", each, "what waits to be sent on one connection");
        needs.unknown(
                Place.JVM,
                "-Xmx",
                "(what the program needs without connections) + " + Bytes.text(Estimate.heapBytes(wish, costs)),
                costs.perConnection("heap") == null
                        ? "the program holds about as much of each connection on its heap as the kernel does in buffers, "
                                + each + " bytes: an assumption"
                        : "what was measured here of each connection",
                "java -X");
        direct(needs, wish, costs);
    }

    /** The kernel's own proportions: low is three quarters of pressure, the maximum one and a half. */
    private static void all(Needs needs, Capacity capacity, long each, long bytes) {
        String reason =
                each + " bytes of buffers in each connection stay below the second number, from which buffers no longer"
                        + " grow; in pages";
        SettingValue pressure = capacity.setting(MEM + "PressureBytes");
        String name = pressure.setting().name();
        Figure page = capacity.pageSize();
        if (capacity.setting("BypassProtMem").figure().equals(Figure.of(1))) {
            needs.enough(
                    Place.HOST,
                    name,
                    "bypassed",
                    "net.core.bypass_prot_mem is 1: buffers count against the control group alone",
                    Sources.IP_SYSCTL);
            return;
        }
        if (!page.isNumber()) {
            needs.unknown(
                    Place.HOST,
                    name,
                    "(" + bytes + " bytes in pages, of a size that is unknown)",
                    reason,
                    Sources.IP_SYSCTL);
            return;
        }
        long wanted = Needs.withMargin(Wish.divideUp(bytes, page.value()), 4);
        long[] pages = {wanted / 4 * 3, wanted, wanted / 2 * 3};
        String[] fields = {"LowBytes", "PressureBytes", "MaxBytes"};
        List<String> present = new ArrayList<>();
        List<String> atLeast = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            Figure figure = capacity.setting(MEM + fields[i]).figure();
            Long now = inPages(figure, page.value());
            if (now != null) {
                present.add(Long.toString(now));
            }
            atLeast.add(Long.toString(now == null ? pages[i] : Math.max(now, pages[i])));
        }
        if (present.size() < fields.length) {
            needs.unknown(Place.HOST, name, String.join(" ", atLeast), reason, Sources.IP_SYSCTL);
        } else if (Long.parseLong(present.get(1)) < Wish.divideUp(bytes, page.value())) {
            needs.change(
                    Place.HOST, name, String.join(" ", present), String.join(" ", atLeast), reason, Sources.IP_SYSCTL);
        } else {
            needs.enough(Place.HOST, name, String.join(" ", present), reason, Sources.IP_SYSCTL);
        }
    }

    private static @Nullable Long inPages(Figure bytes, long page) {
        if (bytes.kind() == Figure.Kind.UNLIMITED) {
            return Long.MAX_VALUE / page;
        }
        return bytes.isNumber() ? (Long) (bytes.value() / page) : null;
    }

    /** Minimum and default stay: the maximum is what a buffer may grow to by itself. */
    private static void each(Needs needs, Capacity capacity, String prefix, long bytes, String reason) {
        SettingValue max = capacity.setting(prefix + "MaxBytes");
        Figure low = capacity.setting(prefix + "MinBytes").figure();
        Figure preset = capacity.setting(prefix + "DefaultBytes").figure();
        String name = max.setting().name();
        if (!max.figure().isNumber() || !low.isNumber() || !preset.isNumber()) {
            needs.unknown(Place.NAMESPACE, name, "(third number " + bytes + ")", reason, Sources.IP_SYSCTL);
            return;
        }
        String first = low.value() + " " + preset.value() + " ";
        if (max.figure().value() < bytes) {
            needs.change(Place.NAMESPACE, name, first + max.figure().value(), first + bytes, reason, Sources.IP_SYSCTL);
        } else {
            needs.enough(Place.NAMESPACE, name, first + max.figure().value(), reason, Sources.IP_SYSCTL);
        }
    }

    private static void direct(Needs needs, Wish wish, Costs costs) {
        Double cost = costs.perConnection("direct-memory");
        Long limit = costs.directLimit();
        if (cost == null || cost <= 0 || limit == null) {
            return;
        }
        long needed = (long) Math.ceil(cost * Math.max(wish.incoming(), wish.outgoing()));
        needs.atLeast(
                Place.JVM,
                "-XX:MaxDirectMemorySize",
                Figure.of(limit),
                needed,
                Needs.withMargin(needed, 1 << 20),
                "measured here: " + Costs.text(cost) + " bytes of direct memory for each connection",
                "java.nio:type=BufferPool,name=direct");
    }
}
