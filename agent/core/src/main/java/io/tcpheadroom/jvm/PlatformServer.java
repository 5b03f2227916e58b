package io.tcpheadroom.jvm;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import javax.management.MBeanServer;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's MBean server, without being the one who makes it. Whoever asks for it first makes it, and with it the log
 * manager of java.util.logging, for good: a program that chooses its own (WildFly, JBoss, WebLogic do) would come too late.
 * So we wait for the program, or for somebody who looks at it, to ask; until then nobody could see a bean of ours.
 */
public final class PlatformServer {
    private static final String FIELD = "platformMBeanServer";

    private final @Nullable VarHandle server;

    public PlatformServer(Instrumentation instrumentation, Consumer<String> log) {
        server = field(instrumentation, log);
    }

    /** None on a JVM of another make, which keeps its server elsewhere: there nothing is waited for. */
    private static @Nullable VarHandle field(Instrumentation instrumentation, Consumer<String> log) {
        try {
            JavaBase.open(
                    instrumentation, ManagementFactory.class.getModule(), ManagementFactory.class.getPackageName());
            return MethodHandles.privateLookupIn(ManagementFactory.class, MethodHandles.lookup())
                    .findStaticVarHandle(ManagementFactory.class, FIELD, MBeanServer.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.accept("cannot tell whether the MBean server exists; creating it: " + e);
            return null;
        }
    }

    /** Whether somebody has asked for it, or it cannot be told. Loads no class. */
    public boolean isThere() {
        return server == null || server.getVolatile() != null;
    }
}
