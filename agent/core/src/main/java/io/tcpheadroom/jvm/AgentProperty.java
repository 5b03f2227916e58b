package io.tcpheadroom.jvm;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Properties;

/**
 * What became of the agent, told to whoever attached it: the JVM keeps properties for its agents that the attach API reads
 * and the program does not see.
 */
public final class AgentProperty {
    private static final String PACKAGE = "jdk.internal.vm";

    private AgentProperty() {}

    public static void set(Instrumentation instrumentation, String property, String value)
            throws ReflectiveOperationException {
        JavaBase.open(instrumentation, PACKAGE);
        Method properties = Class.forName(PACKAGE + ".VMSupport").getMethod("getAgentProperties");
        ((Properties) properties.invoke(null)).setProperty(property, value);
    }
}
