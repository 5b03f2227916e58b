package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class KindTest {
    @Test
    void the_interface_says_what_is_read() {
        assertThat(Kind.APP.attributes())
                .contains("Open", "Name", "LeakedTotal")
                .doesNotContain("Class");
        assertThat(Kind.RESOURCE.attributes()).contains("UtilizationRatio", "WarnRatio");
    }

    @Test
    void a_bean_is_known_by_its_type() throws Exception {
        assertThat(Kind.of(Names.listener(8080, "0.0.0.0"))).contains(Kind.LISTENER);
        assertThat(Kind.of(Names.KERNEL)).contains(Kind.KERNEL);
        assertThat(Kind.of(new ObjectName("tcp.headroom:type=Invented"))).isEmpty();
    }

    @Test
    void an_attribute_is_described_with_unit_and_source() {
        assertThat(Kind.APP.describe("Datagrams"))
                .isEqualTo("Open datagram sockets\nUnit: sockets\nSource: tcp.headroom:type=App, Datagrams");
    }

    @Test
    void a_column_cannot_be_made_of_an_attribute_that_is_not_there() {
        assertThatThrownBy(() -> Kind.APP.describe("Colour")).hasMessage("App has no attribute Colour");
    }
}
