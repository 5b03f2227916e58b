package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "jdbc:",
                "jdbc:h2:mem:test",
                "jdbc:postgresql:db",
                "jdbc:postgresql:///db",
                "jdbc:other://db.example.com/x",
                "jdbc:other://db.example.com:99999/x",
                "jdbc:other://db.example.com:0/x",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1521)))",
                "http://db.example.com:80/"
            })
    void what_has_no_host_and_port_is_null(String url) {
        assertThat(HostAndPort.ofJdbcUrl(url)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.com:6432/shop?user=u&password=p, db.example.com:6432",
        "jdbc:postgresql://db.example.com/shop, db.example.com:5432",
        "'jdbc:postgresql://one:5433,two:5434/shop', one:5433",
        "jdbc:mysql://root:s3cret@db:3307/shop, db:3307",
        "jdbc:mariadb://[2001:db8::7]/shop, [2001:db8::7]:3306",
        "jdbc:sqlserver://db;databaseName=shop, db:1433",
        "jdbc:sqlserver://db:1434;databaseName=shop, db:1434",
        "jdbc:oracle:thin:@db:1522:orcl, db:1522",
        "jdbc:oracle:thin:scott/tiger@//db:1523/orcl, db:1523",
        "jdbc:db2://db:50001/shop, db:50001"
    })
    void the_first_host_of_a_url_and_its_port_or_the_usual_one_are_read(String url, String expected) {
        assertThat(HostAndPort.ofJdbcUrl(url)).hasToString(expected);
    }

    @Test
    void a_connection_is_known_by_the_name_that_was_looked_up_and_by_the_address() throws Exception {
        InetAddress named = InetAddress.getByAddress("db.example.com", new byte[] {(byte) 192, 0, 2, 7});
        InetSocketAddress address = new InetSocketAddress(named, 5432);

        assertThat(HostAndPort.of("DB.example.com", 5432).isOf(address)).isTrue();
        assertThat(HostAndPort.of("192.0.2.7", 5432).isOf(address)).isTrue();
        assertThat(HostAndPort.of("192.0.2.7", 5433).isOf(address)).isFalse();
        assertThat(HostAndPort.of("192.0.2.8", 5432).isOf(address)).isFalse();
        assertThat(HostAndPort.of("localhost", 5432).isOf(address)).isFalse();
        assertThat(HostAndPort.of(":::", 5432).isOf(address)).isFalse();
    }

    @Test
    void localhost_is_any_loopback_address_and_an_ipv6_literal_any_form_of_it() {
        assertThat(HostAndPort.of("localhost", 80).isOf(new InetSocketAddress("127.0.0.1", 80)))
                .isTrue();
        assertThat(HostAndPort.of("localhost", 80).isOf(new InetSocketAddress("::1", 80)))
                .isTrue();
        assertThat(HostAndPort.of("[2001:db8:0:0::7]", 80).isOf(new InetSocketAddress("2001:db8::7", 80)))
                .isTrue();
        assertThat(HostAndPort.of("localhost", 80).isOf(InetSocketAddress.createUnresolved("other", 80)))
                .isFalse();
    }
}
