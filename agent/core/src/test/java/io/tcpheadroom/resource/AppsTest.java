package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Tracked;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppsTest {
    private final Apps apps = new Apps();
    private final App shop = Tracked.app("shop");
    private final App crawler = Tracked.app("crawler");

    private static CallSite leaking(App app, String text, int leaked) {
        return Tracked.callSite(app, text, 0, leaked);
    }

    private List<String> leakedFrom(CallSite... sites) {
        return apps.sample(List.of(shop, crawler), List.of(sites), null, null).stream()
                .map(app -> app.getName() + " " + app.leakedFrom())
                .toList();
    }

    @Test
    void without_a_call_site_that_leaked_none_is_named() {
        assertThat(leakedFrom()).containsExactly("crawler null", "shop null");
        assertThat(leakedFrom(leaking(shop, "a", 0))).containsExactly("crawler null", "shop null");
    }

    @Test
    void the_row_for_places_beyond_the_cap_is_no_place() {
        assertThat(leakedFrom(leaking(shop, "other", 9))).containsExactly("crawler null", "shop null");
    }

    @Test
    void each_app_names_the_call_site_that_leaked_most() {
        assertThat(leakedFrom(
                        leaking(shop, "a", 2), leaking(shop, "b", 3), leaking(shop, "c", 1), leaking(crawler, "d", 1)))
                .containsExactly("crawler d", "shop b");
    }

    @Test
    void of_two_that_leaked_the_same_it_is_always_the_same_one() {
        CallSite a = leaking(shop, "a", 1);
        CallSite b = leaking(shop, "b", 1);

        assertThat(leakedFrom(a, b)).isEqualTo(leakedFrom(b, a)).containsExactly("crawler null", "shop b");
    }

    @Test
    void what_was_reclaimed_is_named_by_itself() {
        CallSite site = Tracked.callSite(shop, "a", 1, 0);

        AppSample sample = apps.sample(List.of(shop), List.of(site), null, null).get(0);

        assertThat(sample.reclaimedFrom()).isEqualTo("a");
        assertThat(sample.leakedFrom()).isNull();
    }
}
