package io.tcpheadroom.sample;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** A look at the agent's beans once a second; where there are none, how to get them, once. */
final class Watch {
    /** The agent registers its beans in the background: one that was asked for is not missed at once. */
    private static final int START_SECONDS = 10;

    private final Beans beans;
    private final Terminal terminal;

    Watch(Beans beans, Terminal terminal) {
        this.beans = beans;
        this.terminal = terminal;
    }

    /** Until the program is asked to stop, nobody reads any more, or so many seconds have passed. */
    void run(Stop stop, long seconds, LongConsumer look) {
        long start = System.nanoTime();
        boolean agentMissed = false;
        for (long second = 0; ; second++) {
            if (beans.present()) {
                look.accept(second);
                agentMissed = false;
            } else if (!agentMissed && !(beans.expected() && second < START_SECONDS)) {
                terminal.print(List.of(Guide.withoutAgent()));
                agentMissed = true;
            }
            boolean last = second >= seconds;
            if (last || terminal.gone() || stop.askedBefore(start + TimeUnit.SECONDS.toNanos(second + 1))) {
                return;
            }
        }
    }
}
