package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reading of many rows makes no garbage for each: what it allocates is counted, which no clock and no other program disturbs. */
class ManyConnectionsTest {
    private static final int MANY = 18_000;
    private static final int ESTABLISHED = 1;
    private static final int TIME_WAIT = 6;
    private static final int LOCAL_PORTS = 28_000;

    @TempDir
    Path folder;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Path file(int rows, int state, boolean haveInodes) throws IOException {
        Path root = folder.resolve(rows + "-" + state + "-" + haveInodes);
        Files.createDirectories(root.resolve("proc/net"));
        StringBuilder text = new StringBuilder("  sl  local_address rem_address   st tx_queue rx_queue tr\n");
        for (int i = 0; i < rows; i++) {
            text.append(String.format(
                    " %d: 0100007F:%04X 0100007F:1F90 %02X 00000000:00000000 00:00000000 00000000     0        0 %d 1%n",
                    i, 32_768 + i % LOCAL_PORTS, state, haveInodes ? i + 1 : 0));
        }
        Files.writeString(root.resolve("proc/net/tcp"), text);
        return root;
    }

    /** What a reading allocates where so many rows are sockets of this process. */
    private long allocated(Path root, int own) throws IOException {
        OwnSockets sockets = new OwnSockets();
        for (int i = 1; i <= own; i++) {
            sockets.add(i, i, "shop");
        }
        OwnConnections mine = new OwnConnections(Map.of(), Set.of(), Map.of(), Set.of(), sockets);
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        Connections read = Connections.read(Roots.of(root), mine, EphemeralPorts.ANY, null, 0);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(read.isOfBound()).isFalse();
        return allocated;
    }

    /** The bytes that each of another {@value #MANY} rows takes. */
    private double ofEach(int state, boolean haveInodes, boolean areOwn) throws IOException {
        Path few = file(MANY, state, haveInodes);
        Path more = file(2 * MANY, state, haveInodes);
        allocated(more, areOwn ? 2 * MANY : 0); // loads the classes
        long ofFew = allocated(few, areOwn ? MANY : 0);
        long ofMore = allocated(more, areOwn ? 2 * MANY : 0);
        return (ofMore - ofFew) / (double) MANY;
    }

    @Test
    void rows_of_other_processes_take_none() throws IOException {
        assertThat(ofEach(ESTABLISHED, true, false)).isLessThan(1);
    }

    /** Half-open connections do: the same may be there twice, so each is kept until the end. */
    @Test
    void rows_of_time_wait_take_none() throws IOException {
        assertThat(ofEach(TIME_WAIT, false, false)).isLessThan(1);
    }

    @Test
    void rows_of_this_process_take_places_in_arrays_and_no_object_each() throws IOException {
        assertThat(ofEach(ESTABLISHED, true, true)).isLessThan(64);
    }
}
