package io.tcpheadroom.resource;

import io.tcpheadroom.api.PoolMXBean;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.BeanSource.Told;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections at one tick, by what it says of itself, beside the sockets to where they go. Immutable. PROCESS.
 */
public final class PoolSample implements PoolMXBean {
    /** So long somebody waits for a connection before that is a finding. */
    static final double LONG_EXHAUSTED_SECONDS = 10;

    private final BeanAnswer answer;
    private final Figure used;
    private final Figure idle;
    private final Figure pending;
    private final Figure limit;
    private final @Nullable String destination;
    private final @Nullable Long sockets;
    private final double exhaustedSeconds;
    private final @Nullable String callSites;
    private final @Nullable String note;

    /**
     * As it said.
     *
     * @param sockets that are open to the destination; null when no connection to there is known
     * @param exhaustedSeconds see {@link #exhaustedSeconds()}
     * @param callSites see {@link #callSites()}
     */
    PoolSample(
            BeanAnswer answer,
            @Nullable String destination,
            @Nullable Long sockets,
            double exhaustedSeconds,
            @Nullable String callSites,
            @Nullable String note) {
        this.answer = answer;
        this.used = answer.count(Told.USED);
        this.idle = answer.count(Told.IDLE);
        this.pending = answer.count(Told.PENDING);
        this.limit = answer.limit(Told.LIMIT);
        this.destination = destination;
        this.sockets = sockets;
        this.exhaustedSeconds = exhaustedSeconds;
        this.callSites = callSites;
        this.note = note;
    }

    /** Some libraries tell only the parts. */
    static Figure open(BeanAnswer answer) {
        if (answer.tells(Told.OPEN)) {
            return answer.count(Told.OPEN);
        }
        Figure used = answer.count(Told.USED);
        Figure idle = answer.count(Told.IDLE);
        return used.isNumber() ? idle.map(number -> number + used.value()) : used;
    }

    /** Whether no more can be lent, and somebody waits for one. */
    static boolean isExhausted(BeanAnswer answer) {
        Figure used = answer.count(Told.USED);
        Figure limit = answer.limit(Told.LIMIT);
        Figure pending = answer.count(Told.PENDING);
        return used.isNumber()
                && limit.isNumber()
                && used.value() >= limit.value()
                && pending.isNumber()
                && pending.value() > 0;
    }

    @Override
    public String getName() {
        return answer.name();
    }

    @Override
    public String getSource() {
        return answer.source().library();
    }

    @Override
    public String getBean() {
        return Endpoint.shownInText(answer.bean().toString());
    }

    @Override
    public @Nullable String getApp() {
        return answer.app();
    }

    @Override
    public @Nullable Long getUsed() {
        return used.orNull();
    }

    @Override
    public @Nullable Long getOpen() {
        return open(answer).orNull();
    }

    @Override
    public @Nullable Long getIdle() {
        return idle.orNull();
    }

    @Override
    public @Nullable Long getLimit() {
        return limit.orNull();
    }

    @Override
    public @Nullable Long getPending() {
        return pending.orNull();
    }

    @Override
    public @Nullable Double getUtilizationRatio() {
        return Reading.of(used, limit).utilization();
    }

    @Override
    public @Nullable String getDestination() {
        return destination;
    }

    @Override
    public @Nullable Long getSockets() {
        return sockets;
    }

    @Override
    public @Nullable String getReason() {
        return Stream.of(used, open(answer), idle, limit, pending)
                .map(Figure::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable String getNote() {
        return note;
    }

    /** Whether that has been so for a while, and not for a moment. */
    public boolean isLongExhausted() {
        return exhaustedSeconds >= LONG_EXHAUSTED_SECONDS;
    }

    /** For how long all it may have are in use and somebody waits for one; 0 when that is not so. */
    public double exhaustedSeconds() {
        return exhaustedSeconds;
    }

    /** The first lines of the places where most sockets to its destination were opened; null when none is known, and while nobody asks. */
    public @Nullable String callSites() {
        return callSites;
    }

    /** What its library calls the setting that limits it; null when it has none. */
    public @Nullable String limitSetting() {
        return answer.source().limitSetting();
    }

    /** How its library finds what is borrowed and never returned; null when it does not. */
    public @Nullable String leakSetting() {
        return answer.source().leakSetting();
    }
}
