package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import org.junit.jupiter.api.Test;

class RankingTest {
    private final FakeJvm jvm = FakeJvm.withAgent();

    @Test
    void the_fullest_comes_first_and_equally_full_ones_stand_by_title() {
        jvm.resource("a", "Threads", 10, 100, "OK");
        jvm.resource("b", "Descriptors", 90, 100, "WARN");
        jvm.resource("c", "Orphans", 30, 100, "CRITICAL");
        jvm.resource("d", "Ports", 10, 100, "OK");
        jvm.resource("e", "Empty", 0, 100, "OK");

        assertThat(Ranking.withUtilization(jvm.snapshot().resources()))
                .extracting(Resource::title)
                .containsExactly("Descriptors", "Orphans", "Ports", "Threads", "Empty");
    }

    @Test
    void without_a_percentage_a_limit_unseen_comes_before_no_limit_and_no_such_thing() {
        jvm.resourceWithoutNumber("a", "Neighbours", "NOT_APPLICABLE", "no file");
        jvm.resourceWithoutNumber("b", "Files", "UNLIMITED", "no bound");
        jvm.resourceWithoutNumber("c", "UDP memory", "UNKNOWN", "other namespace");
        jvm.resourceWithoutNumber("d", "Orphans", "UNKNOWN", "other namespace");
        jvm.resource("e", "Descriptors", 90, 100, "WARN");

        assertThat(Ranking.withoutUtilization(jvm.snapshot().resources()))
                .extracting(Resource::title)
                .containsExactly("Orphans", "UDP memory", "Files", "Neighbours");
    }
}
