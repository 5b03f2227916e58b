package io.tcpheadroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final List<ObjectName> BEANS = List.of(
            Names.AGENT,
            Names.KERNEL,
            Names.PRESSURE,
            Names.SOCKETS,
            Names.DESCRIPTORS,
            Names.ADVICE,
            Names.resource("process-fds"),
            Names.app("shop"),
            Names.listener(80, "any"),
            Names.destination("10.0.0.1", 5432),
            Names.connector("http-nio-8080"));

    /** Those that are constants; one that is added later is among them. */
    private static Map<String, ObjectName> constants() throws IllegalAccessException {
        Map<String, ObjectName> constants = new LinkedHashMap<>();
        for (Field field : Names.class.getDeclaredFields()) {
            if (field.getType() == ObjectName.class) {
                constants.put(field.getName(), (ObjectName) field.get(null));
            }
        }
        return constants;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''               | _
            ' '              | _
            a,type=Agent     | a_type_Agent
            *                | _
            ?                | _
            "quoted"         | _quoted_
            Käse:1           | K_se_1
            /shop/v2         | _shop_v2
            Shop_1.0-rc      | Shop_1.0-rc
            """)
    void what_would_need_quoting_becomes_an_underscore(String text, String value) {
        assertThat(Names.value(text)).isEqualTo(value);
        assertThat(Names.app(text).getKeyProperty("name")).isEqualTo(value);
    }

    @Test
    void a_line_break_does_not_end_the_name() {
        assertThat(Names.value("line\nbreak")).isEqualTo("line_break");
    }

    @Test
    void an_app_cannot_name_itself_into_a_pattern_or_into_another_bean() {
        assertThat(Names.app("*").isPattern()).isFalse();
        assertThat(Names.app("x,type=Agent").getKeyProperty("type")).isEqualTo("App");
    }

    @Test
    void the_constants_are_exactly_these() throws IllegalAccessException {
        assertThat(constants())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        constant("AGENT", "type=Agent"),
                        constant("KERNEL", "type=Kernel"),
                        constant("PRESSURE", "type=Pressure"),
                        constant("SOCKETS", "type=Sockets"),
                        constant("DESCRIPTORS", "type=Descriptors"),
                        constant("HEADROOM", "type=Headroom"),
                        constant("ADVICE", "type=Advice"),
                        constant("ALL", "*"),
                        constant("RESOURCES", "type=Resource,name=*"),
                        constant("APPS", "type=App,name=*"),
                        constant("LISTENERS", "type=Listener,port=*,address=*"),
                        constant("DESTINATIONS", "type=Destination,address=*,port=*"),
                        constant("CONNECTORS", "type=Connector,name=*")));
    }

    private static Map.Entry<String, ObjectName> constant(String name, String keys) {
        try {
            return Map.entry(name, new ObjectName("tcp.headroom:" + keys));
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(keys, e);
        }
    }

    @Test
    void the_names_of_beans_are_exactly_these() {
        assertThat(BEANS)
                .extracting(ObjectName::toString)
                .containsExactly(
                        "tcp.headroom:type=Agent",
                        "tcp.headroom:type=Kernel",
                        "tcp.headroom:type=Pressure",
                        "tcp.headroom:type=Sockets",
                        "tcp.headroom:type=Descriptors",
                        "tcp.headroom:type=Advice",
                        "tcp.headroom:type=Resource,name=process-fds",
                        "tcp.headroom:type=App,name=shop",
                        "tcp.headroom:type=Listener,port=80,address=any",
                        "tcp.headroom:type=Destination,address=10.0.0.1,port=5432",
                        "tcp.headroom:type=Connector,name=http-nio-8080");
    }

    @Test
    void the_type_is_the_first_key() {
        assertThat(BEANS)
                .allSatisfy(name -> assertThat(name.getKeyPropertyListString()).startsWith("type="));
    }

    @Test
    void the_colons_of_an_ipv6_address_become_underscores() {
        assertThat(Names.listener(443, "0:0:0:0:0:0:0:1").getKeyProperty("address"))
                .isEqualTo("0_0_0_0_0_0_0_1");
        assertThat(Names.destination("fe80::1%eth0", 443).toString())
                .isEqualTo("tcp.headroom:type=Destination,address=fe80__1_eth0,port=443");
    }

    @Test
    void each_pattern_finds_its_own_kind_alone() throws IllegalAccessException {
        Map<ObjectName, List<ObjectName>> found = new HashMap<>();
        for (ObjectName name : constants().values()) {
            if (name.isPattern()) {
                found.put(name, BEANS.stream().filter(name::apply).toList());
            }
        }

        assertThat(found)
                .isEqualTo(Map.of(
                        Names.ALL, BEANS,
                        Names.RESOURCES, List.of(Names.resource("process-fds")),
                        Names.APPS, List.of(Names.app("shop")),
                        Names.LISTENERS, List.of(Names.listener(80, "any")),
                        Names.DESTINATIONS, List.of(Names.destination("10.0.0.1", 5432)),
                        Names.CONNECTORS, List.of(Names.connector("http-nio-8080"))));
    }

    /** Prometheus sets both labels itself, and a bean's key of that name is lost or renamed. */
    @Test
    void no_key_is_called_instance_or_job() {
        assertThat(BEANS)
                .allSatisfy(name -> assertThat(name.getKeyPropertyList()).doesNotContainKeys("instance", "job"));
    }
}
