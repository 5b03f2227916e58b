package io.tcpheadroom.advice;

import org.jspecify.annotations.Nullable;

/** How the limit of descriptors is changed: of the process that runs, and for good. */
final class DescriptorLimit {
    private DescriptorLimit() {}

    /**
     * To this value.
     *
     * @param hard the hard limit, beyond which only root may go; null where it is unknown
     */
    static String raise(@Nullable Long pid, long value, @Nullable Long hard) {
        boolean isAllowed = hard != null && value <= hard;
        return prlimit(pid, value, isAllowed ? hard : (Long) value) + " takes effect in the running process"
                + (isAllowed ? "" : " (as root)") + ". Permanently: LimitNOFILE=" + value
                + " in the systemd unit, nofile in "
                + "/etc/security/limits.conf, or `--ulimit nofile=" + value + ":" + value
                + "` (Docker); Kubernetes has no field for it: "
                + "the container runtime's own limit applies";
    }

    static String pid(@Nullable Long pid) {
        return pid == null ? "PID" : pid.toString();
    }

    static String prlimit(@Nullable Long pid, long soft, @Nullable Long hard) {
        return "`prlimit --pid " + pid(pid) + " --nofile=" + soft + ":"
                + (hard == null ? soft : hard == Long.MAX_VALUE ? "unlimited" : hard) + "`";
    }
}
