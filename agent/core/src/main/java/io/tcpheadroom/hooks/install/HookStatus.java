package io.tcpheadroom.hooks.install;

/** What became of a hook in this JVM. */
public enum HookStatus {
    /** Woven into every place of it that this JDK, or the library, has. */
    INSTALLED,
    /** This JDK does not have what the hook is for, or the program has not loaded the class or the library, which may change. */
    NOT_APPLICABLE,
    /** This JDK, or the library that is loaded, should have a place for it and has none, or could not be woven: sockets may go uncounted. */
    MISSED
}
