package io.tcpheadroom.resource;

/** How many connections are open at one tick, in the direction by which the program's headroom is counted. */
final class Load {
    /** Which connections are counted. */
    enum Direction {
        INCOMING,
        OUTGOING
    }

    /** Before anything was counted. */
    static final Load NONE = new Load(Direction.OUTGOING, 0);

    /** What else is read at the tick belongs to so many connections, give or take one in so many. */
    private static final long STEADY = 50;

    private final Direction direction;
    private final long before;
    private final long after;

    Load(Direction direction, long open) {
        this(direction, open, open);
    }

    /**
     * @param before open when the tick's readings began
     * @param after open when they had ended
     */
    Load(Direction direction, long before, long after) {
        this.direction = direction;
        this.before = before;
        this.after = after;
    }

    Direction direction() {
        return direction;
    }

    long open() {
        return before;
    }

    /** About as many were open from the first reading to the last: what was read can be held against them. */
    boolean isSteady() {
        return Math.abs(after - before) <= before / STEADY;
    }
}
