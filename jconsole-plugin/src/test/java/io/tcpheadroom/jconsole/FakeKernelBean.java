package io.tcpheadroom.jconsole;

import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.DynamicMBean;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;

/** A bean that says itself which attributes it has: settings and counters are such beans. Answers from a map. */
final class FakeKernelBean implements DynamicMBean {
    private final Map<String, Object> values;
    private final MBeanAttributeInfo[] attributes;

    /** @param source before the name of each attribute, in lower case, such as "net.core." */
    FakeKernelBean(Map<String, Object> values, String source, String unit) {
        this.values = values;
        this.attributes = values.keySet().stream()
                .map(name -> new MBeanAttributeInfo(
                        name,
                        Long.class.getName(),
                        "What " + name + " means",
                        true,
                        false,
                        false,
                        new ImmutableDescriptor("units=" + unit, "source=" + source + name.replace("Total", ""))))
                .toArray(MBeanAttributeInfo[]::new);
    }

    @Override
    public Object getAttribute(String name) {
        return values.get(name);
    }

    @Override
    public void setAttribute(Attribute attribute) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList list = new AttributeList();
        for (String name : names) {
            list.add(new Attribute(name, values.get(name)));
        }
        return list;
    }

    @Override
    public AttributeList setAttributes(AttributeList list) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object invoke(String operation, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return new MBeanInfo(getClass().getName(), "", attributes, null, null, null);
    }
}
