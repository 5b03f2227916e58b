package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the jars that users get, read from the jars themselves. */
class ShippedJarIT {
    private static final int JAVA_8 = 52;
    private static final int JAVA_11 = 55;

    private static final String AGENT = "agent.jar";
    private static final String PLUGIN = "plugin.jar";
    private static final String API = "api.jar";
    private static final String SAMPLE = "sample.jar";
    private static final String OURS = "core/io/tcpheadroom/";

    private static Path jar(String property) {
        return Path.of(System.getProperty(property));
    }

    /** The table of contents as it is: what stands in it twice is in this list twice. */
    private static List<String> files(String property) throws IOException {
        assertThat(JarFiles.all(jar(property))).isNotEmpty();
        return JarFiles.all(jar(property)).stream().map(JarFiles.Content::name).toList();
    }

    /** The versions of the class files whose names begin so. */
    private static Map<String, Integer> majors(String property, String prefix) throws IOException {
        Map<String, Integer> majors = new TreeMap<>();
        for (JarFiles.Content file : JarFiles.all(jar(property))) {
            if (file.name().startsWith(prefix) && file.name().endsWith(".class")) {
                majors.put(file.name(), major(ByteBuffer.wrap(file.bytes())));
            }
        }
        return majors;
    }

    private static int major(ByteBuffer classFile) {
        assertThat(classFile.getInt()).isEqualTo(0xCAFEBABE);
        return classFile.getShort(6);
    }

    private static String text(String property, String file) throws IOException {
        return JarFiles.one(file, jar(property)).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {AGENT, PLUGIN})
    void no_file_is_there_twice(String jar) throws IOException {
        assertThat(files(jar)).doesNotHaveDuplicates();
    }

    /** A module descriptor of a library would make a module of the whole jar. */
    @ParameterizedTest
    @ValueSource(strings = {AGENT, PLUGIN})
    void nothing_is_a_module_or_made_for_a_newer_jvm(String jar) throws IOException {
        assertThat(files(jar))
                .noneMatch(file -> file.endsWith("module-info.class") || file.contains("META-INF/versions"));
    }

    /** What stands outside core is seen by every program that the agent comes into. */
    @Test
    void the_program_sees_the_launcher_and_nothing_else() throws IOException {
        assertThat(files(AGENT))
                .filteredOn(file -> !file.startsWith("core/") && !file.startsWith("META-INF/"))
                .containsExactlyInAnyOrder(
                        "core.index",
                        "io/tcpheadroom/launcher/Launcher.class",
                        "io/tcpheadroom/launcher/AgentArgument.class",
                        "io/tcpheadroom/launcher/AgentJar.class",
                        "io/tcpheadroom/launcher/Command.class",
                        "io/tcpheadroom/launcher/CoreFiles.class",
                        "io/tcpheadroom/launcher/CoreFiles$Content.class",
                        "io/tcpheadroom/launcher/CoreLoader.class",
                        "io/tcpheadroom/launcher/Jvm.class");
    }

    /** A JVM reads the table of contents of every jar on its class path, name by name, before {@code main}. */
    @Test
    void the_jars_own_table_of_contents_is_short() throws IOException {
        try (JarFile jar = new JarFile(jar(AGENT).toFile())) {
            assertThat(jar.size()).isLessThan(25);
        }
    }

    @Test
    void the_launcher_can_be_read_by_java_8() throws IOException {
        assertThat(majors(AGENT, "io/")).hasSize(8);
        assertThat(majors(AGENT, "io/").values()).containsOnly(JAVA_8);
    }

    @Test
    void our_classes_in_core_can_be_read_by_java_11_and_are_all_of_one_version() throws IOException {
        assertThat(majors(AGENT, "core/io/tcpheadroom/"))
                .containsKeys(
                        "core/io/tcpheadroom/Agent.class",
                        "core/io/tcpheadroom/cli/CommandLineMain.class",
                        "core/io/tcpheadroom/api/AgentMXBean.class",
                        "core/io/tcpheadroom/kernel/Kernel.class")
                .doesNotContainKey("core/io/tcpheadroom/launcher/Launcher.class");
        assertThat(majors(AGENT, "core/io/tcpheadroom/").values()).containsOnly(JAVA_11);
    }

    /** Libraries that Java 11 cannot read would fail when the program is already running. */
    @Test
    void no_class_in_core_is_newer_than_java_11() throws IOException {
        assertThat(majors(AGENT, "core/"))
                .allSatisfy((file, major) -> assertThat(major).as(file).isLessThanOrEqualTo(JAVA_11));
        assertThat(majors(AGENT, "core/")).containsKey("core/net/bytebuddy/jar/asm/ClassReader.class");
    }

    @Test
    void what_goes_into_java_base_is_three_classes_and_in_core() throws IOException {
        assertThat(files(AGENT))
                .filteredOn(file -> file.contains("sun/"))
                .containsExactlyInAnyOrder(
                        "core/sun/nio/ch/TcpHeadroomBridge.class",
                        "core/sun/nio/ch/TcpHeadroomEvents.class",
                        "core/sun/nio/ch/TcpHeadroomSelfTest.class");
        assertThat(majors(AGENT, "core/sun/").values()).containsOnly(JAVA_11);
    }

    /** A service file would offer a class that nobody outside core can load; licences may stand there. */
    @Test
    void nothing_of_the_libraries_leaks_out_of_core() throws IOException {
        assertThat(files(AGENT))
                .filteredOn(file -> file.contains("META-INF/"))
                .contains("META-INF/MANIFEST.MF")
                .allMatch(file -> file.matches("(core/)?META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|licenses/.*)"));
    }

    /** Of Byte Buddy what reads and writes class files, and of nothing else a part. */
    @Test
    void core_holds_our_packages_and_what_we_use_of_two_libraries() throws IOException {
        assertThat(files(AGENT))
                .filteredOn(file -> file.startsWith("core/"))
                .extracting(file -> file.startsWith(OURS) ? OURS : file.substring(0, file.lastIndexOf('/') + 1))
                .containsOnly(
                        OURS,
                        "core/net/bytebuddy/jar/asm/",
                        "core/picocli/",
                        "core/sun/nio/ch/",
                        "core/META-INF/",
                        "core/META-INF/licenses/");
    }

    /** It is loaded at the start of each program that it comes with. */
    @Test
    void the_agent_is_small() throws IOException {
        assertThat(Files.size(Path.of(System.getProperty(AGENT)))).isLessThan(2_000_000);
    }

    @Test
    void the_licences_of_the_libraries_are_there() throws IOException {
        assertThat(text(AGENT, "core/META-INF/licenses/ASM")).contains("INRIA");
        assertThat(text(AGENT, "core/META-INF/LICENSE")).contains("Apache License");
        assertThat(text(AGENT, "core/META-INF/NOTICE")).contains("Rafael Winterhalter");
    }

    @ParameterizedTest
    @ValueSource(strings = {AGENT, PLUGIN, API, SAMPLE})
    void each_jar_has_our_licence(String jar) throws IOException {
        assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(Monitoring.DOCS.resolve("../../LICENSE")));
    }

    /** A library that somebody adds has to be named, with a licence that is there. */
    @ParameterizedTest
    @CsvSource({AGENT + ",core/", SAMPLE + ",''"})
    void the_notice_names_each_package_that_is_not_ours_and_licences_that_are_there(String jar, String root)
            throws IOException {
        String notice = text(jar, "META-INF/NOTICE");

        assertThat(matches("(?m)^\\* ([\\w.]+): ", notice)).isEqualTo(packagesOfOthers(jar, root));
        assertThat(matches("((?:core/)?META-INF/[\\w/]+)", notice))
                .contains("META-INF/LICENSE")
                .isSubsetOf(files(jar));
    }

    private static List<String> packagesOfOthers(String jar, String root) throws IOException {
        return files(jar).stream()
                .filter(file -> file.startsWith(root) && file.endsWith(".class"))
                .map(file ->
                        file.substring(root.length(), file.lastIndexOf('/')).replace('/', '.'))
                .filter(each -> !each.startsWith("io.tcpheadroom.") && !each.equals("io.tcpheadroom"))
                .filter(each -> !each.equals("sun.nio.ch"))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void the_api_is_a_module_by_name() {
        assertThat(ModuleFinder.of(Path.of(System.getProperty(API))).findAll())
                .extracting(module -> module.descriptor().name())
                .containsExactly("io.tcpheadroom.api");
    }

    @Test
    void the_agents_manifest_says_where_a_jvm_comes_in() throws IOException {
        try (JarFile jar = new JarFile(jar(AGENT).toFile())) {
            Map<String, String> manifest = new TreeMap<>();
            jar.getManifest().getMainAttributes().forEach((key, value) -> manifest.put(key.toString(), (String) value));
            String version = manifest.get("Implementation-Version");

            assertThat(manifest)
                    .contains(
                            entry("Premain-Class", "io.tcpheadroom.launcher.Launcher"),
                            entry("Agent-Class", "io.tcpheadroom.launcher.Launcher"),
                            entry("Main-Class", "io.tcpheadroom.launcher.Command"),
                            entry("Can-Retransform-Classes", "true"))
                    .doesNotContainKeys("Boot-Class-Path", "Class-Path", "Automatic-Module-Name", "Multi-Release");
            assertThat(text(AGENT, "core/io/tcpheadroom/version.properties").trim())
                    .isEqualTo("version=" + version);
        }
    }

    @Test
    void the_plugin_is_our_classes_and_the_file_by_which_jconsole_finds_it() throws IOException {
        assertThat(files(PLUGIN))
                .filteredOn(file -> !file.matches("io/tcpheadroom/(api|jconsole)/.*"))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "META-INF/LICENSE",
                        "META-INF/services/com.sun.tools.jconsole.JConsolePlugin");
        assertThat(text(PLUGIN, "META-INF/services/com.sun.tools.jconsole.JConsolePlugin"))
                .isEqualToIgnoringNewLines("io.tcpheadroom.jconsole.TcpHeadroomPlugin");
        assertThat(files(PLUGIN))
                .contains("io/tcpheadroom/jconsole/TcpHeadroomPlugin.class", "io/tcpheadroom/api/Names.class");
    }

    /** One class file newer than the operator's jconsole breaks it completely. */
    @Test
    void the_plugin_can_be_read_by_java_11() throws IOException {
        assertThat(majors(PLUGIN, "io/"))
                .isNotEmpty()
                .allSatisfy((file, major) -> assertThat(major).as(file).isLessThanOrEqualTo(JAVA_11));
        assertThat(majors(PLUGIN, "").keySet()).isEqualTo(majors(PLUGIN, "io/").keySet());
    }
}
