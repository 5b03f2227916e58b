package io.tcpheadroom.jconsole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;

/** A bean as another agent had it: lines of a name, a type and a value; its operations answer no rows. */
final class RecordedBean implements DynamicMBean {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<MBeanAttributeInfo> attributes = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();

    void add(String line) {
        String[] words = line.strip().split(" ", 3);
        if (words[0].contains("(")) {
            operations.add(words[0].substring(0, words[0].indexOf('(')));
        } else {
            attributes.add(new MBeanAttributeInfo(words[0], words[1], "", true, false, false));
            values.put(words[0], value(words[1], words.length < 3 ? "" : words[2]));
        }
    }

    private static Object value(String type, String text) {
        if (text.equals("null")) {
            return null;
        }
        switch (type) {
            case "int":
            case "java.lang.Integer":
                return Integer.valueOf(text);
            case "long":
            case "java.lang.Long":
                return Long.valueOf(text);
            case "double":
            case "java.lang.Double":
                return Double.valueOf(text);
            default:
                return text;
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        if (!values.containsKey(attribute)) {
            throw new AttributeNotFoundException(attribute);
        }
        return values.get(attribute);
    }

    /** As of any bean: those that it does not have are left out. */
    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList list = new AttributeList();
        for (String name : names) {
            if (values.containsKey(name)) {
                list.add(new Attribute(name, values.get(name)));
            }
        }
        return list;
    }

    @Override
    public Object invoke(String operation, Object[] arguments, String[] signature) throws ReflectionException {
        if (!operations.contains(operation)) {
            throw new ReflectionException(new NoSuchMethodException(operation), operation);
        }
        return new CompositeData[0];
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return new MBeanInfo("recorded", "", attributes.toArray(new MBeanAttributeInfo[0]), null, null, null);
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName());
    }

    @Override
    public AttributeList setAttributes(AttributeList list) {
        return new AttributeList();
    }
}
