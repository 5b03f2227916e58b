package io.tcpheadroom.jmx;

import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;

/** A bean whose attributes are the entries of a catalogue, read-only, all of one read answered by one sample. */
abstract class CatalogBean implements DynamicMBean {
    private final MBeanInfo info;

    CatalogBean(String description, List<MBeanAttributeInfo> attributes) {
        info = new MBeanInfo(
                getClass().getName(), description, attributes.toArray(new MBeanAttributeInfo[0]), null, null, null);
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

    /** The last sample's values by attribute; null is a value. */
    abstract Map<String, ?> values();

    /** A value of the map as the attribute's. */
    abstract Object shown(Object value);

    @Override
    public final Object getAttribute(String name) throws AttributeNotFoundException {
        Map<String, ?> values = values();
        if (!values.containsKey(name)) {
            throw new AttributeNotFoundException(name);
        }
        return shown(values.get(name));
    }

    @Override
    public final AttributeList getAttributes(String[] names) {
        Map<String, ?> values = values();
        AttributeList list = new AttributeList(names.length);
        for (String name : names) {
            if (values.containsKey(name)) {
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
    public final Object invoke(String operation, Object[] parameters, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(operation));
    }

    @Override
    public final MBeanInfo getMBeanInfo() {
        return info;
    }
}
