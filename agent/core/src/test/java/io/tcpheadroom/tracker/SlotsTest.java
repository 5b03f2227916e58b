package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {
    private static final int[] EDGES = {
        0, 1, 1023, 1024, 1025, 2047, 2048, 2049, 4095, 4096, (1 << 20) - 1, 1 << 20, (1 << 20) + 1
    };

    private final Slots slots = new Slots();

    private static SocketRecord socket(int fd) {
        return new SocketRecord(
                fd, new FileDescriptor(), Kind.CLIENT, new App("program"), null, 0, new ReferenceQueue<>());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -1024, Integer.MIN_VALUE})
    void a_number_below_zero_is_no_slot(int fd) {
        assertThat(slots.get(fd)).isNull();
        assertThat(slots.take(fd)).isNull();
    }

    /** The last block would be of four gigabytes: asking about it must not make it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1023, 1024, 2047, 2048, 1 << 20, 1 << 30, Integer.MAX_VALUE})
    void an_empty_slot_is_null_and_costs_nothing(int fd) {
        assertThat(slots.get(fd)).isNull();
        assertThat(slots.take(fd)).isNull();
    }

    @Test
    void what_was_put_is_there_until_it_is_taken() {
        SocketRecord socket = socket(1024);

        assertThat(slots.put(socket)).isNull();
        assertThat(slots.get(1024)).isSameAs(socket);
        assertThat(slots.take(1024)).isSameAs(socket);
        assertThat(slots.get(1024)).isNull();
        assertThat(slots.take(1024)).isNull();
    }

    @Test
    void all_that_are_there_are_met_by_number() {
        SocketRecord late = socket(5000);
        SocketRecord early = socket(3);
        slots.put(late);
        slots.put(socket(1024));
        slots.put(early);
        slots.take(1024);
        List<SocketRecord> met = new ArrayList<>();

        slots.forEach(met::add);

        assertThat(met).containsExactly(early, late);
    }

    @Test
    void whoever_is_put_out_is_given_back() {
        SocketRecord first = socket(7);
        SocketRecord second = socket(7);
        slots.put(first);

        assertThat(slots.put(second)).isSameAs(first);
        assertThat(slots.get(7)).isSameAs(second);
    }

    @Test
    void at_the_edges_of_the_blocks_no_two_numbers_share_a_slot() {
        List<SocketRecord> sockets = new ArrayList<>();
        for (int fd : EDGES) {
            sockets.add(socket(fd));
        }

        assertThat(sockets).allSatisfy(socket -> assertThat(slots.put(socket)).isNull());
        assertThat(sockets)
                .allSatisfy(socket -> assertThat(slots.get(socket.fd)).isSameAs(socket));
        assertThat(sockets)
                .allSatisfy(socket -> assertThat(slots.take(socket.fd)).isSameAs(socket));
        assertThat(sockets)
                .allSatisfy(socket -> assertThat(slots.get(socket.fd)).isNull());
    }

    @Test
    void every_number_of_the_first_blocks_has_a_slot_of_its_own() {
        for (int fd = 0; fd < 5000; fd++) {
            assertThat(slots.put(socket(fd))).isNull();
        }
        for (int fd = 0; fd < 5000; fd++) {
            assertThat(slots.get(fd).fd).isEqualTo(fd);
        }
    }
}
