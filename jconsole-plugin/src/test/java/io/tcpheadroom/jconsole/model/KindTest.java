package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
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
    void a_bean_is_known_by_its_type() {
        assertThat(Kind.of(Names.listener(8080, "0.0.0.0"))).contains(Kind.LISTENER);
        assertThat(Kind.of(Names.KERNEL)).isEmpty();
    }

    @Test
    void an_attribute_is_described_with_unit_and_source() {
        assertThat(Kind.APP.describe("Datagrams"))
                .isEqualTo("Open datagram sockets\nUnit: sockets\ntcp.headroom:type=App, Datagrams");
    }

    @Test
    void a_column_cannot_be_made_of_an_attribute_that_is_not_there() {
        assertThatThrownBy(() -> Kind.APP.describe("Colour")).hasMessage("App has no attribute Colour");
    }
}
