package io.tcpheadroom.jmx;

import io.tcpheadroom.api.Attribute;
import io.tcpheadroom.kernel.Setting;
import io.tcpheadroom.kernel.SettingCatalog;
import io.tcpheadroom.kernel.SettingValue;
import io.tcpheadroom.resource.Sample;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import org.jspecify.annotations.Nullable;

/** The kernel's settings, an attribute for each entry of the catalogue, as the last sample has them. */
public final class KernelBean extends CatalogBean {
    private static final MBeanAttributeInfo TX_QUEUE_LENGTHS = attribute(
            "TxQueueLengths",
            String.class,
            "Transmit queue length of each interface, in packets; ignored by fq_codel, the usual queueing discipline",
            "packets",
            "",
            "INTERFACE",
            "/sys/class/net/*/tx_queue_len");
    private static final MBeanAttributeInfo AGE = attribute(
            "SettingsAgeSeconds",
            Double.class,
            "How long ago the settings were read: each minute, more rarely only while no descriptor is left",
            "seconds",
            Attribute.GAUGE,
            "PROCESS",
            "this agent");

    private final Supplier<Sample> latest;

    public KernelBean(Supplier<Sample> latest) {
        super(
                "The kernel's TCP settings; null where this kernel has no such setting or it cannot be read",
                Stream.concat(SettingCatalog.ALL.stream().map(KernelBean::attribute), Stream.of(TX_QUEUE_LENGTHS, AGE))
                        .collect(Collectors.toList()));
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
    Map<String, ?> values() {
        Sample sample = latest.get();
        Map<String, Object> values = new HashMap<>(sample.settings());
        values.put(TX_QUEUE_LENGTHS.getName(), sample.txQueueLengths());
        values.put(AGE.getName(), sample.settingsAgeSeconds());
        return values;
    }

    @Override
    @Nullable
    Object shown(@Nullable Object value) {
        return value instanceof SettingValue ? ((SettingValue) value).orNull() : value;
    }
}
