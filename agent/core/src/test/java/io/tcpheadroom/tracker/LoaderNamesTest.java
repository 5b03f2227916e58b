package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderNamesTest {
    private static final String TOMCAT = "org.apache.catalina.loader.WebappClassLoaderBase";
    private static final String JETTY = "org.eclipse.jetty.ee.webapp.WebAppClassLoader";
    private static final String JBOSS = "org.jboss.modules.ModuleClassLoader";
    private static final String OSGI = "org.osgi.framework.BundleReference";

    @ParameterizedTest
    @CsvSource({
        "ROOT, localhost, ROOT",
        "shop, localhost, shop",
        "shop##2, localhost, shop##2",
        "eu#shop, localhost, eu#shop",
        "shop, www.shop.example, shop@www.shop.example"
    })
    void a_web_application_of_tomcat_has_the_name_of_its_file(String context, String host, String name)
            throws Exception {
        assertThat(LoaderNames.of(FakeLoader.extending(TOMCAT, Map.of("getContextName", context, "getHostName", host))))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"'', ROOT", "/, ROOT", "/shop, shop", "/eu/shop, eu/shop"})
    void a_web_application_of_jetty_has_the_name_of_its_path(String path, String name) throws Exception {
        assertThat(LoaderNames.of(jetty(JETTY, "org.eclipse.jetty.ee11.webapp.WebAppContext", path)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.eclipse.jetty.webapp.WebAppClassLoader", "org.eclipse.jetty.ee10.webapp.WebAppClassLoader"})
    void the_loader_of_every_jetty_is_known(String loader) throws Exception {
        assertThat(LoaderNames.of(jetty(loader, "org.eclipse.jetty.webapp.WebAppContext", "/shop")))
                .isEqualTo("shop");
    }

    @ParameterizedTest
    @CsvSource({
        "deployment.shop.war, shop.war",
        "deployment.mall.ear.shop.war, mall.ear.shop.war",
        "org.jboss.as.ee,",
        "org.wildfly.security.elytron-private,"
    })
    void a_deployment_of_wildfly_has_the_name_of_its_file_and_its_own_modules_are_the_program(
            String module, String name) throws Exception {
        Object owner = FakeLoader.object("org.jboss.modules.Module", Map.of("getName", module));
        assertThat(LoaderNames.of(FakeLoader.of(JBOSS, Map.of("getModule", owner))))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.boot.loader.LaunchedURLClassLoader",
                "org.springframework.boot.loader.launch.LaunchedClassLoader",
                "org.springframework.boot.tomcat.TomcatEmbeddedWebappClassLoader"
            })
    void what_spring_boot_launches_is_the_program(String loader) throws Exception {
        assertThat(LoaderNames.of(FakeLoader.of(loader, Map.of()))).isNull();
    }

    @Test
    void the_jetty_that_spring_boot_embeds_serves_the_program() throws Exception {
        assertThat(LoaderNames.of(
                        jetty(JETTY, "org.springframework.boot.jetty.servlet.JettyEmbeddedWebAppContext", "/")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"7, com.acme.shop, com.acme.shop", "0, org.apache.felix.framework,"})
    void a_bundle_has_its_symbolic_name_and_the_framework_is_the_program(long id, String symbolicName, String name)
            throws Exception {
        Object bundle = FakeLoader.object("Bundle", Map.of("getBundleId", id, "getSymbolicName", symbolicName));
        assertThat(LoaderNames.of(FakeLoader.implementing(OSGI, Map.of("getBundle", bundle))))
                .isEqualTo(name);
    }

    @Test
    void a_loader_without_a_name_takes_the_nearest_one_above_it() throws Exception {
        ClassLoader shop = new URLClassLoader("shop", new URL[0], ClassLoader.getSystemClassLoader());
        assertThat(LoaderNames.of(new URLClassLoader(new URL[0], shop))).isEqualTo("shop");
        assertThat(LoaderNames.of(new URLClassLoader("till", new URL[0], shop))).isEqualTo("till");
    }

    @Test
    void loaders_that_no_one_has_named_are_the_program() {
        assertThat(LoaderNames.of(null)).isNull();
        assertThat(LoaderNames.of(ClassLoader.getSystemClassLoader())).isNull();
        assertThat(LoaderNames.of(ClassLoader.getPlatformClassLoader())).isNull();
        assertThat(LoaderNames.of(new URLClassLoader(new URL[0]))).isNull();
        assertThat(LoaderNames.of(new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())))
                .isNull();
    }

    @Test
    void a_loader_that_answers_otherwise_than_its_name_says_has_no_name() throws Exception {
        assertThat(LoaderNames.of(FakeLoader.of(TOMCAT, Map.of()))).isNull();
        assertThat(LoaderNames.of(FakeLoader.of(JETTY, Map.of("getContext", "no context"))))
                .isNull();
        assertThat(LoaderNames.of(FakeLoader.of(JBOSS, Map.of("getModule", "no module"))))
                .isNull();
    }

    @Test
    void a_loader_that_throws_has_no_name() {
        ClassLoader broken = new ClassLoader() {
            private final Object made = this; // the constructor of ClassLoader asks too

            @Override
            public String getName() {
                if (made != null) {
                    throw new IllegalStateException("not started");
                }
                return null;
            }
        };
        assertThat(LoaderNames.of(broken)).isNull();
    }

    private static ClassLoader jetty(String loader, String contextClass, String path) throws Exception {
        return FakeLoader.of(
                loader, Map.of("getContext", FakeLoader.object(contextClass, Map.of("getContextPath", path))));
    }
}
