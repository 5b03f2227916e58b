package io.tcpheadroom.api;

import javax.management.ConstructorParameters;
import org.jspecify.annotations.Nullable;

/** A remote address from which a listener has accepted connections that are open. A getter class, because MXBeans of JDK 17 do not map records. */
public final class PeerData {
    private final String address;
    private final long open;
    private final @Nullable String note;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param address see {@link #getAddress()}
     * @param open see {@link #getOpen()}
     * @param note see {@link #getNote()}
     */
    @ConstructorParameters({"address", "open", "note"})
    public PeerData(String address, long open, @Nullable String note) {
        this.address = address;
        this.open = open;
        this.note = note;
    }

    /** {@return the remote address; an IPv4 address also where the socket is an IPv6 one} */
    public String getAddress() {
        return address;
    }

    /** {@return how many connections from there are open} */
    public long getOpen() {
        return open;
    }

    /** {@return what is to be known of the address; null if nothing} */
    public @Nullable String getNote() {
        return note;
    }

    @Override
    public String toString() {
        return address + " " + open + (note == null ? "" : ": " + note);
    }
}
