package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingCatalogTest {
    @Test
    void attributes_are_named_once_and_without_the_endings_that_exporters_claim() {
        assertThat(SettingCatalog.ALL).extracting(Setting::attribute).doesNotHaveDuplicates();
        assertThat(SettingCatalog.ALL)
                .allSatisfy(setting -> assertThat(setting.attribute())
                        .matches("[A-Z][A-Za-z0-9]*")
                        .doesNotMatch(".*(Count|Info|Sum|Bucket|Total)"));
    }

    @Test
    void the_ending_of_a_name_is_its_unit() {
        assertThat(SettingCatalog.ALL).allSatisfy(setting -> {
            assertThat(setting.attribute().endsWith("Seconds"))
                    .isEqualTo(setting.unit().equals("seconds"));
            assertThat(setting.attribute().endsWith("Bytes"))
                    .isEqualTo(setting.unit().equals("bytes"));
        });
    }

    @Test
    void each_says_what_it_means() {
        assertThat(SettingCatalog.ALL).allSatisfy(setting -> {
            assertThat(setting.description()).hasSizeGreaterThan(30).doesNotEndWith(".");
            assertThat(setting.scope()).isIn("NETNS", "HOST", "USER");
            assertThat(setting.path()).doesNotStartWith("/");
        });
    }
}
