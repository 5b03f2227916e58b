package io.tcpheadroom.resource;

import org.jspecify.annotations.Nullable;

/**
 * How many new connections a second to the fullest destination the local ports carry for good, if this side closes each: the ports
 * that are not held by open connections, shared out over the time for which a closed one keeps its port.
 */
final class PortRate {
    private static final double TIME_WAIT_SECONDS = 60;
    private static final double REUSE_SECONDS = 1;
    private static final long FOR_ALL = 1;
    private static final long FOR_LOOPBACK = 2;

    private PortRate() {}

    static @Nullable Double of(Sample sample) {
        if (sample.destinations().isEmpty()) {
            return null;
        }
        DestinationSample fullest = sample.destinations().get(0);
        Long ports = fullest.getLimit();
        Long timeWait = fullest.getTimeWait();
        if (ports == null) {
            return null;
        }
        long held = fullest.getUsed() - (timeWait == null ? 0 : timeWait);
        return Math.max(0, ports - held) / secondsHeld(sample, fullest.getAddress());
    }

    private static double secondsHeld(Sample sample, String address) {
        Long reuse = sample.setting("TcpTwReuse");
        Long timestamps = sample.setting("TcpTimestamps");
        boolean isReused = reuse != null
                && timestamps != null
                && timestamps != 0
                && (reuse == FOR_ALL || (reuse == FOR_LOOPBACK && isLoopback(address)));
        if (!isReused) {
            return TIME_WAIT_SECONDS;
        }
        Long delayMillis = sample.setting("TcpTwReuseDelay");
        return delayMillis == null || delayMillis <= 0 ? REUSE_SECONDS : delayMillis / 1e3;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1"); // as InetAddress writes it
    }
}
