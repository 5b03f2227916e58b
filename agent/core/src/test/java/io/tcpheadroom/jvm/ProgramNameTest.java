package io.tcpheadroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramNameTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "/", ".jar", "com.acme.", "module/"})
    void a_command_without_a_name_is_the_program(String command) {
        assertThat(ProgramName.of(command, "")).isEqualTo("program");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop.jar                            | shop
            /opt/acme/shop-1.2.jar              | shop
            ./shop.jar --port 80                | shop
            com.acme.Shop                       | Shop
            Shop                                | Shop
            com.acme.Shop serve /var/x.jar      | Shop
            com.acme.shop/com.acme.shop.Main    | Main
            com.acme.shop/com.acme.shop.Main -v | Main
            '  com.acme.Shop  '                 | Shop
            'com.acme.Shop  two spaces'         | Shop
            jdk.compiler/com.sun.tools.javac.launcher.Main Shop.java | Shop
            jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher src/Shop.java --port 80 | Shop
            jdk.compiler/com.sun.tools.javac.launcher.Main | Main
            """)
    void it_is_the_jar_or_the_class_without_folder_package_module_and_arguments(String command, String name) {
        assertThat(ProgramName.of(command, "")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "shop-1.2.3-SNAPSHOT.jar, shop",
        "shop-1.2.3.jar, shop",
        "shop-7.jar, shop",
        "shop-v2.0.jar, shop",
        "shop-2.0.1.Final.jar, shop",
        "shop-1.0-20240102.030405-7.jar, shop",
        "shop-front-3.1-rc.2.jar, shop-front",
        "kafka_2.13-3.8.0.jar, kafka_2.13",
        "shop.jar, shop",
        "shop-front.jar, shop-front",
        "shop2.jar, shop2",
        "shop-2go.jar, shop-2go",
        "log4j-shop.jar, log4j-shop",
        "-1.2.jar, -1.2"
    })
    void a_jar_is_named_without_its_version(String jar, String name) {
        assertThat(ProgramName.of(jar + " serve", "")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.Kafka /etc/kafka/server.properties, kafka",
        "org.apache.zookeeper.server.quorum.QuorumPeerMain zoo.cfg, zookeeper",
        "org.apache.zookeeper.server.ZooKeeperServerMain 2181, zookeeper",
        "org.apache.cassandra.service.CassandraDaemon, cassandra",
        "org.apache.catalina.startup.Bootstrap start, tomcat",
        "com.sun.enterprise.glassfish.bootstrap.GlassFishMain -domaindir d, glassfish",
        "weblogic.Server, weblogic",
        "/opt/wlp/bin/tools/ws-server.jar defaultServer, liberty",
        "/opt/wildfly/jboss-modules.jar -mp modules, jboss",
        "com.acme.Kafka, Kafka",
        "com.acme.Bootstrap start, Bootstrap"
    })
    void a_product_is_named_as_it_is_known_and_not_by_its_main_class(String command, String name) {
        assertThat(ProgramName.of(command, "")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.application.name=shop |                              | shop
                                         | SPRING_APPLICATION_NAME=till | till
            spring.application.name=shop | SPRING_APPLICATION_NAME=till | shop
            spring.application.name=     | SPRING_APPLICATION_NAME=till | till
            spring.application.name=' '  |                              |
            quarkus.application.name=q   | SPRING_APPLICATION_NAME=till | till
            quarkus.application.name=q   | QUARKUS_APPLICATION_NAME=r   | q
                                         | QUARKUS_APPLICATION_NAME=r   | r
                                         |                              |
            """)
    void spring_and_quarkus_name_the_program_by_a_property_and_then_by_its_variable(
            String property, String variable, String name) {
        assertThat(ProgramName.configured(only(property), only(variable))).isEqualTo(name);
    }

    private static UnaryOperator<String> only(String assignment) {
        return asked -> assignment != null && assignment.startsWith(asked + "=")
                ? assignment.substring(asked.length() + 1).replace("'", "")
                : null;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /opt/my apps/shop.jar           | /opt/my apps/shop.jar       | shop
            /opt/my apps/shop.jar --port 80 | /opt/my apps/shop.jar       | shop
            com.acme.Shop serve             | /opt/my apps/shop.jar       | Shop
            /opt/my apps/shop.jar           | /opt/my apps/shop.jar:x.jar | my
            /opt/shop.jars/till.jar         |                             | till
            """)
    void of_a_jar_in_a_folder_with_a_space_the_class_path_tells_the_end(String command, String classPath, String name) {
        assertThat(ProgramName.of(command, classPath)).isEqualTo(name);
    }
}
