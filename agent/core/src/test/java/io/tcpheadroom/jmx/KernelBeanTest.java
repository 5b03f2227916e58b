package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.kernel.Setting;
import io.tcpheadroom.kernel.SettingCatalog;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ReflectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelBeanTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    @TempDir
    Path nothing;

    private static Sample sample(Roots roots) {
        try (Kernel kernel = new Kernel(roots)) {
            return sampler(kernel).sampleNow();
        }
    }

    private static Sampler sampler(Kernel kernel) {
        return Samples.sampler(kernel, ResourceCatalog.ALL, line -> {
            throw new AssertionError(line);
        });
    }

    private MBeanServer register(Roots roots) throws Exception {
        Sample sample = sample(roots);
        server.registerMBean(new KernelBean(() -> sample), Names.KERNEL);
        return server;
    }

    private static String[] all() {
        return SettingCatalog.ALL.stream().map(Setting::attribute).toArray(String[]::new);
    }

    @Test
    void an_unknown_name_is_not_found() throws Exception {
        register(Hosts.roots("linux-6.18"));

        assertThatThrownBy(() -> server.getAttribute(Names.KERNEL, "Nonsense"))
                .isInstanceOf(AttributeNotFoundException.class)
                .hasMessage("Nonsense");
        assertThat(server.getAttributes(Names.KERNEL, new String[] {"Nonsense", "Somaxconn"}))
                .containsExactly(new Attribute("Somaxconn", 4096L));
    }

    @Test
    void nothing_can_be_set_or_invoked() throws Exception {
        register(Hosts.roots("linux-6.18"));

        assertThatThrownBy(() -> server.setAttribute(Names.KERNEL, new Attribute("Somaxconn", 1L)))
                .isInstanceOf(AttributeNotFoundException.class)
                .hasMessage("Somaxconn can only be read");
        assertThatThrownBy(() -> server.invoke(Names.KERNEL, "reboot", null, null))
                .isInstanceOf(ReflectionException.class);
    }

    @Test
    void where_the_kernel_has_no_setting_each_is_null() throws Exception {
        register(Roots.of(nothing));

        assertThat(server.getAttribute(Names.KERNEL, "Somaxconn")).isNull();
        assertThat(server.getAttributes(Names.KERNEL, all()).asList())
                .hasSameSizeAs(SettingCatalog.ALL)
                .allSatisfy(attribute -> assertThat(attribute.getValue()).isNull());
    }

    @Test
    void every_entry_of_the_catalogue_is_an_attribute() throws Exception {
        List<MBeanAttributeInfo> infos = List.of(
                register(Hosts.roots("linux-6.18")).getMBeanInfo(Names.KERNEL).getAttributes());

        assertThat(infos).extracting(MBeanAttributeInfo::getName).startsWith(all());
        for (int i = 0; i < SettingCatalog.ALL.size(); i++) {
            Setting setting = SettingCatalog.ALL.get(i);
            MBeanAttributeInfo info = infos.get(i);
            assertThat(info.getType()).isEqualTo(setting.isText() ? "java.lang.String" : "java.lang.Long");
            assertThat(info.isReadable()).isTrue();
            assertThat(info.isWritable()).isFalse();
            assertThat(info.getDescription()).isEqualTo(setting.description());
            assertThat(info.getDescriptor().getFieldValue("units")).isEqualTo(setting.unit());
            assertThat(info.getDescriptor().getFieldValue("metricType")).isEqualTo(setting.isText() ? "" : "gauge");
            assertThat(info.getDescriptor().getFieldValue("scope")).isEqualTo(setting.scope());
            assertThat(info.getDescriptor().getFieldValue("source")).isEqualTo(setting.name());
        }
    }

    @Test
    void each_value_is_of_the_type_that_its_info_says() throws Exception {
        register(Hosts.roots("linux-6.18"));

        for (MBeanAttributeInfo info : server.getMBeanInfo(Names.KERNEL).getAttributes()) {
            Object value = server.getAttribute(Names.KERNEL, info.getName());
            assertThat(value == null ? info.getType() : value.getClass().getName())
                    .as(info.getName())
                    .isEqualTo(info.getType());
        }
        assertThat(server.getAttribute(Names.KERNEL, "IpLocalPortRangeLow")).isEqualTo(32768L);
    }

    @Test
    void what_is_no_number_is_explained() throws Exception {
        register(Hosts.roots("network-namespace"));

        assertThat(explained("TcpTwRecycle"))
                .startsWith("TcpTwRecycle = not applicable: removed in Linux 4.12 (net.ipv4.tcp_tw_recycle, NETNS). ");
        assertThat(explained("TcpMemMaxBytes"))
                .contains("unknown: /proc/sys/net/ipv4/tcp_mem is not visible from this network namespace");
        assertThat(explained("Somaxconn")).startsWith("Somaxconn = 4096 (net.core.somaxconn, NETNS). ");
        assertThat(explained("Nothing")).isEqualTo("there is no attribute Nothing");
    }

    @Test
    void interfaces_and_the_age_of_the_settings_stand_beside_them() throws Exception {
        AtomicLong clock = new AtomicLong();
        try (Kernel kernel = Hosts.kernel(Hosts.roots("linux-6.1"), clock::get)) {
            Sampler sampler = sampler(kernel);
            sampler.sampleNow();
            clock.set(7_000_000_000L);
            sampler.sampleNow();
            server.registerMBean(new KernelBean(sampler::latest), Names.KERNEL);
        }

        assertThat(server.getAttribute(Names.KERNEL, "TxQueueLengths")).isEqualTo("lo 1000");
        assertThat(server.getAttribute(Names.KERNEL, "SettingsAgeSeconds")).isEqualTo(7.0);
    }

    /** The first sample may fail: for want of memory, say. */
    @Test
    void while_nothing_could_be_sampled_settings_and_counters_are_null() throws Exception {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sampler sampler = sampler(kernel);
            server.registerMBean(new KernelBean(sampler::latest), Names.KERNEL);
            server.registerMBean(new PressureBean(sampler::latest), Names.PRESSURE);
        }

        assertThat(server.getAttribute(Names.KERNEL, "Somaxconn")).isNull();
        assertThat(server.getAttributes(Names.KERNEL, all()).asList())
                .hasSameSizeAs(SettingCatalog.ALL)
                .allSatisfy(attribute -> assertThat(attribute.getValue()).isNull());
        assertThat(server.getAttribute(Names.PRESSURE, "ListenOverflowsTotal")).isNull();
    }

    private String explained(String attribute) throws Exception {
        return (String)
                server.invoke(Names.KERNEL, "explain", new Object[] {attribute}, new String[] {String.class.getName()});
    }
}
