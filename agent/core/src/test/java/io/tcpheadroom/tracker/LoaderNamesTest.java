package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderNamesTest {
    private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private static final String TOMCAT = "org.apache.catalina.loader.WebappClassLoaderBase";
    private static final String JETTY = "org.eclipse.jetty.ee.webapp.WebAppClassLoader";
    private static final String JBOSS = "org.jboss.modules.ModuleClassLoader";
    private static final String GLASSFISH = "org.glassfish.web.loader.WebappClassLoader";
    private static final String WEBLOGIC = "weblogic.utils.classloaders.GenericClassLoader";
    private static final String PROGRAM = LoaderNaming.PROGRAM;
    private static final String OSGI = "org.osgi.framework.BundleReference";

    private final List<String> failed = new ArrayList<>();

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
        assertThat(nameOf(FakeLoader.extending(TOMCAT, Map.of("getContextName", context, "getHostName", host))))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"'', ROOT", "/, ROOT", "/shop, shop", "/eu/shop, eu/shop"})
    void a_web_application_of_jetty_has_the_name_of_its_path(String path, String name) throws Exception {
        assertThat(nameOf(jetty(JETTY, "org.eclipse.jetty.ee11.webapp.WebAppContext", path)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.eclipse.jetty.webapp.WebAppClassLoader", "org.eclipse.jetty.ee10.webapp.WebAppClassLoader"})
    void the_loader_of_every_jetty_is_known(String loader) throws Exception {
        assertThat(nameOf(jetty(loader, "org.eclipse.jetty.webapp.WebAppContext", "/shop")))
                .isEqualTo("shop");
    }

    @ParameterizedTest
    @CsvSource({
        "deployment.shop.war, shop.war",
        "deployment.mall.ear.shop.war, mall.ear.shop.war",
        "org.jboss.as.ee, ''",
        "org.wildfly.security.elytron-private, ''"
    })
    void a_deployment_of_wildfly_has_the_name_of_its_file_and_its_own_modules_are_the_program(
            String module, String name) throws Exception {
        Object owner = FakeLoader.object("org.jboss.modules.Module", Map.of("getName", module));
        assertThat(nameOf(FakeLoader.of(JBOSS, Map.of("getModule", owner)))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.boot.loader.LaunchedURLClassLoader",
                "org.springframework.boot.loader.launch.LaunchedClassLoader",
                "org.springframework.boot.tomcat.TomcatEmbeddedWebappClassLoader",
                "io.quarkus.bootstrap.runner.RunnerClassLoader"
            })
    void what_a_launcher_loads_is_the_program(String loader) throws Exception {
        assertThat(nameOf(FakeLoader.of(loader, Map.of()))).isEqualTo(PROGRAM);
    }

    @Test
    void the_loaders_of_quarkus_in_development_have_names_that_are_no_apps() throws Exception {
        assertThat(nameOf(FakeLoader.of(
                        "io.quarkus.bootstrap.classloading.QuarkusClassLoader",
                        Map.of("getName", "Quarkus Runtime ClassLoader: DEV"))))
                .isEqualTo(PROGRAM);
    }

    @ParameterizedTest
    @CsvSource({"'', ROOT", "/, ROOT", "/shop, shop", "/eu/shop, eu/shop"})
    void a_web_application_of_glassfish_has_the_name_of_its_path(String path, String name) throws Exception {
        assertThat(nameOf(FakeLoader.of(GLASSFISH, Map.of("getName", path)))).isEqualTo(name);
    }

    @Test
    void a_web_application_of_payara_has_the_name_of_its_folder() throws Exception {
        URL[] classPath = {
            new URL("file:/srv/payara/generated/ejb/shop/"),
            new URL("file:/srv/payara/applications/shop/WEB-INF/classes/")
        };
        assertThat(nameOf(FakeLoader.of(GLASSFISH, Map.of("getURLs", classPath))))
                .isEqualTo("shop");
        assertThat(nameOf(FakeLoader.of(GLASSFISH, Map.of("getURLs", new URL[0]))))
                .isNull();
        assertThat(failed).containsExactly(GLASSFISH);
    }

    @ParameterizedTest
    @CsvSource({
        "Thread Context:WebModule:shop#shop.war, shop",
        "WebModule:shop#shop.war, shop",
        "EJBModule:mall#orders.jar, mall#orders.jar",
        "WebModule:mall#shop.war, mall#shop.war",
        "Thread Context:com.ibm.ws.jmx, ''",
        "nonsense, ''"
    })
    void a_module_of_liberty_has_the_name_of_its_application_and_its_own_beside_others(String key, String name)
            throws Exception {
        assertThat(nameOf(FakeLoader.of(
                        "com.ibm.ws.classloading.internal.ThreadContextClassLoader", Map.of("getKey", key))))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"shop, shop.war, shop", "mall, shop.war, mall#shop.war", "shop,, shop", ",, ''", "'', x.war, ''"})
    void a_module_of_weblogic_has_the_name_of_its_application_and_its_own_beside_others(
            String application, String module, String name) throws Exception {
        Map<String, Object> names = new HashMap<>();
        names.put("getApplicationName", application);
        names.put("getModuleName", module);
        Object annotation = FakeLoader.object("weblogic.utils.classloaders.Annotation", names);
        assertThat(nameOf(FakeLoader.extending(WEBLOGIC, Map.of("getAnnotation", annotation))))
                .isEqualTo(name);
    }

    @Test
    void a_loader_of_weblogic_that_is_not_annotated_is_the_servers_own() throws Exception {
        assertThat(nameOf(FakeLoader.of(WEBLOGIC, Collections.singletonMap("getAnnotation", null))))
                .isEqualTo(PROGRAM);
    }

    @Test
    void the_jetty_that_spring_boot_embeds_serves_the_program() throws Exception {
        assertThat(nameOf(jetty(JETTY, "org.springframework.boot.jetty.servlet.JettyEmbeddedWebAppContext", "/")))
                .isEqualTo(PROGRAM);
    }

    @ParameterizedTest
    @CsvSource({"7, com.acme.shop, com.acme.shop", "0, org.apache.felix.framework, ''"})
    void a_bundle_has_its_symbolic_name_and_the_framework_is_the_program(long id, String symbolicName, String name)
            throws Exception {
        Object bundle = FakeLoader.object("Bundle", Map.of("getBundleId", id, "getSymbolicName", symbolicName));
        assertThat(nameOf(FakeLoader.implementing(OSGI, Map.of("getBundle", bundle))))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, false",
        "STARTED, false",
        "STOPPING, false",
        "FAILED, false",
        "STOPPED, true",
        "DESTROYING, true",
        "DESTROYED, true"
    })
    void tomcat_says_of_a_web_application_whether_it_was_stopped(String state, boolean stopped) throws Exception {
        assertThat(LoaderNames.isStopped(FakeLoader.extending(TOMCAT, Map.of("getState", state))))
                .isEqualTo(stopped);
    }

    @Test
    void no_other_loader_and_none_that_does_not_answer_is_stopped() throws Exception {
        assertThat(LoaderNames.isStopped(FakeLoader.named("shop", SYSTEM))).isFalse();
        assertThat(LoaderNames.isStopped(FakeLoader.of(TOMCAT, Map.of()))).isFalse();
        assertThat(LoaderNames.isStopped(FakeLoader.of("com.acme.Loader", Map.of("getState", "STOPPED"))))
                .isFalse();
    }

    @Test
    void a_loader_without_a_name_names_no_app() {
        assertThat(nameOf(null)).isNull();
        assertThat(nameOf(FakeLoader.named(null, null))).isNull();
        assertThat(nameOf(FakeLoader.named(null, SYSTEM))).isNull();
        assertThat(nameOf(FakeLoader.named(null, PLATFORM))).isNull();
    }

    @Test
    void the_loaders_of_the_program_and_of_the_jdk_name_no_app() {
        assertThat(nameOf(SYSTEM)).isEqualTo(PROGRAM);
        assertThat(nameOf(PLATFORM)).isEqualTo(PROGRAM);
    }

    @Test
    void a_named_loader_is_the_app_wherever_it_hangs() {
        assertThat(nameOf(FakeLoader.named("shop", SYSTEM))).isEqualTo("shop");
        assertThat(nameOf(FakeLoader.named("shop", PLATFORM))).isEqualTo("shop");
        assertThat(nameOf(FakeLoader.named("shop", null))).isEqualTo("shop");
    }

    @Test
    void a_child_without_a_name_belongs_to_its_named_parent() {
        assertThat(nameOf(FakeLoader.named(null, FakeLoader.named(null, FakeLoader.named("shop", SYSTEM)))))
                .isEqualTo("shop");
    }

    @Test
    void of_two_names_the_nearest_counts() {
        assertThat(nameOf(FakeLoader.named("cart", FakeLoader.named("shop", SYSTEM))))
                .isEqualTo("cart");
    }

    @Test
    void a_loader_that_answers_otherwise_than_its_name_says_has_no_name_and_is_noted() throws Exception {
        assertThat(nameOf(FakeLoader.of(TOMCAT, Map.of()))).isNull();
        assertThat(nameOf(FakeLoader.of(JETTY, Map.of("getContext", "no context"))))
                .isNull();
        assertThat(nameOf(FakeLoader.of(JBOSS, Map.of("getModule", "no module"))))
                .isNull();
        assertThat(failed).containsExactly(TOMCAT, JETTY, JBOSS);
    }

    @Test
    void a_server_that_answers_null_has_no_app_of_that_name_and_is_noted() throws Exception {
        Object context = FakeLoader.object(
                "org.eclipse.jetty.webapp.WebAppContext", Collections.singletonMap("getContextPath", null));
        assertThat(nameOf(FakeLoader.of(JETTY, Map.of("getContext", context)))).isNull();
        Map<String, Object> tomcat = new HashMap<>();
        tomcat.put("getContextName", null);
        tomcat.put("getHostName", "localhost");
        assertThat(nameOf(FakeLoader.of(TOMCAT, tomcat))).isNull();
        assertThat(failed).containsExactly(JETTY, TOMCAT);
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
        assertThat(nameOf(broken)).isNull();
        assertThat(failed).containsExactly(broken.getClass().getName());
    }

    @Test
    void each_naming_that_is_written_is_asked_and_that_of_any_named_loader_last() throws Exception {
        File folder =
                new File(LoaderNaming.class.getResource("LoaderNaming.class").toURI()).getParentFile();
        List<String> written = Stream.of(
                        folder.list((in, name) -> name.endsWith("Naming.class") && !name.equals("LoaderNaming.class")))
                .map(name -> name.replace(".class", ""))
                .toList();

        assertThat(LoaderNames.NAMINGS)
                .extracting(naming -> naming.getClass().getSimpleName())
                .containsExactlyInAnyOrderElementsOf(written)
                .endsWith("NamedLoaderNaming");
    }

    private String nameOf(ClassLoader loader) {
        return LoaderNames.appName(
                loader, (asked, failure) -> failed.add(asked.getClass().getName()));
    }

    private static ClassLoader jetty(String loader, String contextClass, String path) throws Exception {
        return FakeLoader.of(
                loader, Map.of("getContext", FakeLoader.object(contextClass, Map.of("getContextPath", path))));
    }
}
