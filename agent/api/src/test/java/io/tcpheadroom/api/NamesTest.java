package io.tcpheadroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final List<ObjectName> ALL_NAMES = List.of(
            Names.AGENT,
            Names.KERNEL,
            Names.RESOURCES,
            Names.APPS,
            Names.LISTENERS,
            Names.DESTINATIONS,
            Names.resource("process-fds"),
            Names.app("shop"),
            Names.listener(80, "any"),
            Names.destination("10.0.0.1", 5432));

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
    void the_names_are_exactly_these() {
        assertThat(ALL_NAMES)
                .extracting(ObjectName::toString)
                .containsExactly(
                        "tcp.headroom:type=Agent",
                        "tcp.headroom:type=Kernel",
                        "tcp.headroom:type=Resource,name=*",
                        "tcp.headroom:type=App,name=*",
                        "tcp.headroom:type=Listener,port=*,address=*",
                        "tcp.headroom:type=Destination,address=*,port=*",
                        "tcp.headroom:type=Resource,name=process-fds",
                        "tcp.headroom:type=App,name=shop",
                        "tcp.headroom:type=Listener,port=80,address=any",
                        "tcp.headroom:type=Destination,address=10.0.0.1,port=5432");
    }

    @Test
    void the_type_is_the_first_key() {
        assertThat(ALL_NAMES)
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
    void each_pattern_finds_its_own_kind_alone() {
        List<ObjectName> beans =
                ALL_NAMES.stream().filter(name -> !name.isPattern()).toList();

        assertThat(beans).filteredOn(Names.ALL::apply).isEqualTo(beans);
        assertThat(beans).filteredOn(Names.RESOURCES::apply).containsExactly(Names.resource("process-fds"));
        assertThat(beans).filteredOn(Names.APPS::apply).containsExactly(Names.app("shop"));
        assertThat(beans).filteredOn(Names.LISTENERS::apply).containsExactly(Names.listener(80, "any"));
        assertThat(beans).filteredOn(Names.DESTINATIONS::apply).containsExactly(Names.destination("10.0.0.1", 5432));
    }

    /** Prometheus sets both labels itself, and a bean's key of that name is lost or renamed. */
    @Test
    void no_key_is_called_instance_or_job() {
        assertThat(ALL_NAMES)
                .allSatisfy(name -> assertThat(name.getKeyPropertyList()).doesNotContainKeys("instance", "job"));
    }
}
