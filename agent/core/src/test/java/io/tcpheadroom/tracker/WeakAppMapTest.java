package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.testing.Garbage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Test;

class WeakAppMapTest {
    private static final int THREADS = 4;
    private static final int EACH = 5_000;

    private final WeakAppMap<Object> map = new WeakAppMap<>();

    @Test
    void what_was_not_seen_has_no_app() {
        map.put(new Object(), new App("shop"));

        assertThat(map.get(new Object())).isNull();
    }

    @Test
    void two_objects_that_are_equal_are_two() {
        App shop = new App("shop");
        String key = new String("key");
        map.put(key, shop);

        assertThat(map.get(key)).isSameAs(shop);
        assertThat(map.get(new String("key"))).isNull();
    }

    @Test
    void only_who_comes_first_has_added_it() {
        Object key = new Object();

        assertThat(map.put(key, new App("shop"))).isTrue();
        assertThat(map.put(key, new App("till"))).isFalse();
        assertThat(map.put(new Object(), new App("shop"))).isTrue();
    }

    /** In 256 chains: many a chain is given two new ones at once. */
    @Test
    void what_threads_add_at_the_same_time_is_all_there() throws InterruptedException {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < THREADS * EACH; i++) {
            keys.add(new Object());
        }
        List<App> apps = List.of(new App("a"), new App("b"), new App("c"), new App("d"));
        Phaser start = new Phaser(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            App app = apps.get(t);
            List<Object> part = keys.subList(t * EACH, (t + 1) * EACH);
            threads.add(new Thread(() -> {
                start.arriveAndAwaitAdvance();
                part.forEach(key -> map.put(key, app));
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        for (int i = 0; i < keys.size(); i++) {
            assertThat(map.get(keys.get(i))).isSameAs(apps.get(i / EACH));
        }
    }

    @Test
    void it_keeps_nothing_alive() {
        Garbage.collect(List.of(seenAndDropped()));
    }

    /** In a method of its own: no frame that is still there holds the object. */
    private WeakReference<Object> seenAndDropped() {
        Object key = new Object();
        map.put(key, new App("shop"));
        return new WeakReference<>(key);
    }
}
