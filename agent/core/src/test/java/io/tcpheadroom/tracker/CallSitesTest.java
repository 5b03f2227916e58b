package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.tracker.CallSites.Depth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Each line of this class that asks is a place. */
class CallSitesTest {
    private final App shop = new App("shop");
    private final App crawler = new App("crawler");
    private final AtomicLong clock = new AtomicLong();

    private CallSites callSites(Depth depth, int perSecond, int cap) {
        return new CallSites(depth, perSecond, cap, clock::get, type -> type == CallSitesTest.class);
    }

    @Test
    void a_depth_that_there_is_not_is_refused() {
        assertThatThrownBy(() -> Depth.of("all")).hasMessage("not off, first or stack: all");
        assertThatThrownBy(() -> Depth.of("FIRST")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void where_they_are_off_nothing_is_looked_up_and_no_look_is_spent() {
        CallSites sites = callSites(Depth.OFF, 1, 10);
        assertThat(sites.capture(shop)).isNull();

        sites.setDepth(Depth.FIRST);
        assertThat(sites.capture(shop)).isNotNull();
        assertThat(sites.capture(shop)).isNull();
    }

    @Test
    void a_place_is_the_first_frame_outside() {
        CallSite site = callSites(Depth.FIRST, 10, 10).capture(shop);

        assertThat(site.text())
                .matches("io\\.tcpheadroom\\.tracker\\.CallSitesTest\\.a_place_is_the_first_frame_outside"
                        + "\\(CallSitesTest\\.java:\\d+\\)");
        assertThat(site.app()).isSameAs(shop);
        assertThat(site.isOther()).isFalse();
    }

    @Test
    void a_stack_begins_there_and_is_24_frames_at_most() {
        CallSite site = deep(40, callSites(Depth.STACK, 10, 10));

        assertThat(site.text().lines()).hasSize(24).allMatch(frame -> frame.contains("CallSitesTest.deep("));
    }

    @Test
    void while_a_place_is_suspect_the_whole_stacks_of_its_further_opens_are_kept() {
        CallSites sites = callSites(Depth.FIRST, 10, 10);
        CallSite site = nested(2, sites);
        assertThat(site.stack()).isNull();

        site.suspect(true);
        assertThat(site.stack()).isNull();
        nested(3, sites);
        nested(2, sites);
        assertThat(nested(2, sites)).isSameAs(site);

        assertThat(site.stack()).startsWith(site.text() + "\n");
        assertThat(site.stack().lines().filter(frame -> frame.contains("CallSitesTest.nested(")))
                .hasSize(3);
        site.suspect(true);
        assertThat(site.stack()).isNotNull();
        site.suspect(false);
        assertThat(site.stack()).isNull();
    }

    /** The place is the same however deep it is called. */
    private CallSite nested(int frames, CallSites sites) {
        return frames == 0 ? place(sites) : nested(frames - 1, sites);
    }

    private CallSite place(CallSites sites) {
        return sites.capture(shop);
    }

    @Test
    void the_stack_of_a_suspect_is_kept_within_the_budget_of_looks() {
        CallSites sites = callSites(Depth.FIRST, 2, 10);
        CallSite site = place(sites);
        site.suspect(true);

        assertThat(place(sites)).isSameAs(site);

        assertThat(site.stack()).isNull();
    }

    private CallSite deep(int frames, CallSites sites) {
        return frames == 0 ? sites.capture(shop) : deep(frames - 1, sites);
    }

    @Test
    void where_no_frame_is_outside_there_is_no_place() {
        CallSites inside = new CallSites(Depth.FIRST, 10, 10, clock::get, type -> false);

        assertThat(inside.capture(shop)).isNull();
        assertThat(inside.all()).isEmpty();
    }

    @Test
    void beyond_the_looks_of_a_second_places_are_not_looked_up_until_the_next_one() {
        CallSites sites = callSites(Depth.FIRST, 2, 10);

        assertThat(looked(sites, 5)).isEqualTo(2);
        clock.set(999_999_999);
        assertThat(looked(sites, 5)).isZero();
        clock.set(1_000_000_000);
        assertThat(looked(sites, 5)).isEqualTo(2);
        assertThat(sites.all()).hasSize(1);
    }

    private long looked(CallSites sites, int times) {
        List<CallSite> found = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            found.add(sites.capture(shop));
        }
        return found.stream().filter(site -> site != null).count();
    }

    @Test
    void places_beyond_the_cap_are_one_row_for_each_app_and_those_within_it_stay() {
        CallSites sites = callSites(Depth.FIRST, 100, 2);
        List<CallSite> first = new ArrayList<>();
        List<CallSite> second = new ArrayList<>();
        for (List<CallSite> found : List.of(first, second)) {
            found.add(sites.capture(shop));
            found.add(sites.capture(shop));
            found.add(sites.capture(shop));
            found.add(sites.capture(shop));
            found.add(sites.capture(crawler));
        }

        assertThat(first).extracting(CallSite::isOther).containsExactly(false, false, true, true, true);
        assertThat(first.get(2)).isSameAs(first.get(3)).isNotSameAs(first.get(4));
        assertThat(first.get(2).text()).isEqualTo("other");
        assertThat(first.get(2).app()).isSameAs(shop);
        assertThat(first.get(4).app()).isSameAs(crawler);
        assertThat(second).isEqualTo(first);
        assertThat(sites.all()).containsExactlyInAnyOrder(first.get(0), first.get(1), first.get(2), first.get(4));
    }

    @Test
    void one_place_is_two_for_two_apps() {
        CallSites sites = callSites(Depth.FIRST, 100, 10);
        List<CallSite> found = new ArrayList<>();
        for (App app : List.of(shop, crawler, shop)) {
            found.add(sites.capture(app));
        }

        assertThat(found.get(2)).isSameAs(found.get(0)).isNotSameAs(found.get(1));
        assertThat(found.get(1).text()).isEqualTo(found.get(0).text());
    }
}
