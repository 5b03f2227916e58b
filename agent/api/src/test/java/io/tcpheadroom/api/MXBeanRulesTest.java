package io.tcpheadroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules for every MXBean, those that are written later included: they are found by their file names. */
class MXBeanRulesTest {
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);

    static List<Class<?>> beans() throws Exception {
        Path folder = Path.of(Names.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("io/tcpheadroom/api");
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("MXBean.class"))
                    .<Class<?>>map(MXBeanRulesTest::load)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName("io.tcpheadroom.api." + file.replace(".class", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Method> getters() throws Exception {
        return methods().filter(MXBeanRulesTest::isGetter);
    }

    static Stream<Method> operations() throws Exception {
        return methods().filter(method -> !isGetter(method) && !isSetter(method));
    }

    private static Stream<Method> methods() throws Exception {
        return beans().stream().flatMap(bean -> Arrays.stream(bean.getMethods()));
    }

    /** As JMX has it: a getter takes nothing and gives something, a setter takes one and gives nothing. */
    private static boolean isGetter(Method method) {
        return method.getName().matches("(get|is).+")
                && method.getParameterCount() == 0
                && method.getReturnType() != void.class;
    }

    private static boolean isSetter(Method method) {
        return method.getName().matches("set.+")
                && method.getParameterCount() == 1
                && method.getReturnType() == void.class;
    }

    private static String attribute(Method getter) {
        return getter.getName().replaceFirst("^(get|is)", "");
    }

    @Test
    void the_rules_are_held_against_all_beans() throws Exception {
        assertThat(beans())
                .contains(
                        AdviceMXBean.class,
                        AgentMXBean.class,
                        AppMXBean.class,
                        DestinationMXBean.class,
                        ListenerMXBean.class,
                        ResourceMXBean.class);
        assertThat(operations()).extracting(Method::getName).contains("report", "uninstall");
    }

    @ParameterizedTest
    @MethodSource("beans")
    void every_bean_says_what_it_is(Class<?> bean) {
        assertThat(bean.getAnnotation(Description.class)).isNotNull();
        assertThat(bean.getAnnotation(Description.class).value()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("getters")
    void every_attribute_says_what_is_counted(Method getter) {
        Attribute described = getter.getAnnotation(Attribute.class);
        assertThat(described).isNotNull();
        assertThat(described.value()).isNotBlank();
        assertThat(described.metricType()).isIn(Attribute.COUNTER, Attribute.GAUGE, "");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_operation_says_what_it_does(Method operation) {
        Operation described = operation.getAnnotation(Operation.class);
        assertThat(described).isNotNull();
        assertThat(described.value()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("getters")
    void a_counter_is_a_long_or_of_seconds_that_ends_in_total_and_nothing_else_does(Method getter) {
        boolean isCounter = getter.getAnnotation(Attribute.class).metricType().equals(Attribute.COUNTER);
        assertThat(attribute(getter).endsWith("Total")).isEqualTo(isCounter);
        if (isCounter) {
            boolean isOfSeconds = attribute(getter).endsWith("SecondsTotal");
            assertThat(getter.getReturnType())
                    .isIn(isOfSeconds ? List.of(double.class) : List.of(long.class, Long.class));
        }
    }

    @ParameterizedTest
    @MethodSource("getters")
    void numbers_alone_are_metrics(Method getter) {
        boolean isNumber =
                NUMBERS.contains(getter.getReturnType()) && !attribute(getter).equals("Port");
        assertThat(getter.getAnnotation(Attribute.class).metricType().isEmpty()).isNotEqualTo(isNumber);
    }

    @ParameterizedTest
    @MethodSource("getters")
    void seconds_bytes_and_ratios_are_told_by_the_name(Method getter) {
        String units = getter.getAnnotation(Attribute.class).units();
        assertThat(attribute(getter).matches(".*Seconds(Total|Max|P\\d+)?")).isEqualTo(units.equals("seconds"));
        assertThat(attribute(getter).endsWith("Bytes")).isEqualTo(units.equals("bytes"));
        assertThat(attribute(getter).endsWith("Ratio")).isEqualTo(units.equals("ratio"));
    }

    /** Exporters take these endings for parts of summaries and histograms. */
    @ParameterizedTest
    @MethodSource("getters")
    void no_attribute_ends_in_what_exporters_claim(Method getter) {
        assertThat(attribute(getter)).doesNotMatch(".*(Count|Info|Sum|Bucket)");
    }

    /** JDK 17 does not map records, jconsole does not chart arrays. */
    @ParameterizedTest
    @MethodSource("getters")
    void no_attribute_is_an_array_or_a_record(Method getter) {
        assertThat(getter.getReturnType().isArray()).isFalse();
        assertThat(getter.getReturnType().isRecord()).isFalse();
    }
}
