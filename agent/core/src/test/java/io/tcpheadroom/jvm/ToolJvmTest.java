package io.tcpheadroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolJvmTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "com.acme.Shop",
                "shop.jar jdk.jcmd/",
                "com.acme.shop/com.acme.Main",
                "jdk.jcmd",
                "jdk.jcmd.fake/com.acme.Main",
                "java.base/com.acme.Main",
                "jdk.httpserver/sun.net.httpserver.simpleserver.Main",
                "jdk.compiler/com.sun.tools.javac.launcher.Main Shop.java", // up to 21
                "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Shop.java"
            })
    void a_program_is_no_tool(String command) {
        assertThat(ToolJvm.is(command)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.jcmd/sun.tools.jps.Jps",
                "jdk.jcmd/sun.tools.jcmd.JCmd 123 VM.version",
                "jdk.jcmd/sun.tools.jstat.Jstat -gc 1",
                "jdk.jconsole/sun.tools.jconsole.JConsole",
                "jdk.compiler/com.sun.tools.javac.main.Main X.java",
                "jdk.jartool/sun.tools.jar.Main tf x.jar",
                "jdk.jdeps/com.sun.tools.javap.Main X",
                "java.base/sun.security.tools.keytool.Main -help",
                "jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider",
                "jdk.jfr/jdk.jfr.internal.tool.Main version",
                "jdk.jdi/com.sun.tools.example.debug.tty.TTY",
                "jdk.jlink/jdk.tools.jlink.internal.Main",
                "jdk.javadoc/jdk.javadoc.internal.tool.Main"
            })
    void the_jdks_own_commands_are_tools(String command) {
        assertThat(ToolJvm.is(command)).isTrue();
    }
}
