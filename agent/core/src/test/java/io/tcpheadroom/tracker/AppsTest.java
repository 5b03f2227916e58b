package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppsTest {
    private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static String appOf(Apps apps, ClassLoader contextLoader) {
        Thread.currentThread().setContextClassLoader(contextLoader);
        return apps.current().name();
    }

    @Test
    void what_no_loader_names_is_the_program() {
        Apps apps = new Apps("program", AppRules.none(), 10);

        assertThat(appOf(apps, null)).isEqualTo("program");
        assertThat(appOf(apps, SYSTEM)).isEqualTo("program");
        assertThat(appOf(apps, PLATFORM)).isEqualTo("program");
        assertThat(appOf(apps, FakeLoader.named(null, SYSTEM))).isEqualTo("program");
        assertThat(apps.all()).containsExactly(apps.program());
    }

    @Test
    void two_loaders_of_one_name_are_one_app() {
        Apps apps = new Apps("program", AppRules.none(), 10);
        Thread.currentThread().setContextClassLoader(FakeLoader.named("shop", SYSTEM));
        App shop = apps.current();
        Thread.currentThread().setContextClassLoader(FakeLoader.named("shop", SYSTEM));

        assertThat(shop.name()).isEqualTo("shop");
        assertThat(apps.current()).isSameAs(shop);
        assertThat(apps.all()).containsExactlyInAnyOrder(apps.program(), shop);
    }

    @Test
    void a_rule_wins_over_the_loader() {
        Apps apps = new Apps("program", new AppRules(Map.of(AppsTest.class.getName(), "ruled")), 10);

        assertThat(appOf(apps, FakeLoader.named("shop", SYSTEM))).isEqualTo("ruled");
    }

    @Test
    void apps_beyond_the_cap_are_other_and_those_within_it_stay() {
        Apps apps = new Apps("program", AppRules.none(), 2);

        assertThat(appOf(apps, FakeLoader.named("one", SYSTEM))).isEqualTo("one");
        assertThat(appOf(apps, FakeLoader.named("two", SYSTEM))).isEqualTo("other");
        assertThat(appOf(apps, FakeLoader.named("three", SYSTEM))).isEqualTo("other");
        assertThat(appOf(apps, FakeLoader.named("one", SYSTEM))).isEqualTo("one");
        assertThat(appOf(apps, null)).isEqualTo("program");
        assertThat(apps.all()).extracting(App::name).containsExactlyInAnyOrder("program", "one", "other");
    }

    /** The table of loaders has 256 chains: with 1000 loaders each has several, and all are found again. */
    @Test
    void many_loaders_are_told_apart() {
        Apps apps = new Apps("program", AppRules.none(), 2000);
        ClassLoader[] loaders = new ClassLoader[1000];
        for (int i = 0; i < loaders.length; i++) {
            loaders[i] = FakeLoader.named("app-" + i, SYSTEM);
            assertThat(appOf(apps, loaders[i])).isEqualTo("app-" + i);
        }
        for (int i = 0; i < loaders.length; i++) {
            assertThat(appOf(apps, loaders[i])).isEqualTo("app-" + i);
        }
    }

    /** An HTTP client, as far as it matters here, that is made by an app. */
    private static Object client(Apps apps, String maker) {
        Thread.currentThread().setContextClassLoader(FakeLoader.named(maker, SYSTEM));
        Object client = new Object();
        apps.httpClientCreated(client);
        return client;
    }

    @Test
    void what_an_http_client_opens_belongs_to_the_app_that_made_it() {
        Apps apps = new Apps("program", AppRules.none(), 10);
        Object shops = client(apps, "shop");
        Object crawlers = client(apps, "crawler");

        apps.setCurrentHttpClient(shops);
        assertThat(appOf(apps, SYSTEM)).isEqualTo("shop");
        assertThat(appOf(apps, FakeLoader.named("till", SYSTEM))).isEqualTo("shop");
        apps.setCurrentHttpClient(null);
        assertThat(appOf(apps, SYSTEM)).isEqualTo("program");
        apps.setCurrentHttpClient(crawlers);
        assertThat(appOf(apps, SYSTEM)).isEqualTo("crawler");
    }

    @Test
    void what_an_http_client_opens_that_nobody_saw_made_belongs_to_the_loader_as_any_other() {
        Apps apps = new Apps("program", AppRules.none(), 10);
        apps.setCurrentHttpClient(new Object());
        assertThat(appOf(apps, FakeLoader.named("till", SYSTEM))).isEqualTo("till");

        apps.setCurrentHttpClient(client(apps, "shop"));
        apps.setCurrentHttpClient(new Object());
        assertThat(appOf(apps, FakeLoader.named("till", SYSTEM))).isEqualTo("till");
    }

    @Test
    void an_http_client_that_opens_concerns_its_own_thread_alone() throws InterruptedException {
        Apps apps = new Apps("program", AppRules.none(), 10);
        apps.setCurrentHttpClient(client(apps, "shop"));
        List<String> others = new CopyOnWriteArrayList<>();
        Thread other = new Thread(() -> others.add(appOf(apps, FakeLoader.named("till", SYSTEM))));
        other.start();
        other.join();

        assertThat(others).containsExactly("till");
        assertThat(appOf(apps, SYSTEM)).isEqualTo("shop");
    }

    /** Code with a rule of its own, called by code without one. */
    private static final class Ruled {
        static String app(Apps apps) {
            return apps.current().name();
        }

        static void make(Apps apps, Object client) {
            apps.httpClientCreated(client);
        }
    }

    @Test
    void a_rule_wins_over_the_app_that_made_the_http_client() {
        Apps apps = new Apps("program", new AppRules(Map.of(Ruled.class.getName(), "ruled")), 10);
        apps.setCurrentHttpClient(client(apps, "shop"));

        assertThat(appOf(apps, SYSTEM)).isEqualTo("shop");
        assertThat(Ruled.app(apps)).isEqualTo("ruled");
    }

    @Test
    void an_http_client_that_code_with_a_rule_made_belongs_to_the_rules_app() {
        Apps apps = new Apps("program", new AppRules(Map.of(Ruled.class.getName(), "ruled")), 10);
        Object client = new Object();
        Ruled.make(apps, client);
        apps.setCurrentHttpClient(client);

        assertThat(appOf(apps, FakeLoader.named("till", SYSTEM))).isEqualTo("ruled");
    }

    @Test
    void several_loaders_of_a_kind_that_nobody_knows_are_said_and_one_is_not() {
        Apps apps = new Apps("program", AppRules.none(), 10);
        appOf(apps, SYSTEM);
        appOf(apps, FakeLoader.named("shop", SYSTEM));
        ClassLoader first = FakeLoader.named(null, SYSTEM);
        appOf(apps, first);
        appOf(apps, first);
        assertThat(apps.namelessLoaders()).isEmpty();

        appOf(apps, FakeLoader.named(null, SYSTEM));
        assertThat(apps.namelessLoaders()).containsExactly("java.net.URLClassLoader");
    }
}
