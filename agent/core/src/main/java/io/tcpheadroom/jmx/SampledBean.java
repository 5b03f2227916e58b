package io.tcpheadroom.jmx;

import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;

/**
 * An MBean that is registered once and shows the values of the last sample: each sample brings an immutable object, and
 * all that one read asks for is answered by the same one. A read takes no lock and does no I/O.
 */
final class SampledBean<V> implements DynamicMBean {
    private final Class<V> type;
    private volatile Shown<V> shown;

    SampledBean(Class<V> type, V values) {
        this.type = type;
        show(values);
    }

    void show(V values) {
        shown = new Shown<>(type, values);
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException, MBeanException, ReflectionException {
        return shown.bean().getAttribute(name);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        return shown.bean().getAttributes(names);
    }

    @Override
    public void setAttribute(Attribute attribute)
            throws AttributeNotFoundException, InvalidAttributeValueException, MBeanException, ReflectionException {
        shown.bean().setAttribute(attribute);
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return shown.bean().setAttributes(attributes);
    }

    @Override
    public Object invoke(String operation, Object[] parameters, String[] signature)
            throws MBeanException, ReflectionException {
        return shown.bean().invoke(operation, parameters, signature);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return shown.bean().getMBeanInfo();
    }

    /** The values of one sample, and the bean around them, made when somebody first reads it. */
    private static final class Shown<V> {
        private final Class<V> type;
        private final V values;
        private volatile DescribedBean bean;

        Shown(Class<V> type, V values) {
            this.type = type;
            this.values = values;
        }

        DescribedBean bean() {
            DescribedBean made = bean;
            if (made == null) {
                made = new DescribedBean(type, values);
                bean = made;
            }
            return made;
        }
    }
}
