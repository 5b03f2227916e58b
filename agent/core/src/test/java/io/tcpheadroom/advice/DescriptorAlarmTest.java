package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptorAlarmTest {
    private final List<String> log = new ArrayList<>();
    private final DescriptorAlarm alarm = new DescriptorAlarm(log::add);

    private void look(Figure used, AppSample... apps) {
        alarm.look(Samples.of(List.of(Samples.resource("process-fds", used, Figure.of(1000), null)), List.of(apps)));
    }

    @Test
    void what_is_not_known_or_not_critical_is_not_printed() {
        look(Figure.unknown("no such file"));
        look(Figure.of(949));
        alarm.look(Samples.at(1));

        assertThat(log).isEmpty();
    }

    @Test
    void the_app_that_holds_most_is_named_once() {
        AppSample shop = Samples.holding("shop", 2);
        AppSample crawler = Samples.holding("crawler", 7);
        look(Figure.of(950), shop, crawler);
        look(Figure.of(1000), shop, crawler);
        look(Figure.of(10));
        look(Figure.of(1000), shop);

        assertThat(log)
                .containsExactly(
                        "950 of 1000 descriptors in use, 7 of them sockets of crawler; with none left, no socket or"
                                + " file can be opened");
    }

    @Test
    void without_a_socket_that_is_said() {
        look(Figure.of(1000));

        assertThat(log)
                .containsExactly(
                        "1000 of 1000 descriptors in use, none of them a socket that was counted; with none left, no"
                                + " socket or file can be opened");
    }
}
