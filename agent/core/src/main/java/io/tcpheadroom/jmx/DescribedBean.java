package io.tcpheadroom.jmx;

import io.tcpheadroom.api.Description;
import java.util.Arrays;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.Descriptor;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/** An MXBean that tells over the wire what the annotations on its interface say. */
final class DescribedBean extends StandardMBean {
    private static final String TEXT = "descriptionText";

    private final Access access;

    <V> DescribedBean(Class<V> type, V values, Access access) {
        super(values, type, true);
        this.access = access;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanInfo info = super.getMBeanInfo();
        return access == Access.ALL ? info : withoutSetters(info);
    }

    private static MBeanInfo withoutSetters(MBeanInfo info) {
        return new MBeanInfo(
                info.getClassName(),
                info.getDescription(),
                Arrays.stream(info.getAttributes())
                        .map(DescribedBean::withoutSetter)
                        .toArray(MBeanAttributeInfo[]::new),
                info.getConstructors(),
                info.getOperations(),
                info.getNotifications(),
                info.getDescriptor());
    }

    private static MBeanAttributeInfo withoutSetter(MBeanAttributeInfo attribute) {
        return new MBeanAttributeInfo(
                attribute.getName(),
                attribute.getType(),
                attribute.getDescription(),
                attribute.isReadable(),
                false,
                attribute.isIs(),
                attribute.getDescriptor());
    }

    @Override
    public void setAttribute(Attribute attribute)
            throws AttributeNotFoundException, InvalidAttributeValueException, MBeanException, ReflectionException {
        if (access != Access.ALL) {
            throw Access.refusal();
        }
        super.setAttribute(attribute);
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return access == Access.ALL ? super.setAttributes(attributes) : new AttributeList();
    }

    @Override
    public @Nullable Object invoke(String operation, Object @Nullable [] parameters, String @Nullable [] signature)
            throws MBeanException, ReflectionException {
        for (MBeanOperationInfo info : getMBeanInfo().getOperations()) {
            if (info.getName().equals(operation) && !access.permits(info.getImpact())) {
                throw Access.refusal();
            }
        }
        return super.invoke(operation, parameters, signature);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        Description description = getMBeanInterface().getAnnotation(Description.class);
        return description == null ? super.getDescription(info) : description.value();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return text(info, super.getDescription(info));
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return text(info, super.getDescription(info));
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return text(parameter, super.getDescription(operation, parameter, index));
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        Object impact = info.getDescriptor().getFieldValue("operationImpact");
        return impact instanceof Integer ? (Integer) impact : super.getImpact(info);
    }

    private static String text(MBeanFeatureInfo info, String otherwise) {
        Descriptor descriptor = info.getDescriptor();
        Object text = descriptor.getFieldValue(TEXT);
        return text instanceof String ? (String) text : otherwise;
    }
}
