package io.tcpheadroom.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A socket that was closed, by the program or by the garbage collector. */
@Name("tcp.headroom.Close")
@Label("Close")
@Category("TCP Headroom")
@Description("A socket of this JVM that was closed")
@StackTrace(false)
final class CloseEvent extends Event {
    @Label("App")
    String app;

    @Label("Kind")
    @Description("CLIENT, ACCEPTED, LISTENER or DATAGRAM")
    String kind;

    @Label("Descriptor")
    int descriptor;

    @Label("Call Site")
    @Description("Where in the program the socket was opened, if known")
    @Nullable
    String callSite;
}
