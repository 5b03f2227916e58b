package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.Scene;
import io.tcpheadroom.tracker.FailureReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By what a finding of one sample is found again in the next: not by its severity, its numbers or its sentence. */
class FindingKeysTest {
    private static List<String> keys(Scene scene) {
        return Found.in(scene.at(2)).stream().map(FindingData::key).toList();
    }

    @Test
    void a_resource_that_comes_nearer_to_its_limit_is_the_same_finding() {
        assertThat(keys(new Scene().resource("time-wait", 85, 100)))
                .containsExactly("resource-near-limit of resource time-wait")
                .isEqualTo(keys(new Scene().resource("time-wait", 99, 100)));
    }

    @Test
    void connects_that_fail_for_another_reason_are_the_same_finding_and_those_to_elsewhere_another() {
        String fails = "operations-fail of app shop about connects to ";

        assertThat(keys(failing(FailureReason.REFUSED, "10.0.0.2:80"))).containsExactly(fails + "10.0.0.2:80");
        assertThat(keys(failing(FailureReason.TIMED_OUT, "10.0.0.2:80"))).containsExactly(fails + "10.0.0.2:80");
        assertThat(keys(failing(FailureReason.TIMED_OUT, "10.0.0.3:80"))).containsExactly(fails + "10.0.0.3:80");
    }

    private static Scene failing(FailureReason reason, String place) {
        return new Scene().failure(Samples.connect(reason, place, 7, 1, 0, 0));
    }
}
