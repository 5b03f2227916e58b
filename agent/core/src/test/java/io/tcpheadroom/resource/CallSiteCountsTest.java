package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Tracked;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSiteCountsTest {
    private final App shop = Tracked.app("shop");

    private CallSite site(String name, int open) {
        CallSite site = Tracked.callSite(shop, name, 0, 0);
        Tracked.opened(site, open);
        return site;
    }

    private static String fastest(List<CallSite> now, CallSiteCounts before, long atLeast) {
        return CallSiteCounts.of(now)
                .fastestSince(before, atLeast)
                .map(growth -> growth.text() + " " + growth.by())
                .orElse("none");
    }

    @Test
    void the_one_that_grows_is_not_the_one_that_has_most() {
        CallSite pool = site("shop.Pool.open\nvia x.Client.dial", 500);
        CallSite leak = site("shop.Leak.open", 2);
        CallSiteCounts before = CallSiteCounts.of(List.of(pool, leak));
        Tracked.closed(pool, 10);
        Tracked.opened(leak, 40);
        List<CallSite> all = List.of(pool, leak, site("shop.Late.open", 39));

        assertThat(fastest(all, before, 1)).isEqualTo("shop.Leak.open (app shop) 40");
        assertThat(fastest(all, before, 40)).isEqualTo("shop.Leak.open (app shop) 40");
        assertThat(fastest(all, before, 41)).isEqualTo("none");
    }

    @Test
    void one_that_came_meanwhile_began_with_none() {
        assertThat(fastest(List.of(site("shop.Late.open", 7)), CallSiteCounts.of(List.of()), 1))
                .isEqualTo("shop.Late.open (app shop) 7");
    }

    @Test
    void the_row_of_all_places_beyond_the_cap_is_no_place() {
        assertThat(fastest(List.of(site("other", 7)), CallSiteCounts.of(List.of()), 1))
                .isEqualTo("none");
    }

    /** What is not on the list had no more than the last that was left out of it. */
    @Test
    void of_many_the_fullest_are_remembered_and_the_growth_of_another_is_what_it_is_at_least() {
        List<CallSite> all = new ArrayList<>();
        for (int i = 0; i < CallSiteCounts.MOST; i++) {
            all.add(site("shop.Full" + i + ".open", 50));
        }
        CallSite small = site("shop.Small.open", 5);
        all.add(small);
        CallSiteCounts before = CallSiteCounts.of(all);
        Tracked.opened(small, 60);

        assertThat(fastest(all, before, 1)).isEqualTo("shop.Small.open (app shop) 60");
    }
}
