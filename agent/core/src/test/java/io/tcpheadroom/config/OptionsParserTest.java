package io.tcpheadroom.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsParserTest {
    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    private Config parse(String options) {
        return OptionsParser.parse(options, log::add);
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("agent.properties"), List.of(lines));
    }

    private static void assertDefaults(Config config) {
        assertThat(config.sampleMillis()).isEqualTo(1000);
        assertThat(config.appByPackage()).isEmpty();
        assertThat(config.name()).isEmpty();
        assertThat(config.procfs()).isEqualTo("/proc");
        assertThat(config.sysfs()).isEqualTo("/sys");
        assertThat(config.cgroupfs()).isEqualTo("/sys/fs/cgroup");
        assertThat(config.callSites()).isEqualTo("first");
        assertThat(config.callSitesPerSecond()).isEqualTo(200);
        assertThat(config.maxCallSites()).isEqualTo(1000);
        assertThat(config.callSitesSkip()).isEmpty();
        assertThat(config.maxApps()).isEqualTo(100);
        assertThat(config.maxDestinations()).isEqualTo(20);
        assertThat(config.maxListeners()).isEqualTo(100);
        assertThat(config.operations()).isEqualTo("all");
        assertThat(config.showsAddresses()).isTrue();
        assertThat(config.showsStacks()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bogus                | option 'bogus' is not key=value; ignored
            =5                   | option '=5' is not key=value; ignored
            sample.seconds       | option 'sample.seconds' is not key=value; ignored
            sampel.seconds=2     | unknown option 'sampel.seconds', did you mean 'sample.seconds'? Ignored
            max.app=2            | unknown option 'max.app', did you mean 'max.apps'? Ignored
            Procfs=/             | unknown option 'Procfs', did you mean 'procfs'? Ignored
            sample.seconds=soon  | option sample.seconds=soon is invalid, expected a number; using the default '1'
            sample.seconds=      | option sample.seconds= is invalid, expected a number; using the default '1'
            sample.seconds=NaN   | option sample.seconds=NaN is invalid, expected a number of seconds from 0.1 to 3600; using the default '1'
            sample.seconds=0     | option sample.seconds=0 is invalid, expected a number of seconds from 0.1 to 3600; using the default '1'
            sample.seconds=-1    | option sample.seconds=-1 is invalid, expected a number of seconds from 0.1 to 3600; using the default '1'
            sample.seconds=0.09  | option sample.seconds=0.09 is invalid, expected a number of seconds from 0.1 to 3600; using the default '1'
            sample.seconds=3601  | option sample.seconds=3601 is invalid, expected a number of seconds from 0.1 to 3600; using the default '1'
            sample.seconds=1,5   | option sample.seconds=1,5 is invalid, expected a number; using the default '1'
            max.apps=0           | option max.apps=0 is invalid, expected a whole number from 1 to 10000; using the default '100'
            max.apps=1.5         | option max.apps=1.5 is invalid, expected a whole number from 1 to 10000; using the default '100'
            max.apps=many        | option max.apps=many is invalid, expected a number; using the default '100'
            max.apps=NaN         | option max.apps=NaN is invalid, expected a whole number from 1 to 10000; using the default '100'
            max.destinations=-1  | option max.destinations=-1 is invalid, expected a whole number from 1 to 10000; using the default '20'
            max.listeners=3e9    | option max.listeners=3e9 is invalid, expected a whole number from 1 to 10000; using the default '100'
            max.apps=10001       | option max.apps=10001 is invalid, expected a whole number from 1 to 10000; using the default '100'
            max.call.sites=2e5   | option max.call.sites=2e5 is invalid, expected a whole number from 1 to 100000; using the default '1000'
            call.sites.per.second=2e6 | option call.sites.per.second=2e6 is invalid, expected a whole number from 1 to 1000000; using the default '200'
            addresses=no         | option addresses=no is invalid, expected on or off; using the default 'on'
            stacks=              | option stacks= is invalid, expected on or off; using the default 'on'
            apps=nonsense        | option apps=nonsense is invalid, expected app:package, not 'nonsense'; using the default ''
            apps=:com.acme       | option apps=:com.acme is invalid, expected app:package, not ':com.acme'; using the default ''
            apps=shop:           | option apps=shop: is invalid, expected app:package, not 'shop:'; using the default ''
            apps=a:b:c           | option apps=a:b:c is invalid, expected app:package, not 'a:b:c'; using the default ''
            apps=a:x,b           | option apps=a:x,b is invalid, expected app:package, not 'b'; using the default ''
            apps=a:x,,b:z        | option apps=a:x,,b:z is invalid, expected app:package, not ''; using the default ''
            call.sites.skip=a,,b | option call.sites.skip=a,,b is invalid, expected packages or classes, not ''; using the default ''
            call.sites.skip=a.1b | option call.sites.skip=a.1b is invalid, expected packages or classes, not 'a.1b'; using the default ''
            call.sites.skip=a..b | option call.sites.skip=a..b is invalid, expected packages or classes, not 'a..b'; using the default ''
            call.sites.skip=a/b  | option call.sites.skip=a/b is invalid, expected packages or classes, not 'a/b'; using the default ''
            procfs=/no/folder    | option procfs=/no/folder is invalid, expected an existing folder; using the default '/proc'
            sysfs=/etc/hostname  | option sysfs=/etc/hostname is invalid, expected an existing folder; using the default '/sys'
            cgroupfs=            | option cgroupfs= is invalid, expected an existing folder; using the default '/sys/fs/cgroup'
            operations=none      | option operations=none is invalid, expected all or readonly; using the default 'all'
            operations=ReadOnly  | option operations=ReadOnly is invalid, expected all or readonly; using the default 'all'
            config=/no/file      | config file /no/file does not exist; using defaults
            """)
    void what_is_malformed_is_one_line_and_the_default(String options, String line) {
        assertDefaults(parse(options));
        assertThat(log).containsExactly(line);
    }

    @Test
    void a_character_that_no_path_may_have_is_one_line() {
        assertDefaults(parse("procfs=a\0b"));
        assertThat(log).singleElement().asString().endsWith("using the default '/proc'");
        log.clear();

        assertDefaults(parse("config=a\0b"));
        assertThat(log).singleElement().asString().endsWith("using defaults");
    }

    @Test
    void a_folder_as_config_file_is_one_line() {
        assertDefaults(parse("config=" + folder));
        assertThat(log).singleElement().asString().startsWith("config file " + folder + " cannot be read (");
    }

    @Test
    void a_config_file_that_is_no_properties_file_is_one_line() throws IOException {
        assertDefaults(parse("config=" + file("name=\\uXYZ")));
        assertThat(log).singleElement().asString().endsWith("using defaults");
    }

    @Test
    void one_malformed_option_leaves_the_others_as_they_are() {
        Config config = parse("sample.seconds=soon,max.apps=7,bogus=1,name=shop");

        assertThat(config.sampleMillis()).isEqualTo(1000);
        assertThat(config.maxApps()).isEqualTo(7);
        assertThat(config.name()).isEqualTo("shop");
        assertThat(log).hasSize(2);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ",", " , ,"})
    void nothing_is_the_defaults_without_a_word(String options) {
        assertDefaults(parse(options));
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void every_default_is_understood_as_it_is_written(Option option) {
        assertThat(option.defaultValue()).isNotNull();
        assertThat(Option.of(option.key())).contains(option);
        assertThat(Option.nearest(option.key() + "x")).isEqualTo(option);
        assertThat(option.description()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void the_readme_has_every_option(Option option) throws IOException {
        String table = Files.readString(Path.of("../../README.md"))
                .split("\n## Options\n")[1]
                .split("\n## ")[0];

        assertThat(table).contains('`' + option.key() + '`');
    }

    @Test
    void every_option_is_taken_as_it_is_given() {
        Config config = parse("sample.seconds=0.25,apps=shop:com.acme,name=front,procfs=" + folder + ",sysfs=" + folder
                + ",cgroupfs=" + folder + ",max.apps=3,max.destinations=4,max.listeners=5,call.sites=stack"
                + ",call.sites.per.second=6,max.call.sites=7,call.sites.skip=com.acme.http,operations=readonly");

        assertThat(config.sampleMillis()).isEqualTo(250);
        assertThat(config.appByPackage()).containsExactly(entry("com.acme", "shop"));
        assertThat(config.name()).isEqualTo("front");
        assertThat(config.procfs()).isEqualTo(folder.toString());
        assertThat(config.sysfs()).isEqualTo(folder.toString());
        assertThat(config.cgroupfs()).isEqualTo(folder.toString());
        assertThat(config.maxApps()).isEqualTo(3);
        assertThat(config.maxDestinations()).isEqualTo(4);
        assertThat(config.maxListeners()).isEqualTo(5);
        assertThat(config.callSites()).isEqualTo("stack");
        assertThat(config.callSitesPerSecond()).isEqualTo(6);
        assertThat(config.maxCallSites()).isEqualTo(7);
        assertThat(config.callSitesSkip()).containsExactly("com.acme.http");
        assertThat(config.operations()).isEqualTo("readonly");
        assertThat(log).isEmpty();
    }

    @Test
    void without_stacks_there_are_no_call_sites_whatever_else_is_asked_for() {
        Config config = parse("stacks=off,call.sites=stack,addresses=off");

        assertThat(config.callSites()).isEqualTo("off");
        assertThat(config.showsStacks()).isFalse();
        assertThat(config.showsAddresses()).isFalse();
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 100", "3600, 3600000", "2.0005, 2001"})
    void the_ends_of_the_range_are_inside(String seconds, long millis) {
        assertThat(parse("sample.seconds=" + seconds).sampleMillis()).isEqualTo(millis);
        assertThat(log).isEmpty();
    }

    @Test
    void a_list_goes_on_behind_a_comma_and_ends_at_the_next_key() {
        Config config = parse("apps=a:x.y,b:z,max.apps=2");

        assertThat(config.appByPackage()).containsExactly(entry("x.y", "a"), entry("z", "b"));
        assertThat(config.maxApps()).isEqualTo(2);
        assertThat(log).isEmpty();
    }

    @Test
    void packages_and_classes_whose_frames_are_skipped_are_a_list() {
        Config config =
                parse("call.sites.skip=com.acme.http, com.acme.Pool$Entry,com.acme.db.,com.acme.mq.*,max.apps=2");

        assertThat(config.callSitesSkip())
                .containsExactly("com.acme.http", "com.acme.Pool$Entry", "com.acme.db", "com.acme.mq");
        assertThat(config.maxApps()).isEqualTo(2);
        assertThat(parse("").callSitesSkip()).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void spaces_around_keys_values_and_rules_do_not_count() {
        Config config = parse(" max.apps = 2 , apps = a:x , b:z ");

        assertThat(config.maxApps()).isEqualTo(2);
        assertThat(config.appByPackage()).containsExactly(entry("x", "a"), entry("z", "b"));
        assertThat(log).isEmpty();
    }

    @Test
    void a_value_may_hold_an_equals_sign() {
        assertThat(parse("name=a=b").name()).isEqualTo("a=b");
    }

    @Test
    void of_an_option_that_is_given_twice_the_last_wins_and_that_is_said() {
        assertThat(parse("max.apps=2,max.apps=3").maxApps()).isEqualTo(3);
        assertThat(log).containsExactly("option max.apps is given twice; using max.apps=3");
    }

    @Test
    void a_list_that_is_given_twice_goes_on() {
        Config config = parse("apps=a:x,apps=b:y,c:z,call.sites.skip=com.acme,call.sites.skip=com.shop");

        assertThat(config.appByPackage()).containsOnly(entry("x", "a"), entry("y", "b"), entry("z", "c"));
        assertThat(config.callSitesSkip()).containsExactly("com.acme", "com.shop");
        assertThat(log).isEmpty();
    }

    @Test
    void a_config_file_holds_the_same_keys() throws IOException {
        Config config = parse("config=" + file("# ours", "sample.seconds = 5", "apps = a:x.y,b:z"));

        assertThat(config.sampleMillis()).isEqualTo(5000);
        assertThat(config.appByPackage()).containsExactly(entry("x.y", "a"), entry("z", "b"));
        assertThat(log).isEmpty();
    }

    @Test
    void spaces_at_the_end_of_a_line_of_the_config_file_do_not_count() throws IOException {
        Config config = parse("config=" + file("name=shop ", "procfs=" + folder + " "));

        assertThat(config.name()).isEqualTo("shop");
        assertThat(config.procfs()).isEqualTo(folder.toString());
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config=%s,max.apps=3", "max.apps=3,config=%s"})
    void the_command_line_wins_over_the_config_file(String options) throws IOException {
        Config config = parse(String.format(options, file("max.apps=2", "max.listeners=4")));

        assertThat(config.maxApps()).isEqualTo(3);
        assertThat(config.maxListeners()).isEqualTo(4);
        assertThat(log).isEmpty();
    }

    @Test
    void a_malformed_line_of_the_config_file_is_one_line_and_the_default() throws IOException {
        Config config = parse("config=" + file("max.apps=none", "max.listener=4", "name=shop"));

        assertThat(config.maxApps()).isEqualTo(100);
        assertThat(config.maxListeners()).isEqualTo(100);
        assertThat(config.name()).isEqualTo("shop");
        assertThat(log)
                .containsExactly(
                        "option max.apps=none is invalid, expected a number; using the default '100'",
                        "unknown option 'max.listener', did you mean 'max.listeners'? Ignored");
    }

    @Test
    void when_the_line_says_that_the_default_is_used_it_is_not_the_config_files_value() throws IOException {
        assertDefaults(parse("max.apps=none,config=" + file("max.apps=2")));
        assertThat(log).containsExactly("option max.apps=none is invalid, expected a number; using the default '100'");
    }

    @Test
    void what_the_command_line_overrides_in_the_config_file_is_not_complained_about() throws IOException {
        assertThat(parse("max.apps=3,config=" + file("max.apps=none")).maxApps())
                .isEqualTo(3);
        assertThat(log).isEmpty();
    }
}
