package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    /** Of the paper's own key and messages: 0, 1, 2 … */
    @ParameterizedTest
    @CsvSource({"0, 726fdb47dd0e0e31", "8, 93f5f5799a932462", "15, a129ca6149be45e5"})
    void the_hash_is_that_of_the_paper(int length, String expected) {
        byte[] message = new byte[length];
        IntStream.range(0, length).forEach(i -> message[i] = (byte) i);

        assertThat(pseudonyms.hash(message)).isEqualTo(Long.parseUnsignedLong(expected, 16));
    }

    @Test
    void an_address_has_one_name_for_one_agent_and_another_for_another() {
        assertThat(pseudonyms.of("192.0.2.7"))
                .isEqualTo(pseudonyms.of("192.0.2.7"))
                .matches("withheld-[0-9a-f]{12}")
                .isNotEqualTo(pseudonyms.of("192.0.2.8"));
        assertThat(Pseudonyms.create().of("192.0.2.7"))
                .isNotEqualTo(Pseudonyms.create().of("192.0.2.7"));
    }

    @Test
    void ten_thousand_addresses_have_as_many_names_of_one_length() {
        Set<String> names = IntStream.range(0, 10_000)
                .mapToObj(i -> pseudonyms.of("10.0." + i / 256 + "." + i % 256))
                .collect(Collectors.toSet());

        assertThat(names).hasSize(10_000).allMatch(name -> name.matches("withheld-[0-9a-f]{12}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7",
                "2001:db8:0:0:0:0:0:7",
                "0:0:0:0:0:0:0:1",
                "fe80:0:0:0:42:acff:fe11:2%eth0",
                "::1",
                "2001:db8::7",
                "::ffff:192.0.2.7"
            })
    void an_address_in_a_text_is_replaced(String address) {
        assertThat(pseudonyms.inText("http-nio-" + address + "-8080 (" + address + ")"))
                .matches("http-nio-withheld-[0-9a-f]{12}-8080 \\(withheld-[0-9a-f]{12}\\)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http-nio-8080",
                "java.lang.IllegalStateException: 3 of 4",
                "at 12:30:45",
                "Foo::bar",
                "version 1.2.3",
                "Catalina:type=ThreadPool,name=x"
            })
    void what_is_no_address_stays(String text) {
        assertThat(pseudonyms.inText(text)).isEqualTo(text);
    }
}
