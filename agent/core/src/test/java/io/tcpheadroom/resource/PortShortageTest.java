package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bind or connect was told of a lack of ports, beside what was counted. */
class PortShortageTest {
    private static final Figure LIMIT = Figure.of(1000);

    private static String with(Reading counted, FailureSample failure) {
        Sample sample = Samples.failed(100, List.of(failure));
        Reading reading = PortShortage.of(sample)
                .map(shortage -> shortage.against(counted))
                .orElse(counted);
        return reading.used().orNull() + " of " + reading.limit().orNull() + ": " + reading.reason();
    }

    private static FailureSample bind(FailureReason reason, double second) {
        return Samples.failure(FailedOperation.BIND, reason, "127.0.0.2", 3, second);
    }

    /** To where some came up, an hour ago perhaps. */
    private static FailureSample connect(double second) {
        return connect(second, 1);
    }

    private static FailureSample connect(double second, long connected) {
        return Samples.connect(FailureReason.NO_PORT, "192.0.2.7:5432", 3, second, connected, 0);
    }

    private static Reading counted(long used) {
        return Reading.of(Figure.of(used), LIMIT).noting("the fullest");
    }

    @Test
    void a_bind_without_a_port_left_proves_that_all_are_taken() {
        assertThat(with(counted(200), bind(FailureReason.NO_PORT, 97)))
                .isEqualTo(
                        "1000 of 1000: a bind to 127.0.0.2 (shop) found no local port free, 3 s ago: all ports are taken "
                                + "there, although 200 of 1000 were counted");
        assertThat(with(counted(1000), bind(FailureReason.NO_PORT, 97)))
                .isEqualTo("1000 of 1000: the fullest; a bind to 127.0.0.2 (shop) found no local port free, 3 s ago");
        assertThat(with(Reading.of(Figure.unknown("not read"), LIMIT), bind(FailureReason.NO_PORT, 97)))
                .startsWith("1000 of 1000: ")
                .endsWith("all ports are taken there, and they could not be counted");
        assertThat(with(Reading.of(Figure.of(1), Figure.unknown("no range")), bind(FailureReason.NO_PORT, 97)))
                .isEqualTo("1 of null: no range");
    }

    /** The healthy twin: a wrong address in the configuration. */
    @Test
    void a_bind_to_an_address_of_another_machine_says_nothing_of_ports() {
        assertThat(with(counted(200), bind(FailureReason.NO_ADDRESS, 100))).isEqualTo("200 of 1000: the fullest");
        assertThat(with(counted(200), bind(FailureReason.OTHER, 100))).isEqualTo("200 of 1000: the fullest");
    }

    @Test
    void a_connect_without_a_port_left_makes_a_low_count_doubtful() {
        assertThat(with(counted(200), connect(98)))
                .isEqualTo(
                        "null of 1000: a connect to 192.0.2.7:5432 (shop) found no local port free, 2 s ago, although 200 "
                                + "of 1000 were counted: either all ports towards there are taken at moments, or the socket has a "
                                + "narrower range of its own (IP_LOCAL_PORT_RANGE), or this machine has no local address that leads there");
        assertThat(with(counted(700), connect(98)))
                .isEqualTo(
                        "700 of 1000: the fullest; a connect to 192.0.2.7:5432 (shop) found no local port free, 2 s ago");
    }

    /** The healthy twin: IPv6 is off, and the program tries it first. */
    @Test
    void a_connect_to_where_no_address_leads_is_no_lack_of_ports_where_those_cannot_be_taken() {
        assertThat(with(counted(200), connect(98, 0)))
                .isEqualTo(
                        "200 of 1000: the fullest; a connect to 192.0.2.7:5432 (shop) found no local port free, 2 s ago: there "
                                + "are free ones, so this machine has no local address that leads there, or the socket has a narrower "
                                + "range of its own (IP_LOCAL_PORT_RANGE)");

        Reading doubtful = counted(200).atMost(Figure.of(900), Figure.of(900), () -> "not read");
        assertThat(with(doubtful, connect(98, 0))).startsWith("null of 1000: ");
        assertThat(with(Reading.of(Figure.unknown("x"), LIMIT), connect(98, 0))).startsWith("null of 1000: ");
    }

    @Test
    void after_ten_seconds_the_count_holds_again() {
        assertThat(with(counted(200), bind(FailureReason.NO_PORT, 91))).startsWith("1000 of 1000: ");
        assertThat(with(counted(200), bind(FailureReason.NO_PORT, 90))).isEqualTo("200 of 1000: the fullest");
        assertThat(with(counted(200), connect(90))).isEqualTo("200 of 1000: the fullest");
    }
}
