package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointTest {
    @AfterEach
    void showAgain() {
        Endpoint.withhold(null);
    }

    @Test
    void an_address_is_shown_as_people_write_it() {
        assertThat(Endpoint.text(new InetSocketAddress("192.0.2.7", 5432))).isEqualTo("192.0.2.7:5432");
        assertThat(Endpoint.text(new InetSocketAddress("2001:db8::7", 5432))).isEqualTo("[2001:db8:0:0:0:0:0:7]:5432");
        assertThat(Endpoint.text(InetSocketAddress.createUnresolved("db.acme.com", 5432)))
                .isEqualTo("db.acme.com:5432");
        assertThat(Endpoint.shownInText("http-nio-127.0.0.1-8080")).isEqualTo("http-nio-127.0.0.1-8080");
        assertThat(Endpoint.shownOfFailure("ConnectException: refused: db.acme.com/192.0.2.7"))
                .isEqualTo("ConnectException: refused: db.acme.com/192.0.2.7");
    }

    @Test
    void one_that_is_withheld_has_a_name_and_its_port() {
        Endpoint.withhold(Pseudonyms.create());

        assertThat(Endpoint.text(new InetSocketAddress("192.0.2.7", 5432)))
                .matches("withheld-[0-9a-f]{12}:5432")
                .isEqualTo(Endpoint.shown("192.0.2.7") + ":5432");
        assertThat(Endpoint.text(new InetSocketAddress("2001:db8::7", 5432))).matches("withheld-[0-9a-f]{12}:5432");
        assertThat(Endpoint.text(InetSocketAddress.createUnresolved("db.acme.com", 5432)))
                .matches("withheld-[0-9a-f]{12}:5432");
        assertThat(Endpoint.shown("/run/shop.sock")).matches("withheld-[0-9a-f]{12}");
        assertThat(Endpoint.shownOfFailure("ConnectException: refused: db.acme.com/192.0.2.7"))
                .isEqualTo("ConnectException");
    }

    @Test
    void the_wildcard_address_is_nobodys() {
        Endpoint.withhold(Pseudonyms.create());

        assertThat(Endpoint.text(new InetSocketAddress("0.0.0.0", 80))).isEqualTo("0.0.0.0:80");
        assertThat(Endpoint.text(new InetSocketAddress("::", 80))).isEqualTo("[0:0:0:0:0:0:0:0]:80");
    }
}
