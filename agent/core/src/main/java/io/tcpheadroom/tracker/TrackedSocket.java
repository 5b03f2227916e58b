package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** An open socket as it is on record, not copied: for whoever looks at all of them. */
public interface TrackedSocket {
    int descriptor();

    App app();

    Kind kind();

    /** Bound to a local address by the program. */
    boolean isBound();

    /** Its port was taken when it was bound; false where that is not known. */
    boolean tookItsPort();

    /** Where it was opened; null if the stack was not walked. */
    @Nullable
    CallSite callSite();

    /** Where it connects to; null if it does not, and if its destination is beyond the cap. */
    @Nullable
    InetSocketAddress destination();

    /** A connect of its own has succeeded. */
    boolean isConnected();

    /** No object is left that could close it. */
    boolean isLeaked();

    /** For how long it has been open. */
    int ageSeconds();
}
