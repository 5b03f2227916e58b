package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class BeanTypeTest {
    @Test
    void the_interface_says_what_is_read() {
        assertThat(BeanType.APP.attributes())
                .contains("Open", "Name", "LeakedTotal")
                .doesNotContain("Class");
        assertThat(BeanType.RESOURCE.attributes()).contains("UtilizationRatio", "WarnRatio");
    }

    @Test
    void a_bean_is_known_by_its_type() throws Exception {
        assertThat(BeanType.of(Names.listener(8080, "0.0.0.0"))).contains(BeanType.LISTENER);
        assertThat(BeanType.of(Names.KERNEL)).contains(BeanType.KERNEL);
        assertThat(BeanType.of(new ObjectName("tcp.headroom:type=Invented"))).isEmpty();
    }

    @Test
    void an_attribute_is_described_with_unit_and_source() {
        assertThat(BeanType.APP.describe("Datagrams"))
                .isEqualTo("Open datagram sockets\nUnit: sockets\nSource: tcp.headroom:type=App, Datagrams");
    }

    @Test
    void a_column_cannot_be_made_of_an_attribute_that_is_not_there() {
        assertThatThrownBy(() -> BeanType.APP.describe("Colour")).hasMessage("App has no attribute Colour");
    }
}
