package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Attribute;
import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.ResourceMXBean;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.ObjectName;

/**
 * The kinds of beans that a snapshot holds. A new line here is all it takes to have another kind read at each tick. Which
 * attributes are read follows from the interface; those that the agent does not have are absent from the bean.
 */
public enum Kind {
    AGENT("Agent", AgentMXBean.class),
    RESOURCE("Resource", ResourceMXBean.class),
    APP("App", AppMXBean.class),
    LISTENER("Listener", ListenerMXBean.class),
    DESTINATION("Destination", DestinationMXBean.class),
    /** The kernel's settings and its counters: which there are is the agent's to say, each describes itself. */
    KERNEL("Kernel"),
    PRESSURE("Pressure");

    private final String type;
    private final Map<String, Attribute> attributes = new TreeMap<>();
    private final boolean describesItself;

    Kind(String type) {
        this.type = type;
        this.describesItself = true;
    }

    Kind(String type, Class<?> mxbean) {
        this.type = type;
        this.describesItself = false;
        for (Method method : mxbean.getMethods()) {
            Attribute attribute = method.getAnnotation(Attribute.class);
            if (attribute != null && method.getName().startsWith("get")) {
                attributes.put(method.getName().substring("get".length()), attribute);
            }
        }
    }

    /** By the type alone: a later agent may add keys to its names. */
    static Optional<Kind> of(ObjectName name) {
        String type = name.getKeyProperty("type");
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** Its attributes have to be asked for. */
    boolean describesItself() {
        return describesItself;
    }

    /** There may be any number of them, and with many they are read in turn. */
    boolean isPlentiful() {
        return this == APP || this == LISTENER || this == DESTINATION;
    }

    String[] attributes() {
        return attributes.keySet().toArray(new String[0]);
    }

    /** What the attribute says of itself, its unit, and where it is to be found, in lines. */
    public String describe(String attribute) {
        Attribute description = attributes.get(attribute);
        if (description == null) {
            throw new IllegalArgumentException(type + " has no attribute " + attribute);
        }
        return description.value() + unit(description.units()) + source(attribute);
    }

    /** The same for the rate of a counter. */
    public String describeRate(String counter) {
        Attribute description = attributes.get(counter);
        return description.value() + ": how many per second" + unit(description.units() + " per second")
                + source(counter);
    }

    private static String unit(String units) {
        return units.isEmpty() ? "" : "\nUnit: " + units;
    }

    private String source(String attribute) {
        return "\nSource: " + Names.DOMAIN + ":type=" + type + ", " + attribute;
    }
}
