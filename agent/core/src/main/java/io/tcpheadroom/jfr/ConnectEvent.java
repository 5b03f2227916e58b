package io.tcpheadroom.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A connect, from its start until it succeeded or failed. That of a datagram socket only sets its peer, and has no duration. */
@Name("tcp.headroom.Connect")
@Label("Connect")
@Category("TCP Headroom")
@Description(
        "A connect of this JVM, from its start until it succeeded or failed. That of a datagram socket has no duration")
@StackTrace(false)
final class ConnectEvent extends Event {
    @Label("App")
    String app;

    @Label("Address")
    @Nullable
    String address;

    @Label("Port")
    int port;

    @Label("Protocol")
    @Description("TCP or UDP; none for a stream socket whose address is not known, or is a path")
    @Nullable
    String protocol;

    @Label("Outcome")
    @Description("connected, or failed: refused, timed out, unreachable, given up")
    String outcome;

    @Label("Descriptor")
    int descriptor;

    @Label("Call Site")
    @Description("Where in the program the socket was opened, if known")
    @Nullable
    String callSite;
}
