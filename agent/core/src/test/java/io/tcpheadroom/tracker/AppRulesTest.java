package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppRulesTest {
    private final AppRules rules = new AppRules(Map.of("com.acme.shop", "shop"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "com",
                "com.acme",
                "com.acme.Main",
                "com.acme.shopping.Main",
                "com.acme.shop2.Main",
                "com.acme.sho",
                "xcom.acme.shop.Main",
                "COM.ACME.SHOP.Main"
            })
    void a_class_outside_the_package_has_no_rule(String className) {
        assertThat(rules.appOf(className)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com.acme.shop.Main", "com.acme.shop.Main$Inner", "com.acme.shop.cart.Cart", "com.acme.shop"})
    void the_package_and_those_below_it_are_the_apps(String className) {
        assertThat(rules.appOf(className)).isEqualTo("shop");
    }

    @Test
    void of_two_rules_for_one_class_the_first_wins() {
        Map<String, String> appByPackage = new LinkedHashMap<>();
        appByPackage.put("com.acme.shop", "shop");
        appByPackage.put("com.acme", "rest");
        AppRules both = new AppRules(appByPackage);

        assertThat(both.appOf("com.acme.shop.Main")).isEqualTo("shop");
        assertThat(both.appOf("com.acme.Main")).isEqualTo("rest");
    }

    @Test
    void without_rules_no_caller_has_an_app() {
        assertThat(AppRules.none().appOfCaller()).isNull();
        assertThat(AppRules.none().appOf("com.acme.shop.Main")).isNull();
    }

    @Test
    void a_caller_that_no_rule_matches_has_no_app() {
        assertThat(rules.appOfCaller()).isNull();
    }

    @Test
    void a_caller_far_up_the_stack_counts() {
        assertThat(new AppRules(Map.of("org.junit", "junit")).appOfCaller()).isEqualTo("junit");
    }

    /** The rule that stands first is matched by JUnit, far up the stack; the other one by this class. */
    @Test
    void the_nearest_frame_wins_and_not_the_first_rule() {
        Map<String, String> appByPackage = new LinkedHashMap<>();
        appByPackage.put("org.junit", "junit");
        appByPackage.put(AppRulesTest.class.getName(), "test");

        assertThat(new AppRules(appByPackage).appOfCaller()).isEqualTo("test");
    }
}
