package io.tcpheadroom.jmx;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.Descriptor;
import javax.management.DynamicMBean;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** A bean whose attributes are the entries of a catalogue, read-only, all of one read answered by one sample. */
abstract class CatalogBean implements DynamicMBean {
    private static final String EXPLAIN = "explain";

    private final MBeanInfo info;
    private final Set<String> names;

    CatalogBean(String description, List<MBeanAttributeInfo> attributes) {
        MBeanOperationInfo explain = new MBeanOperationInfo(
                EXPLAIN,
                "What an attribute is, or why it is null: unlimited, unknown or not applicable, with the reason",
                new MBeanParameterInfo[] {
                    new MBeanParameterInfo("attribute", String.class.getName(), "The attribute's name")
                },
                String.class.getName(),
                MBeanOperationInfo.INFO);
        info = new MBeanInfo(
                getClass().getName(),
                description,
                attributes.toArray(new MBeanAttributeInfo[0]),
                null,
                new MBeanOperationInfo[] {explain},
                null);
        names = attributes.stream().map(MBeanAttributeInfo::getName).collect(Collectors.toSet());
    }

    static MBeanAttributeInfo attribute(
            String name,
            Class<?> type,
            String description,
            String unit,
            String metricType,
            String scope,
            String source) {
        return new MBeanAttributeInfo(
                name,
                type.getName(),
                description,
                true,
                false,
                false,
                new ImmutableDescriptor(
                        "units=" + unit, "metricType=" + metricType, "scope=" + scope, "source=" + source));
    }

    /** The last sample's values by attribute. One is absent while nothing could be sampled. */
    abstract Map<String, ?> values();

    /** A value of the map as the attribute's. */
    abstract @Nullable Object shown(@Nullable Object value);

    /** {@code TcpTwRecycle = not applicable: removed in Linux 4.12 (net.ipv4.tcp_tw_recycle, NETNS). Broke clients ...} */
    private String explain(String name) {
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
            if (attribute.getName().equals(name)) {
                Descriptor known = attribute.getDescriptor();
                return name + " = " + values().get(name) + " (" + known.getFieldValue("source") + ", "
                        + known.getFieldValue("scope") + "). " + attribute.getDescription();
            }
        }
        return "there is no attribute " + name;
    }

    @Override
    public final @Nullable Object getAttribute(String name) throws AttributeNotFoundException {
        if (!names.contains(name)) {
            throw new AttributeNotFoundException(name);
        }
        return shown(values().get(name));
    }

    @Override
    public final AttributeList getAttributes(String[] asked) {
        Map<String, ?> values = values();
        AttributeList list = new AttributeList(asked.length);
        for (String name : asked) {
            if (names.contains(name)) {
                list.add(new Attribute(name, shown(values.get(name))));
            }
        }
        return list;
    }

    @Override
    public final void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " can only be read");
    }

    @Override
    public final AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public final Object invoke(String operation, Object @Nullable [] parameters, String @Nullable [] signature)
            throws ReflectionException {
        if (operation.equals(EXPLAIN) && parameters != null && parameters.length == 1) {
            return explain(String.valueOf(parameters[0]));
        }
        throw new ReflectionException(new NoSuchMethodException(operation));
    }

    @Override
    public final MBeanInfo getMBeanInfo() {
        return info;
    }
}
