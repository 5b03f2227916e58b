package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What two threads do to one slot or one block at the same time: no socket is lost, and none is there twice. */
class SlotsRaceTest {
    private static final int SOCKETS = 200_000;

    private static final App APP = new App("program");
    private static final ReferenceQueue<Object> NEVER_POLLED = new ReferenceQueue<>();

    private final Slots slots = new Slots();
    private final SocketRecord[] there = sockets();
    private final SocketRecord[] coming = sockets();
    private final SocketRecord[] replacing = sockets();
    private final SocketRecord[] given = new SocketRecord[SOCKETS];
    private final SocketRecord[] taken = new SocketRecord[SOCKETS];

    private static SocketRecord socket(int fd) {
        return new SocketRecord(fd, "owner", Kind.CLIENT, APP, null, 0, NEVER_POLLED);
    }

    private static SocketRecord[] sockets() {
        return IntStream.range(0, SOCKETS).mapToObj(SlotsRaceTest::socket).toArray(SocketRecord[]::new);
    }

    private void fill() {
        Stream.of(there).forEach(slots::put);
    }

    private static void assertEach(IntPredicate isRight) {
        assertThat(IntStream.range(0, SOCKETS).filter(isRight.negate()))
                .as("numbers that came out wrong")
                .isEmpty();
    }

    /** One of two, and the other is null. */
    private static boolean isOne(SocketRecord socket, SocketRecord one, SocketRecord other) {
        return one == socket && other == null || one == null && other == socket;
    }

    @Test
    void two_threads_that_need_the_same_new_block_make_one() {
        List<Slots> all = Stream.generate(Slots::new).limit(15_000).toList();
        SocketRecord one = socket(1024);
        SocketRecord other = socket(1025);

        Race.run(all.size(), i -> all.get(i).put(one), i -> all.get(i).put(other));

        assertThat(all).allSatisfy(each -> {
            assertThat(each.get(1024)).isSameAs(one);
            assertThat(each.get(1025)).isSameAs(other);
        });
    }

    @Test
    void of_two_threads_that_take_a_socket_one_gets_it() {
        fill();

        Race.run(SOCKETS, fd -> given[fd] = slots.take(fd), fd -> taken[fd] = slots.take(fd));

        assertEach(fd -> isOne(there[fd], given[fd], taken[fd]) && slots.get(fd) == null);
    }

    @Test
    void of_two_threads_that_remove_a_socket_one_is_told_that_it_did() {
        fill();

        Race.run(
                SOCKETS,
                fd -> given[fd] = slots.remove(there[fd]) ? there[fd] : null,
                fd -> taken[fd] = slots.remove(there[fd]) ? there[fd] : null);

        assertEach(fd -> isOne(there[fd], given[fd], taken[fd]) && slots.get(fd) == null);
    }

    @Test
    void a_removal_does_not_put_out_who_was_given_the_number_meanwhile() {
        fill();

        Race.run(SOCKETS, fd -> slots.remove(there[fd]), fd -> given[fd] = slots.put(coming[fd]));

        assertEach(fd -> (given[fd] == there[fd] || given[fd] == null) && slots.get(fd) == coming[fd]);
    }

    @Test
    void a_socket_that_is_put_out_and_taken_at_the_same_time_is_given_back_once() {
        fill();

        Race.run(SOCKETS, fd -> given[fd] = slots.put(coming[fd]), fd -> taken[fd] = slots.take(fd));

        // put out, and the new one stays or was taken; or the old one was taken first
        assertEach(fd -> given[fd] == there[fd] && isOne(coming[fd], taken[fd], slots.get(fd))
                || given[fd] == null && taken[fd] == there[fd] && slots.get(fd) == coming[fd]);
    }

    @Test
    void a_socket_that_was_taken_is_not_put_back_by_a_replacement() {
        fill();

        Race.run(SOCKETS, fd -> slots.replace(there[fd], replacing[fd]), fd -> taken[fd] = slots.take(fd));

        assertEach(fd -> (taken[fd] == there[fd] || taken[fd] == replacing[fd]) && slots.get(fd) == null);
    }

    @Test
    void a_replacement_does_not_put_out_who_was_given_the_number_meanwhile() {
        fill();

        Race.run(SOCKETS, fd -> slots.replace(there[fd], replacing[fd]), fd -> given[fd] = slots.put(coming[fd]));

        assertEach(fd -> (given[fd] == there[fd] || given[fd] == replacing[fd]) && slots.get(fd) == coming[fd]);
    }

    @Test
    void who_looks_at_all_slots_while_blocks_are_made_meets_those_that_stay_each_once() {
        List<Slots> all = Stream.generate(Slots::new).limit(200).toList();
        List<SocketRecord> staying = List.of(socket(0), socket(1024), socket(40_000));
        all.forEach(each -> staying.forEach(each::put));
        List<List<SocketRecord>> met = all.stream()
                .map(each -> (List<SocketRecord>) new ArrayList<SocketRecord>())
                .toList();

        Race.run(
                all.size(),
                i -> IntStream.of(2048, 4096, 8192, 16_384)
                        .mapToObj(SlotsRaceTest::socket)
                        .forEach(all.get(i)::put),
                i -> IntStream.of(16_385, 8193, 4097, 2049)
                        .mapToObj(SlotsRaceTest::socket)
                        .forEach(all.get(i)::put),
                i -> all.get(i).forEach(met.get(i)::add));

        assertThat(met).allSatisfy(each -> {
            assertThat(each).filteredOn(staying::contains).isEqualTo(staying);
            assertThat(each).extracting(socket -> socket.fd).isSorted();
        });
        assertThat(all).allSatisfy(each -> assertThat(each.get(16_385)).isNotNull());
    }
}
