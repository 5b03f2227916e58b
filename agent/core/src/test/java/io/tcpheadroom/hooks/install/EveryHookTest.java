package io.tcpheadroom.hooks.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.hooks.Call;
import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.HookCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each hook of the catalogue, woven into a method of the shape that it is for: the JVM verifies it, its events come, and the
 * program sees what the method does and nothing of ours, whatever is thrown.
 */
class EveryHookTest {
    private static final ClassLoader OURS = EveryHookTest.class.getClassLoader();

    private Recorder recorder;

    static Stream<Arguments> hooks() {
        return Stream.concat(HookCatalog.OF_JDK.stream(), HookCatalog.OF_LIBRARIES.stream())
                .flatMap(type -> HookCatalog.of(type).hooks().stream()
                        .flatMap(hook -> hook.descriptors().stream()
                                .map(descriptor -> Arguments.of(type, hook.name(), descriptor, hook))));
    }

    static Stream<Arguments> hooksAndWhatIsThrown() {
        return hooks().flatMap(hook -> Stream.of(
                        new IllegalStateException("ours"),
                        new IOException("ours"),
                        new StackOverflowError(),
                        new OutOfMemoryError("ours"),
                        new NoClassDefFoundError("ours"))
                .map(thrown -> Arguments.of(hook.get()[0], hook.get()[1], hook.get()[2], hook.get()[3], thrown)));
    }

    @BeforeEach
    void connect() throws Exception {
        recorder = Recorder.connected();
    }

    @AfterEach
    void disconnect() {
        recorder.close();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("hooks")
    void its_events_come_when_the_method_returns(String type, String name, String descriptor, Hook hook)
            throws Throwable {
        StandIn method = StandIn.of(hook, descriptor, OURS);

        Object result = method.call();

        assertResult(result, hook, descriptor);
        assertThat(events()).isEqualTo(expected(hook, Call.Moment.ENTER, Call.Moment.RETURN));
        assertThat(recorder.failures()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("hooks")
    void its_events_come_when_the_method_throws_and_the_program_sees_its_own_exception(
            String type, String name, String descriptor, Hook hook) throws Exception {
        StandIn method = StandIn.of(hook, descriptor, OURS);
        IOException own = new IOException("the program's");

        assertThatThrownBy(() -> method.call(own)).isSameAs(own).hasNoSuppressedExceptions();

        assertThat(events()).isEqualTo(expected(hook, Call.Moment.ENTER, Call.Moment.CATCH, Call.Moment.THROW));
        assertThat(recorder.failures()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} {2} {4}")
    @MethodSource("hooksAndWhatIsThrown")
    void what_an_event_throws_is_counted_and_the_program_sees_nothing(
            String type, String name, String descriptor, Hook hook, Throwable thrown) throws Throwable {
        StandIn method = StandIn.of(hook, descriptor, OURS);
        IOException own = new IOException("the program's");

        recorder.throwing(thrown);
        assertResult(method.call(), hook, descriptor);
        assertThatThrownBy(() -> method.call(own)).isSameAs(own).hasNoSuppressedExceptions();

        assertThat(recorder.failures())
                .hasSameSizeAs(recorder.told())
                .hasSize(expected(hook, Call.Moment.ENTER, Call.Moment.RETURN).size()
                        + expected(hook, Call.Moment.ENTER, Call.Moment.CATCH, Call.Moment.THROW)
                                .size())
                .containsOnly(thrown);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("hooks")
    void what_is_thrown_when_a_failure_is_told_ends_there(String type, String name, String descriptor, Hook hook)
            throws Throwable {
        StandIn method = StandIn.of(hook, descriptor, OURS);
        recorder.throwingAlways(new OutOfMemoryError("ours"));

        assertResult(method.call(), hook, descriptor);

        assertThat(recorder.failures())
                .hasSize(expected(hook, Call.Moment.ENTER, Call.Moment.RETURN).size());
    }

    /** The program's own stop of its thread, which arrived while the agent was told something. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("hooks")
    void a_stop_of_the_thread_inside_an_event_is_not_lost(String type, String name, String descriptor, Hook hook)
            throws Throwable {
        StandIn method = StandIn.of(hook, descriptor, OURS);
        ThreadDeath stop = new ThreadDeath();
        recorder.throwing(stop);

        if (expected(hook, Call.Moment.ENTER, Call.Moment.RETURN).isEmpty()) {
            assertResult(method.call(), hook, descriptor);
        } else {
            assertThatThrownBy(method::call).isSameAs(stop);
            assertThat(recorder.failures()).isNotEmpty().containsOnly(stop);
        }
    }

    /** As where the stack ends: what fails is the call of the bridge itself. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("hooks")
    void where_the_bridge_cannot_be_called_the_program_goes_on(String type, String name, String descriptor, Hook hook)
            throws Throwable {
        StandIn method = StandIn.of(hook, descriptor, new WithoutBridge());
        IOException own = new IOException("the program's");

        assertResult(method.call(), hook, descriptor);
        assertThatThrownBy(() -> method.call(own)).isSameAs(own).hasNoSuppressedExceptions();
        assertThat(recorder.told()).isEmpty();
    }

    private static void assertResult(Object result, Hook hook, String descriptor) {
        if (hook.method().equals("<init>")) {
            assertThat(result).isNotNull();
        } else if (Set.of('I', 'Z').contains(descriptor.charAt(descriptor.length() - 1))) {
            assertThat(result).isEqualTo(1);
        } else {
            assertThat(result).isNull();
        }
    }

    private List<String> events() {
        return recorder.told().stream()
                .map(event -> event.substring(0, event.indexOf('(')))
                .toList();
    }

    private static List<String> expected(Hook hook, Call.Moment... moments) {
        List<String> events = new ArrayList<>();
        for (Call call : hook.calls()) {
            if (List.of(moments).contains(call.moment())) {
                events.add(call.event().method());
            }
        }
        return events;
    }
}
