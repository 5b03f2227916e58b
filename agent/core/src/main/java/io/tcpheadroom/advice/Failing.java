package io.tcpheadroom.advice;

import io.tcpheadroom.resource.CallSiteText;
import io.tcpheadroom.resource.FailureSample;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What fails of one app, in one way, at one place, for whatever reasons: how often in the last minute, and beside how many that do not. */
final class Failing {
    private static final double LOOK_BACK_SECONDS = 60;

    /** Once there were enough within a minute, they may be fewer and are still told. */
    private static final double LONG_LOOK_BACK_SECONDS = 180;

    /** So long without a failure, while connects come up, and it is over. */
    private static final double RECOVERED_SECONDS = 15;

    private static final int ENOUGH = 5;

    /** A hundredth of the connects to one place may fail. */
    private static final int FEW = 100;

    private final Past past;
    private final List<FailureSample> rows;
    private final FailureSample first;
    private final Map<FailureReason, Long> grown = new EnumMap<>(FailureReason.class);

    /** What all findings of one snapshot look back on. */
    private static final class Past {
        final Sample now;
        final FailuresBefore minute;
        final FailuresBefore longer;
        final FailuresBefore moment;

        Past(Snapshot snapshot) {
            now = snapshot.sample();
            minute = new FailuresBefore(snapshot, LOOK_BACK_SECONDS);
            longer = new FailuresBefore(snapshot, LONG_LOOK_BACK_SECONDS);
            moment = new FailuresBefore(snapshot, RECOVERED_SECONDS);
        }
    }

    private Failing(Past past, List<FailureSample> rows) {
        this.past = past;
        this.rows = rows;
        this.first = rows.get(0);
        for (FailureSample row : rows) {
            long growth = past.minute.failed(row);
            if (growth > 0) {
                grown.merge(row.reason(), growth, Long::sum);
            }
        }
    }

    /** Each app's, each way's, each place's. */
    static Stream<Failing> of(Snapshot snapshot) {
        Past past = new Past(snapshot);
        return past.now.failures().stream()
                .filter(row -> row.operation() == FailedOperation.CONNECT || isForDescriptors(row))
                .collect(Collectors.groupingBy(row -> List.of(row.app(), row.operation(), row.place())))
                .values()
                .stream()
                .map(rows -> new Failing(past, rows));
    }

    private static boolean isForDescriptors(FailureSample row) {
        return row.reason() == FailureReason.NO_DESCRIPTOR && row.operation() != FailedOperation.CONNECT;
    }

    boolean isForDescriptors() {
        return isForDescriptors(first);
    }

    boolean isWorthTelling() {
        return isForDescriptors() ? count() > 0 : count() > 0 && areMany() && !isOver();
    }

    private boolean areMany() {
        long lately = Math.max(count(), counted(past.longer));
        return lately >= ENOUGH && count() * FEW >= count() + connected();
    }

    private boolean isOver() {
        return counted(past.moment) == 0 && past.moment.connected(first) > 0;
    }

    /** In the last minute. */
    long count() {
        return grown.entrySet().stream()
                .filter(each -> isTold(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long counted(FailuresBefore before) {
        return rows.stream()
                .filter(row -> isTold(row.reason()))
                .mapToLong(before::failed)
                .sum();
    }

    /** Where others come up, one that is given up is one that was not needed: clients try several addresses at a time. */
    private boolean isTold(FailureReason reason) {
        return reason != FailureReason.CLOSED || connected() == 0;
    }

    /** Connects to there that came up in the last minute, of all apps. */
    private long connected() {
        return past.minute.connected(first);
    }

    String subject() {
        return "app " + first.app();
    }

    /** Such as {@code connects to 192.0.2.7:5432}. */
    String what() {
        return first.operation().plural() + where();
    }

    String problem() {
        return what() + " fail: "
                + byFrequency().map(each -> each.getKey().text()).collect(Collectors.joining(", "));
    }

    private String where() {
        if (first.place().isEmpty()) {
            return "";
        }
        return (first.operation() == FailedOperation.ACCEPT ? " on " : " to ") + first.place();
    }

    String evidence() {
        FailureSample last = last();
        String counts = byFrequency()
                .map(each -> each.getValue() + " " + each.getKey().text())
                .collect(Collectors.joining(", "));
        return counts + " in the last minute"
                + (first.operation() == FailedOperation.CONNECT ? ", " + connected() + " connected" : "")
                + "; the last " + Math.round(last.lastAgeSeconds(past.now)) + " s ago: " + last.lastMessage()
                + from(last.callSite());
    }

    private FailureSample last() {
        return rows.stream()
                .max(Comparator.comparingLong(FailureSample::lastAtNanos))
                .orElse(first);
    }

    private static String from(@Nullable String callSite) {
        return callSite == null ? "" : "; opened at " + CallSiteText.firstFrame(callSite);
    }

    private Stream<Map.Entry<FailureReason, Long>> byFrequency() {
        return grown.entrySet().stream()
                .filter(each -> isTold(each.getKey()))
                .sorted(Map.Entry.<FailureReason, Long>comparingByValue().reversed());
    }

    String remedy() {
        Optional<FailureReason> most = byFrequency().map(Map.Entry::getKey).findFirst();
        return most.map(Failing::remedy).orElse("");
    }

    private static String remedy(FailureReason reason) {
        switch (reason) {
            case REFUSED:
                return "Check that the server is up and listens on that address and port";
            case TIMED_OUT:
                return "Check that the host is up and that no firewall drops the packets; a server whose accept queue is full does "
                        + "not answer either";
            case UNREACHABLE:
                return "Check the route (`ip route get`) and the firewalls that reject packets";
            case RESET:
                return "Check what is in between: a proxy or load balancer without a backend, or a server with "
                        + "net.ipv4.tcp_abort_on_overflow whose accept queue is full";
            case NO_PORT:
                return "Reuse connections (pooling, keep-alive), and do not bind before the connect; where the resource "
                        + "ephemeral-ports shows free ports, this machine has no local address that leads there, or the program "
                        + "set IP_LOCAL_PORT_RANGE on the socket";
            case NO_DESCRIPTOR:
                return "Fix the leak, or raise LimitNOFILE= (systemd) or `ulimit -n`, including the hard limit; where the message ends in "
                        + "\"in system\", fs.file-max";
            case CLOSED:
                return "The program gave up before an answer came: check the host and the firewalls as for a timeout, or raise the "
                        + "client's connect timeout";
            default:
                return "See the message";
        }
    }
}
