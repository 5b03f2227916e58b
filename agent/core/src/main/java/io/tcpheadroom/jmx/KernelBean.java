package io.tcpheadroom.jmx;

import io.tcpheadroom.api.Attribute;
import io.tcpheadroom.kernel.Setting;
import io.tcpheadroom.kernel.SettingCatalog;
import io.tcpheadroom.kernel.SettingValue;
import io.tcpheadroom.resource.Sample;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;

/** The kernel's settings, an attribute for each entry of the catalogue, as the last sample has them. */
public final class KernelBean extends CatalogBean {
    private final Supplier<Sample> latest;

    public KernelBean(Supplier<Sample> latest) {
        super(
                "The kernel's TCP settings; null where this kernel has no such setting or it cannot be read",
                SettingCatalog.ALL.stream().map(KernelBean::attribute).collect(Collectors.toList()));
        this.latest = latest;
    }

    private static MBeanAttributeInfo attribute(Setting setting) {
        return attribute(
                setting.attribute(),
                setting.isText() ? String.class : Long.class,
                setting.description(),
                setting.unit(),
                setting.isText() ? "" : Attribute.GAUGE,
                setting.scope(),
                setting.name());
    }

    @Override
    Map<String, SettingValue> values() {
        return latest.get().settings();
    }

    @Override
    Object shown(Object value) {
        return ((SettingValue) value).orNull();
    }
}
