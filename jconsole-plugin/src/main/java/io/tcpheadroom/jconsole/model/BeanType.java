package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.AdviceMXBean;
import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Attribute;
import io.tcpheadroom.api.ConnectorMXBean;
import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.api.HeadroomMXBean;
import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.PoolMXBean;
import io.tcpheadroom.api.ResourceMXBean;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.ObjectName;

/**
 * The types of beans in a snapshot, as in the {@code type} of their names. <b>Another type to read is one line here.</b> The
 * attributes to read are those of the interface; those that the agent does not have are absent from the bean.
 */
public enum BeanType {
    AGENT("Agent", AgentMXBean.class),
    RESOURCE("Resource", ResourceMXBean.class),
    APP("App", AppMXBean.class),
    LISTENER("Listener", ListenerMXBean.class),
    DESTINATION("Destination", DestinationMXBean.class),
    POOL("Pool", PoolMXBean.class),
    CONNECTOR("Connector", ConnectorMXBean.class),
    ADVICE("Advice", AdviceMXBean.class),
    HEADROOM("Headroom", HeadroomMXBean.class),
    /** The kernel's settings and counters: which there are, and what they mean, only the agent knows. */
    KERNEL("Kernel"),
    PRESSURE("Pressure");

    private final String type;
    private final Map<String, Attribute> attributes = new TreeMap<>();
    private final boolean hasDynamicAttributes;

    BeanType(String type) {
        this.type = type;
        this.hasDynamicAttributes = true;
    }

    BeanType(String type, Class<?> mxbean) {
        this.type = type;
        this.hasDynamicAttributes = false;
        for (Method method : mxbean.getMethods()) {
            Attribute attribute = method.getAnnotation(Attribute.class);
            if (attribute != null && method.getName().startsWith("get")) {
                attributes.put(method.getName().substring("get".length()), attribute);
            }
        }
    }

    /** By the type alone: a newer agent may add keys to the names. */
    static Optional<BeanType> of(ObjectName name) {
        String type = name.getKeyProperty("type");
        return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
    }

    /** The agent has to be asked which attributes there are. */
    boolean hasDynamicAttributes() {
        return hasDynamicAttributes;
    }

    /** There may be any number of such beans, or the eye seldom looks at them. */
    boolean isReadInRotation() {
        return this != AGENT && this != RESOURCE && this != ADVICE && this != HEADROOM;
    }

    String[] attributes() {
        return attributes.keySet().toArray(new String[0]);
    }

    /** The description of the attribute, its unit and its MBean, a line each. */
    public String describe(String attribute) {
        Attribute description = description(attribute);
        return description.value() + unit(description.units()) + source(attribute);
    }

    /** The same for the rate of a counter. */
    public String describeRate(String counter) {
        Attribute description = description(counter);
        return description.value() + ", per second" + unit(description.units() + " per second") + source(counter);
    }

    private Attribute description(String attribute) {
        Attribute description = attributes.get(attribute);
        if (description == null) {
            throw new IllegalArgumentException(type + " has no attribute " + attribute);
        }
        return description;
    }

    private static String unit(String units) {
        return units.isEmpty() ? "" : "\nUnit: " + units;
    }

    private String source(String attribute) {
        return "\nSource: " + Names.DOMAIN + ":type=" + type + ", " + attribute;
    }
}
