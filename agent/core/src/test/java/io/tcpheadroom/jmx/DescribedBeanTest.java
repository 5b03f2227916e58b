package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Attribute;
import io.tcpheadroom.api.Description;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.Operation;
import io.tcpheadroom.api.SocketsMXBean;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.AttributeList;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescribedBeanTest {
    private static final String REFUSED = "refused by the agent's option operations=readonly";

    /** What no bean of ours may be: without a word. */
    public interface BareMXBean {
        long getPlain();

        void plain(int parameter);
    }

    /** Those that are written later included. */
    static Stream<Class<?>> beans() {
        return new ClassFileImporter()
                .importPackages(Names.class.getPackageName()).stream()
                        .filter(type -> type.getSimpleName().endsWith("MXBean"))
                        .map(JavaClass::reflect);
    }

    private static <V> MBeanInfo info(Class<V> type) {
        return new DescribedBean(type, Values.of(type, 1), Access.ALL).getMBeanInfo();
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

    /** Several operations may have one name. */
    private static String signature(Method method) {
        return method.getName() + method.getParameterCount();
    }

    private static String signature(MBeanOperationInfo operation) {
        return operation.getName() + operation.getSignature().length;
    }

    @Test
    void what_is_not_described_has_the_description_that_jmx_gives_it() {
        MBeanInfo plain = new StandardMBean(Values.of(BareMXBean.class, 1), BareMXBean.class, true).getMBeanInfo();
        MBeanInfo info = info(BareMXBean.class);

        assertThat(info.getDescription()).isEqualTo(plain.getDescription()).isNotBlank();
        assertThat(attribute(info, "Plain")).isEqualTo(attribute(plain, "Plain"));
        assertThat(operation(info, "plain")).isEqualTo(operation(plain, "plain"));
    }

    @Test
    void the_bean_has_the_description_of_its_interface() {
        assertThat(info(AppMXBean.class).getDescription()).startsWith("The sockets of one app in this JVM");
    }

    @ParameterizedTest
    @MethodSource("beans")
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

    @ParameterizedTest
    @MethodSource("beans")
    void every_operation_has_text_and_impact_of_its_method_and_each_parameter_its_own(Class<?> type) {
        Map<String, Method> methods = Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .collect(Collectors.toMap(DescribedBeanTest::signature, method -> method));
        MBeanOperationInfo[] operations = info(type).getOperations();

        assertThat(operations)
                .extracting(DescribedBeanTest::signature)
                .containsExactlyInAnyOrderElementsOf(methods.keySet());
        for (MBeanOperationInfo operation : operations) {
            Method method = methods.get(signature(operation));
            Operation said = method.getAnnotation(Operation.class);
            assertThat(operation.getDescription()).isEqualTo(said.value());
            assertThat(operation.getImpact()).isEqualTo(said.impact());
            assertThat(operation.getSignature())
                    .extracting(MBeanParameterInfo::getDescription)
                    .containsExactly(Arrays.stream(method.getParameters())
                            .map(parameter ->
                                    parameter.getAnnotation(Description.class).value())
                            .toArray(String[]::new));
        }
    }

    @Test
    void a_parameter_has_its_description() {
        assertThat(operation(info(SocketsMXBean.class), "list")
                        .getSignature()[0]
                        .getDescription())
                .startsWith("Words, separated by spaces, all of which must occur in app, kind, ");
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
                .isEqualTo("Removes the agent: hooks, MBeans and threads");
        assertThat(operation(info, "report").getImpact()).isEqualTo(MBeanOperationInfo.INFO);
        assertThat(operation(info, "hooks").getImpact()).isEqualTo(MBeanOperationInfo.INFO);
    }

    /** What an interface says of itself with a setter or an impact is what is refused, in beans that are written later too. */
    @ParameterizedTest
    @MethodSource("beans")
    <V> void readonly_refuses_whatever_changes_something_and_lets_pass_whatever_reads(Class<V> type) throws Exception {
        DescribedBean all = new DescribedBean(type, Values.of(type, 1), Access.ALL);
        DescribedBean readOnly = new DescribedBean(type, Values.of(type, 1), Access.READONLY);

        for (MBeanAttributeInfo attribute : all.getMBeanInfo().getAttributes()) {
            assertThat(attribute(readOnly.getMBeanInfo(), attribute.getName()).isWritable())
                    .isFalse();
            if (attribute.isWritable()) {
                javax.management.Attribute value = new javax.management.Attribute(attribute.getName(), null);
                assertThatThrownBy(() -> readOnly.setAttribute(value)).hasMessage(REFUSED);
                assertThat(readOnly.setAttributes(new AttributeList(List.of(value))))
                        .isEmpty();
            }
        }
        for (MBeanOperationInfo operation : all.getMBeanInfo().getOperations()) {
            String[] signature = Arrays.stream(operation.getSignature())
                    .map(MBeanParameterInfo::getType)
                    .toArray(String[]::new);
            Object[] parameters = Arrays.stream(signature)
                    .map(parameter -> parameter.equals("int") ? 1 : null)
                    .toArray();
            if (operation.getImpact() == MBeanOperationInfo.INFO) {
                readOnly.invoke(operation.getName(), parameters, signature);
            } else {
                assertThatThrownBy(() -> readOnly.invoke(operation.getName(), parameters, signature))
                        .hasMessage(REFUSED);
            }
        }
    }
}
