package io.tcpheadroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;

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
            /opt/acme/shop-1.2.jar              | shop-1.2
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
