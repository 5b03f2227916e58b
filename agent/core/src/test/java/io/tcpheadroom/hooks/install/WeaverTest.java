package io.tcpheadroom.hooks.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tcpheadroom.hooks.Event;
import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.HookCatalog;
import io.tcpheadroom.hooks.ShapeHooks;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods of awkward shapes, woven and called: the values that are told, and what the caller sees. */
class WeaverTest {
    private static final String OVERWRITTEN = "(JLjava/lang/Object;ID)I";
    private static final String NUMBER = "(Ljava/lang/Object;I)";

    private Recorder recorder;

    @BeforeEach
    void connect() throws Exception {
        recorder = Recorder.connected();
    }

    @AfterEach
    void disconnect() {
        recorder.close();
    }

    private static byte[] classFile(String type) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(type.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private static Class<?> woven(Hook... hooks) throws Exception {
        Woven woven = Weaver.weave(classFile(Shapes.class.getName()), List.of(hooks));
        assertThat(woven.outcome().missing()).isEmpty();
        return Definer.define(Shapes.class.getName(), woven.classFile(), Shapes.class.getClassLoader());
    }

    private static Object call(Class<?> type, Object self, String name, Object... arguments) throws Throwable {
        Method method = Stream.of(type.getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            return method.invoke(self, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void arguments_are_told_as_they_came_whatever_the_method_has_made_of_them() throws Throwable {
        Class<?> type = woven(ShapeHooks.ofNumber("overwritten", OVERWRITTEN, 1, 2));

        assertThat(call(type, null, "overwritten", 5L, "text", 4, 10.0)).isEqualTo(5 + 2 + 1 + 1 + 4 * 10);
        assertThat(recorder.told()).containsExactly("numberClosing(4)", "nativeListening(4, 49)");

        assertThatThrownBy(() -> call(type, null, "overwritten", 999L, "text", 4, 10.0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("too much");
        assertThat(recorder.told()).containsExactly("numberClosing(4)", "nativeOpened(text, 4)");
    }

    @Test
    void what_is_thrown_is_told_and_goes_on_as_it_was() throws Throwable {
        for (String[] method : new String[][] {{"wide", NUMBER + "J"}, {"nothing", NUMBER + "V"}}) {
            Class<?> type = woven(ShapeHooks.ofThrown(method[0], method[1], 1));

            call(type, null, method[0], "text", 3);
            assertThat(recorder.told()).containsExactly("numberClosing(3)");

            int throwing = method[0].equals("wide") ? 1 : 2;
            Throwable thrown = catchThrowable(() -> call(type, null, method[0], "text", throwing));
            assertThat(thrown).isInstanceOf(RuntimeException.class).hasNoSuppressedExceptions();
            assertThat(recorder.told()).containsExactly("nativePollFailed(" + throwing + ", " + thrown + ")");
        }
    }

    @Test
    void what_a_method_catches_of_one_that_it_calls_is_told_and_nothing_else_that_it_catches() throws Throwable {
        Class<?> type = woven(ShapeHooks.ofCaught("tried", NUMBER + "J", "divided", 1));
        List<Object> said = new ArrayList<>();

        assertThat(call(type, null, "tried", said, 3)).isEqualTo(5 + 6L);
        assertThat(recorder.told()).containsExactly("numberClosing(3)");

        assertThat(call(type, null, "tried", said, 1)).isEqualTo(5 + 1L);
        assertThat(recorder.told())
                .containsExactly("nativePollFailed(1, java.lang.ArithmeticException: / by zero)", "numberClosing(1)");
        assertThat(said).containsExactly("finally", 100, "/ by zero", "finally", 1);
    }

    /** One handler catches what it calls and what it does itself: the two are not told apart. */
    @Test
    void what_a_handler_of_such_a_call_catches_besides_is_told_too() throws Throwable {
        Class<?> type = woven(ShapeHooks.ofCaught("tried", NUMBER + "J", "divided", 1));

        assertThat(call(type, null, "tried", new ArrayList<>(), 2)).isEqualTo(5 + 12 + 2L);
        assertThat(recorder.told())
                .containsExactly("nativePollFailed(2, java.lang.ArithmeticException: / by zero)", "numberClosing(2)");
    }

    @Test
    void where_the_bridge_cannot_be_called_a_method_catches_on() throws Throwable {
        Woven woven = Weaver.weave(
                classFile(Shapes.class.getName()), List.of(ShapeHooks.ofCaught("tried", NUMBER + "J", "divided", 1)));
        Class<?> type = Definer.define(Shapes.class.getName(), woven.classFile(), new WithoutBridge());
        List<Object> said = new ArrayList<>();

        assertThat(call(type, null, "tried", said, 1)).isEqualTo(5 + 1L);
        assertThat(said).containsExactly("/ by zero", "finally", 1);
        assertThat(recorder.told()).isEmpty();
    }

    @Test
    void a_method_that_no_longer_catches_what_it_calls_is_named() throws Exception {
        Hook renamed = ShapeHooks.ofCaught("tried", NUMBER + "J", "multiplied", 1);
        Hook uncaught = ShapeHooks.ofCaught("wide", NUMBER + "J", "divided", 1);
        Outcome outcome = Weaver.weave(classFile(Shapes.class.getName()), List.of(renamed, uncaught))
                .outcome();

        assertThat(outcome.hooks()).isEmpty();
        assertThat(outcome.missing())
                .hasSize(2)
                .containsEntry(renamed, "tried that catches what it calls")
                .containsEntry(uncaught, "wide that catches what it calls");
    }

    @Test
    void nothing_is_thrown_where_a_method_returns() {
        assertThatThrownBy(() -> woven(ShapeHooks.thrownOnReturn("wide", NUMBER + "J", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("wide throws nothing there");
    }

    @Test
    void a_method_may_begin_with_a_loop() throws Throwable {
        Class<?> type = woven(ShapeHooks.ofNumber("countdown", NUMBER + "I", 0, 1));

        assertThat(call(type, null, "countdown", "text", 1_000)).isEqualTo(42);
        assertThat(recorder.told()).containsExactly("numberClosing(1000)", "nativeListening(1000, 42)");
    }

    @Test
    void what_the_method_catches_it_goes_on_catching() throws Throwable {
        Class<?> type = woven(ShapeHooks.ofNumber("caught", NUMBER + "I", 0, 1));
        List<String> said = new ArrayList<>();

        assertThat(call(type, null, "caught", said, 3)).isEqualTo(4);
        assertThat(recorder.told()).containsExactly("numberClosing(3)", "nativeListening(3, 4)");
        assertThat(said).containsExactly("finally");

        said.clear();
        assertThat(call(type, null, "caught", said, -1)).isEqualTo(-1);
        assertThat(recorder.told()).containsExactly("numberClosing(-1)", "nativeListening(-1, -1)");
        assertThat(said).containsExactly("below", "finally");

        said.clear();
        assertThatThrownBy(() -> call(type, null, "caught", said, -2)).hasMessage("below");
        assertThat(recorder.told()).containsExactly("numberClosing(-2)", "nativeOpened([below, finally], -2)");
        assertThat(said).containsExactly("below", "finally");
    }

    /** Its own handler stands around the return, and would take it for a failure of the program. */
    @Test
    void what_fails_where_the_method_returns_is_not_caught_by_the_method() throws Throwable {
        Woven woven = Weaver.weave(
                classFile(Shapes.class.getName()), List.of(ShapeHooks.ofNumber("caught", NUMBER + "I", 0, 1)));
        Class<?> type = Definer.define(Shapes.class.getName(), woven.classFile(), new WithoutBridge());
        List<String> said = new ArrayList<>();

        assertThat(call(type, null, "caught", said, 3)).isEqualTo(4);
        assertThat(said).containsExactly("finally");
        assertThat(recorder.told()).isEmpty();
    }

    @Test
    void a_result_of_two_words_is_kept() throws Throwable {
        Class<?> type =
                woven(ShapeHooks.ofAny("wide", NUMBER + "J", 0, 1), ShapeHooks.ofAny("fraction", NUMBER + "D", 0, 1));

        assertThat(call(type, null, "wide", "text", 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(call(type, null, "wide", "text", 4)).isEqualTo(4L);
        assertThat(call(type, null, "fraction", "text", 5)).isEqualTo(2.5);
        assertThat(call(type, null, "fraction", "text", 1)).isEqualTo(-0.5);
        recorder.told();
        assertThatThrownBy(() -> call(type, null, "wide", "text", 1)).isInstanceOf(ArithmeticException.class);
        assertThat(recorder.told()).containsExactly("nativeOpened(text, 1)", "nativeClosing(text, 1)");
    }

    @Test
    void results_of_other_types_are_kept() throws Throwable {
        Class<?> type = woven(
                ShapeHooks.ofAny("small", NUMBER + "F", 0, 1),
                ShapeHooks.ofAny("array", "([II)[I", 0, 1),
                ShapeHooks.ofAny("nothing", NUMBER + "V", 0, 1));

        assertThat(call(type, null, "small", "text", 5)).isEqualTo(5f);
        assertThat((int[]) call(type, null, "array", new int[] {1, 2}, 5)).containsExactly(6, 2);
        recorder.told();
        call(type, null, "nothing", "text", 1);
        call(type, null, "nothing", "text", 3);
        assertThatThrownBy(() -> call(type, null, "nothing", "text", 2)).hasMessage("two");
        assertThat(recorder.told())
                .containsExactly(
                        "nativeOpened(text, 1)",
                        "nativeOpened(text, 1)",
                        "nativeOpened(text, 3)",
                        "nativeOpened(text, 3)",
                        "nativeOpened(text, 2)",
                        "nativeClosing(text, 2)");
    }

    @Test
    void a_field_is_told_as_it_is_at_that_moment() throws Throwable {
        Class<?> type = woven(ShapeHooks.ofObject("grow", "(I)I", "size"));
        Object self = type.getConstructor().newInstance();

        assertThat(call(type, self, "grow", 7)).isEqualTo(7);
        assertThat(recorder.told()).containsExactly("nativeOpened(shapes, 0)", "nativeClosing(shapes, 7)");
        assertThatThrownBy(() -> call(type, self, "grow", 100)).hasMessage("grown");
        assertThat(recorder.told()).containsExactly("nativeOpened(shapes, 7)", "numberClosing(107)");
    }

    @Test
    void a_constructor_tells_when_it_is_done() throws Throwable {
        Constructor<?> constructor =
                woven(ShapeHooks.ofConstructor("(JI)V", 1, "size")).getConstructor(long.class, int.class);

        constructor.newInstance(1L, 20);
        constructor.newInstance(1L, 0);
        assertThat(recorder.told()).containsExactly("nativeListening(20, 40)", "nativeListening(0, -1)");
    }

    @Test
    void hooks_of_one_method_all_tell() throws Throwable {
        Class<?> type = woven(
                ShapeHooks.entering("countdown", NUMBER + "I"), ShapeHooks.ofNumber("countdown", NUMBER + "I", 0, 1));

        call(type, null, "countdown", "text", 2);
        assertThat(recorder.told()).containsExactly("entering()", "numberClosing(2)", "nativeListening(2, 42)");
    }

    @Test
    void of_several_descriptors_the_first_that_is_there_is_woven() throws Throwable {
        Hook hook = ShapeHooks.ofOne("countdown", "()V", NUMBER + "I");
        call(woven(hook), null, "countdown", "text", 2);

        assertThat(recorder.told()).containsExactly("entering()");
    }

    @Test
    void what_the_class_does_not_have_is_named_and_the_rest_is_woven() throws Exception {
        Hook method = ShapeHooks.ofOne("absent", "()V", "(I)V");
        Hook field = ShapeHooks.ofObject("grow", "(I)I", "weight");
        Hook present = ShapeHooks.entering("countdown", NUMBER + "I");
        Outcome outcome = Weaver.weave(classFile(Shapes.class.getName()), List.of(method, field, present))
                .outcome();

        assertThat(outcome.missing()).hasSize(2).containsEntry(method, "absent").containsEntry(field, "weight");
        assertThat(outcome.hooks()).containsExactly(present);
    }

    @Test
    void a_method_without_code_is_not_there() throws Exception {
        Hook hook = ShapeHooks.ofOne("clone", "()Ljava/lang/Object;"); // native
        Outcome outcome =
                Weaver.weave(classFile("java.lang.Object"), List.of(hook)).outcome();

        assertThat(outcome.missing()).containsEntry(hook, "clone");
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 99, 32_767})
    void a_class_file_that_is_newer_than_all_that_are_known_is_refused(int version) throws Exception {
        byte[] classFile = classFile(Shapes.class.getName());
        classFile[6] = (byte) (version >> 8);
        classFile[7] = (byte) version;

        assertThatThrownBy(() -> Weaver.weave(classFile, List.of()))
                .hasMessage("Unsupported class file version " + version + ".0");
    }

    @Test
    void a_hook_that_cannot_be_woven_so_is_refused() {
        for (Hook hook : List.of(
                ShapeHooks.enteringConstructor(),
                ShapeHooks.throwingConstructor(),
                ShapeHooks.ofObject("countdown", NUMBER + "I", "size"), // static
                ShapeHooks.telling("countdown", NUMBER + "I", Event.CLOSING, 0), // an Object for a FileDescriptor
                ShapeHooks.telling("countdown", NUMBER + "I", Event.HTTP_CLIENT_MADE, 1))) { // a number for an object
            assertThatThrownBy(() -> Weaver.weave(classFile(Shapes.class.getName()), List.of(hook)))
                    .as(hook.method())
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    static Stream<String> classesOfThisJdk() {
        int jdk = Runtime.version().feature();
        return HookCatalog.OF_JDK.stream()
                .filter(type -> !HookCatalog.of(type).hooks(jdk).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("classesOfThisJdk")
    void every_class_of_this_jdk_has_a_place_for_every_hook(String type) throws Exception {
        List<Hook> hooks = HookCatalog.of(type).hooks(Runtime.version().feature());

        assertThat(Weaver.weave(classFile(type), hooks).outcome().hooks()).containsExactlyInAnyOrderElementsOf(hooks);
    }

    /** What is woven can be woven again, as a class is that two agents change in turn. */
    @Test
    void a_woven_class_file_can_be_read_and_written_again() throws Throwable {
        Hook hook = ShapeHooks.ofNumber("overwritten", OVERWRITTEN, 1, 2);
        byte[] once =
                Weaver.weave(classFile(Shapes.class.getName()), List.of(hook)).classFile();
        Class<?> twice = Definer.define(
                Shapes.class.getName(), Weaver.weave(once, List.of(hook)).classFile(), Shapes.class.getClassLoader());

        assertThat(call(twice, null, "overwritten", 5L, "text", 4, 10.0)).isEqualTo(49);
        assertThat(recorder.told())
                .containsExactly(
                        "numberClosing(4)", "numberClosing(4)", "nativeListening(4, 49)", "nativeListening(4, 49)");
    }
}
