package io.tcpheadroom.resource;

import java.util.Map;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;

/** A bean as a library's: attributes without setters, perhaps one that throws. A bulk read leaves that out, or throws too. */
final class FakeBean implements DynamicMBean {
    final Map<String, Object> values = new TreeMap<>();
    Runnable onRead = () -> {};

    /** @param namesAndValues in turns */
    static FakeBean of(Object... namesAndValues) {
        FakeBean bean = new FakeBean();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            bean.values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return bean;
    }

    @Override
    public Object getAttribute(String name) throws MBeanException {
        if (values.get(name) instanceof Exception e) {
            throw new MBeanException(e);
        }
        return values.get(name);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        onRead.run();
        AttributeList list = new AttributeList();
        for (String name : names) {
            Object value = values.get(name);
            if (value instanceof Error e) {
                throw e;
            }
            if (values.containsKey(name) && !(value instanceof Exception)) {
                list.add(new Attribute(name, value));
            }
        }
        return list;
    }

    @Override
    public void setAttribute(Attribute attribute) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object invoke(String name, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = values.keySet().stream()
                .map(name -> new MBeanAttributeInfo(name, "java.lang.Object", name, true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(FakeBean.class.getName(), "fake", attributes, null, null, null);
    }
}
