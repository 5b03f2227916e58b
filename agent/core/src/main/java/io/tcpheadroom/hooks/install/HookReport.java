package io.tcpheadroom.hooks.install;

/** One hook with its status and where it was woven in, or why it was not. */
public final class HookReport {
    private final String hook;
    private final HookStatus status;
    private final String detail;

    public HookReport(String hook, HookStatus status, String detail) {
        this.hook = hook;
        this.status = status;
        this.detail = detail;
    }

    public String hook() {
        return hook;
    }

    public HookStatus status() {
        return status;
    }

    public String detail() {
        return detail;
    }
}
