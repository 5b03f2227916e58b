package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.ConnectionMemory;
import io.tcpheadroom.kernel.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much memory the wished-for connections take, of the kernel and of the JVM. Immutable. */
public final class Estimate {
    private static final long TIME_WAIT_SECONDS = 60;
    private static final long CONNTRACK_TIME_WAIT_SECONDS = 120;
    private static final long USUAL_BUFFER = 8_192;

    private final List<Item> items = new ArrayList<>();

    /** One kind of memory. */
    public static final class Item {
        private final String what;
        private final @Nullable Long bytes;
        private final String how;

        private Item(String what, @Nullable Long bytes, String how) {
            this.what = what;
            this.bytes = bytes;
            this.how = how;
        }

        public String what() {
            return what;
        }

        /** Null where nobody has measured it. */
        public @Nullable Long bytes() {
            return bytes;
        }

        /** Where the number comes from. */
        public String how() {
            return how;
        }
    }

    private Estimate() {}

    static Estimate of(Wish wish, Capacity capacity, Costs costs) {
        Estimate estimate = new Estimate();
        long all = wish.connections();
        long rate = wish.perSecond();
        long buffer = bufferBytes(wish, costs);
        ConnectionMemory each = capacity.connectionMemory();
        String source = " bytes each, " + each.source();
        estimate.addAll("kernel: sockets", all, each.open(), source);
        estimate.addAll("kernel: buffers", all, buffer, " bytes, " + bufferSource(wish, costs));
        estimate.addAll("kernel: TIME_WAIT", rate * TIME_WAIT_SECONDS, each.timeWait(), source);
        estimate.addAll("kernel: half-open", rate, each.halfOpen(), source + "; handshakes of one second");
        if (capacity.setting("NfConntrackMax").figure().kind() != Figure.Kind.NOT_APPLICABLE) {
            estimate.addAll("kernel: conntrack", all + rate * CONNTRACK_TIME_WAIT_SECONDS, each.tracked(), source);
        }
        Double heap = costs.perConnection("heap");
        estimate.add(
                "heap",
                heapBytes(wish, costs),
                heap == null
                        ? "assumes that the program holds as much of each connection as the kernel does"
                        : Math.round(heap) + " bytes a connection, measured here");
        Double direct = costs.perConnection("direct-memory");
        if (direct == null) {
            estimate.items.add(new Item(
                    "direct memory",
                    null,
                    "not measured; run the program with the agent and ask plan() of type=Advice"));
        } else {
            long bytes = Math.max(0, (long) Math.ceil(direct));
            estimate.add(
                    "direct memory",
                    Math.max(wish.incoming(), wish.outgoing()) * bytes,
                    bytes + " bytes a connection, measured here");
        }
        return estimate;
    }

    private void addAll(String what, long count, long each, String how) {
        add(what, count * each, count + " x " + each + how);
    }

    private void add(String what, long bytes, String how) {
        items.add(new Item(what, bytes, how));
    }

    /** What waits in one connection's buffers: as wished, else as measured, else as is usual for a busy one. */
    static long bufferBytes(Wish wish, Costs costs) {
        Long wished = wish.bufferBytes();
        Double measured = costs.perConnection("tcp-memory");
        if (wished != null) {
            return wished;
        }
        return measured == null || measured < 0 ? USUAL_BUFFER : (long) Math.ceil(measured);
    }

    /** What the wished-for connections keep on the heap. */
    static long heapBytes(Wish wish, Costs costs) {
        Double heap = costs.perConnection("heap");
        return heap == null
                ? wish.connections() * bufferBytes(wish, costs)
                : Math.max(0, (long) Math.ceil(heap * Math.max(wish.incoming(), wish.outgoing())));
    }

    private static String bufferSource(Wish wish, Costs costs) {
        if (wish.bufferBytes() != null) {
            return "as given";
        }
        return costs.perConnection("tcp-memory") == null ? "assumed" : "measured here";
    }

    public List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    /** All that is known together. */
    public long totalBytes() {
        long total = 0;
        for (Item item : items) {
            Long bytes = item.bytes();
            total += bytes == null ? 0 : bytes;
        }
        return total;
    }
}
