package io.tcpheadroom.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An accepted connection. */
@Name("tcp.headroom.Accept")
@Label("Accept")
@Category("TCP Headroom")
@Description("A connection that a listener of this JVM accepted")
@StackTrace(false)
final class AcceptEvent extends Event {
    @Label("App")
    String app;

    @Label("Descriptor")
    int descriptor;

    @Label("Call Site")
    @Description("Where in the program the listener was opened, if known")
    @Nullable
    String callSite;
}
