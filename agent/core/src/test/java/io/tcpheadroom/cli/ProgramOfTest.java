package io.tcpheadroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramOfTest {
    /** The words of a command line end with 0, here a blank. */
    @ParameterizedTest
    @CsvSource({
        "'', java",
        "java, java",
        "java -jar, java",
        "java -cp, java",
        "java -Xmx1g -jar /opt/shop-1.2.jar serve, shop",
        "/usr/bin/java -cp a.jar:b.jar --add-opens java.base/x=ALL-UNNAMED com.acme.Shop 7, Shop",
        "java @options com.acme.Shop, Shop",
        "java -m acme/com.acme.Shop, Shop",
        "java -cp x org.apache.catalina.startup.Bootstrap start, tomcat"
    })
    void a_program_has_the_name_of_its_jar_or_main_class(String words, String name) {
        assertThat(ProgramOf.commandLine(words.replace(' ', '\0'))).isEqualTo(name);
    }
}
