package io.tcpheadroom.jmx;

import java.util.function.UnaryOperator;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * An MBean that is registered once and shows the values of the last sample: each sample brings an immutable object, and
 * all that one read asks for is answered by the same one. A read takes no lock and does no I/O.
 */
class SampledBean<V> implements DynamicMBean {
    private final BeanType<V> type;
    private final UnaryOperator<V> asOfNow;
    private volatile V shown;

    SampledBean(BeanType<V> type, V values) {
        this(type, values, UnaryOperator.identity());
    }

    /** @param asOfNow what can still be said when it is asked for, of the values of the last sample */
    SampledBean(BeanType<V> type, V values, UnaryOperator<V> asOfNow) {
        this.type = type;
        this.shown = values;
        this.asOfNow = asOfNow;
    }

    void show(V values) {
        shown = values;
    }

    @Override
    public final @Nullable Object getAttribute(String name) throws AttributeNotFoundException {
        if (!type.has(name)) {
            throw new AttributeNotFoundException(name);
        }
        return type.read(asOfNow.apply(shown), name);
    }

    @Override
    public final AttributeList getAttributes(String[] names) {
        V values = asOfNow.apply(shown);
        AttributeList list = new AttributeList(names.length);
        for (String name : names) {
            if (type.has(name)) {
                list.add(new Attribute(name, type.read(values, name)));
            }
        }
        return list;
    }

    @Override
    public final void setAttribute(Attribute attribute)
            throws AttributeNotFoundException, InvalidAttributeValueException, MBeanException, ReflectionException {
        type.standard(shown).setAttribute(attribute);
    }

    @Override
    public final AttributeList setAttributes(AttributeList attributes) {
        return type.standard(shown).setAttributes(attributes);
    }

    @Override
    public final @Nullable Object invoke(
            String operation, Object @Nullable [] parameters, String @Nullable [] signature)
            throws MBeanException, ReflectionException {
        return type.standard(asOfNow.apply(shown)).invoke(operation, parameters, signature);
    }

    @Override
    public final MBeanInfo getMBeanInfo() {
        return type.info();
    }
}
