package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Attribute;
import io.tcpheadroom.api.Description;
import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.Operation;
import io.tcpheadroom.api.ResourceMXBean;
import java.util.Arrays;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedBeanTest {
    /** What no bean of ours has yet: an operation with a parameter; and things without a word. */
    public interface BareMXBean {
        long getPlain();

        void plain();

        @Operation("Plans")
        String plan(@Description("How many are wished for") long connections, int plain);
    }

    private static <V> MBeanInfo info(Class<V> type) {
        return new DescribedBean(type, Values.of(type, 1)).getMBeanInfo();
    }

    private static MBeanAttributeInfo attribute(MBeanInfo info, String name) {
        return Arrays.stream(info.getAttributes())
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MBeanOperationInfo operation(MBeanInfo info, String name) {
        return Arrays.stream(info.getOperations())
                .filter(operation -> operation.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_not_described_has_the_description_that_jmx_gives_it() {
        MBeanInfo info = info(BareMXBean.class);

        assertThat(info.getDescription()).isNotBlank();
        assertThat(attribute(info, "Plain").getDescription()).isNotBlank();
        assertThat(operation(info, "plain").getDescription()).isNotBlank();
        assertThat(operation(info, "plain").getImpact()).isEqualTo(MBeanOperationInfo.UNKNOWN);
        assertThat(operation(info, "plan").getSignature()[1].getDescription()).isNotNull();
    }

    @Test
    void a_parameter_has_its_description() {
        assertThat(operation(info(BareMXBean.class), "plan").getSignature()[0].getDescription())
                .isEqualTo("How many are wished for");
    }

    @Test
    void the_bean_has_the_description_of_its_interface() {
        assertThat(info(AppMXBean.class).getDescription()).startsWith("The sockets of one app in this JVM");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AgentMXBean.class,
                AppMXBean.class,
                DestinationMXBean.class,
                ListenerMXBean.class,
                ResourceMXBean.class
            })
    void every_attribute_has_text_units_and_metric_type_of_its_getter(Class<?> type) throws Exception {
        MBeanInfo info = info(type);
        assertThat(info.getAttributes()).isNotEmpty();
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
            Attribute said = type.getMethod("get" + attribute.getName()).getAnnotation(Attribute.class);
            assertThat(attribute.getDescription()).isEqualTo(said.value());
            assertThat(attribute.getDescriptor().getFieldValue("units")).isEqualTo(said.units());
            assertThat(attribute.getDescriptor().getFieldValue("metricType")).isEqualTo(said.metricType());
        }
    }

    @Test
    void a_counter_a_gauge_and_a_text_are_told_apart() {
        MBeanInfo info = info(AppMXBean.class);

        assertThat(attribute(info, "OpenedTotal").getDescriptor().getFieldValue("metricType"))
                .isEqualTo("counter");
        assertThat(attribute(info, "Open").getDescriptor().getFieldValue("metricType"))
                .isEqualTo("gauge");
        assertThat(attribute(info, "Name").getDescriptor().getFieldValue("metricType"))
                .isEqualTo("");
        assertThat(attribute(info, "Open").getDescriptor().getFieldValue("units"))
                .isEqualTo("sockets");
    }

    @Test
    void an_operation_says_what_it_does_and_whether_it_changes_anything() {
        MBeanInfo info = info(AgentMXBean.class);

        assertThat(operation(info, "uninstall").getImpact()).isEqualTo(MBeanOperationInfo.ACTION);
        assertThat(operation(info, "uninstall").getDescription())
                .isEqualTo("Takes the agent out: hooks, MBeans and threads");
        assertThat(operation(info, "report").getImpact()).isEqualTo(MBeanOperationInfo.INFO);
        assertThat(operation(info, "hooks").getImpact()).isEqualTo(MBeanOperationInfo.INFO);
    }
}
