package io.tcpheadroom.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is written for a hook is left out, and all of it is where one looks for it. */
class HookCatalogTest {
    static Stream<String> types() {
        return Stream.concat(HookCatalog.OF_JDK.stream(), HookCatalog.OF_LIBRARIES.stream());
    }

    /** The classes of hooks, as they were compiled. */
    static Stream<Class<?>> classes() throws Exception {
        File folder =
                new File(HookCatalog.class.getResource("HookCatalog.class").toURI()).getParentFile();
        List<Class<?>> classes = new ArrayList<>();
        for (String file : folder.list((in, name) -> name.endsWith("Hooks.class"))) {
            classes.add(Class.forName("io.tcpheadroom.hooks." + file.replace(".class", "")));
        }
        return classes.stream();
    }

    @Test
    void each_class_of_hooks_is_in_the_catalog_once() throws Exception {
        List<Object> written = new ArrayList<>();
        for (Class<?> hooks : classes().toList()) {
            written.add(hooks.getDeclaredField("CLASS").get(null));
        }

        assertThat(types().map(HookCatalog::of)).isNotEmpty().containsExactlyInAnyOrderElementsOf(cast(written));
    }

    @Test
    void no_class_that_is_woven_is_passed_over_at_the_first_look() {
        LibraryNames names = new LibraryNames(HookCatalog.OF_LIBRARIES);

        assertThat(HookCatalog.OF_JDK).allMatch(HookCatalog::mayBeOfJdk);
        assertThat(HookCatalog.OF_LIBRARIES).allMatch(names::mayHave);
        assertThat(HookCatalog.mayBeOfJdk("java.lang.String")).isFalse();
        assertThat(names.mayHave("")).isFalse();
        assertThat(names.mayHave("com.acme.Shop")).isFalse();
        assertThat(names.mayHave("com.acme.B\u00e4")).isFalse();
    }

    /** Interfaces are not looked at when the agent asks what is loaded. */
    @Test
    void none_that_this_jdk_has_is_an_interface() {
        List<Class<?>> loaded = new ArrayList<>();
        for (String type : HookCatalog.OF_JDK) {
            try {
                loaded.add(Class.forName(type, false, null));
            } catch (ClassNotFoundException e) {
                continue; // another JDK's
            }
        }

        assertThat(loaded).hasSizeGreaterThan(10).noneMatch(Class::isInterface);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_name_leads_to_the_class_of_that_name(String type) {
        assertThat(HookCatalog.of(type).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void a_class_of_hooks_is_named_after_what_it_weaves(Class<?> hooks) throws Exception {
        String woven = ((WovenClass) hooks.getDeclaredField("CLASS").get(null)).type();
        String name = woven.substring(Math.max(woven.lastIndexOf('.'), woven.lastIndexOf('$')) + 1) + "Hooks";

        assertThat(hooks.getSimpleName()).isIn(name, "Netty" + name, "Incubator" + name);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void each_hook_that_is_written_is_woven(Class<?> hooks) throws Exception {
        List<Hook> written = new ArrayList<>();
        for (Field field : hooks.getDeclaredFields()) {
            if (field.getType() == Hook.class) {
                written.add((Hook) field.get(null));
            }
        }

        assertThat(((WovenClass) hooks.getDeclaredField("CLASS").get(null)).hooks())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void each_event_is_told_by_a_hook() {
        Set<Event> told = EnumSet.noneOf(Event.class);
        types().flatMap(type -> HookCatalog.of(type).hooks().stream())
                .forEach(hook -> hook.calls().forEach(call -> told.add(call.event())));

        assertThat(told).containsExactlyInAnyOrder(Event.values());
    }

    /** The report asks whether a hook is a library's by its name. */
    @Test
    void no_hook_of_the_jdk_bears_the_name_of_a_librarys() {
        assertThat(names(HookCatalog.OF_JDK)).doesNotContainAnyElementsOf(names(HookCatalog.OF_LIBRARIES));
    }

    private static Set<String> names(List<String> types) {
        Set<String> names = new TreeSet<>();
        types.forEach(type -> HookCatalog.of(type).hooks().forEach(hook -> names.add(hook.name())));
        return names;
    }

    private static List<WovenClass> cast(List<Object> written) {
        return written.stream().map(WovenClass.class::cast).toList();
    }
}
