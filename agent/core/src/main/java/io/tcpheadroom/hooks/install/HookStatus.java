package io.tcpheadroom.hooks.install;

/** What became of a hook on this JDK. */
public enum HookStatus {
    /** Woven into every place of it that this JDK has. */
    INSTALLED,
    /** This JDK does not have what the hook is for. */
    NOT_APPLICABLE,
    /** This JDK should have a place for it, and has none, or could not be woven: sockets may go uncounted. */
    MISSED
}
