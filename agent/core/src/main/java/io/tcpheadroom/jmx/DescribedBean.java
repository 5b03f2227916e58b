package io.tcpheadroom.jmx;

import io.tcpheadroom.api.Description;
import javax.management.Descriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MXBean that tells over the wire what the annotations on its interface say. */
final class DescribedBean extends StandardMBean {
    private static final String TEXT = "descriptionText";

    <V> DescribedBean(Class<V> type, V values) {
        super(values, type, true);
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
