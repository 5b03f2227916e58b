package io.tcpheadroom.jmx;

import io.tcpheadroom.kernel.Setting;
import io.tcpheadroom.kernel.SettingCatalog;
import io.tcpheadroom.kernel.SettingValue;
import io.tcpheadroom.resource.Sample;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.Descriptor;
import javax.management.DynamicMBean;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;

/** The kernel's settings, an attribute for each entry of the catalogue, as the last sample has them. */
public final class KernelBean implements DynamicMBean {
    private final Supplier<Sample> latest;
    private final MBeanInfo info = new MBeanInfo(
            KernelBean.class.getName(),
            "The kernel's TCP settings; an attribute is null where this kernel has no such setting or it cannot be read",
            SettingCatalog.ALL.stream().map(KernelBean::info).toArray(MBeanAttributeInfo[]::new),
            null,
            null,
            null);

    public KernelBean(Supplier<Sample> latest) {
        this.latest = latest;
    }

    private static MBeanAttributeInfo info(Setting setting) {
        Descriptor descriptor = new ImmutableDescriptor(
                "units=" + setting.unit(),
                "metricType=" + (setting.isText() ? "" : io.tcpheadroom.api.Attribute.GAUGE),
                "scope=" + setting.scope(),
                "source=" + setting.name());
        String type = setting.isText() ? String.class.getName() : Long.class.getName();
        return new MBeanAttributeInfo(setting.attribute(), type, setting.description(), true, false, false, descriptor);
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        return value(latest.get().settings(), name);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        Map<String, SettingValue> settings = latest.get().settings();
        AttributeList values = new AttributeList(names.length);
        for (String name : names) {
            if (settings.containsKey(name)) {
                values.add(new Attribute(name, settings.get(name).orNull()));
            }
        }
        return values;
    }

    private static Object value(Map<String, SettingValue> settings, String name) throws AttributeNotFoundException {
        SettingValue value = settings.get(name);
        if (value == null) {
            throw new AttributeNotFoundException(name);
        }
        return value.orNull();
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " is the kernel's: change it with sysctl");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String operation, Object[] parameters, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(operation));
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return info;
    }
}
