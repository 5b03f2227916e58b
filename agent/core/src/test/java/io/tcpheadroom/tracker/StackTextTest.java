package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The classes in this one stand for those of an application, of a library, and of the JDK and the agent. */
class StackTextTest {
    private static final int ALL = 24;

    private final StackText stack = new StackText(
            type -> type == Application.class || type == Library.class || type == OtherLibrary.class,
            type -> type != Application.class);

    private static final class Application {
        static String opens(Supplier<String> library) {
            return library.get();
        }

        static String serves(Supplier<String> opening) {
            return opens(opening);
        }
    }

    private static final class Library {
        static String connects(int frames, Supplier<String> socket) {
            return frames == 0 ? socket.get() : connects(frames - 1, socket);
        }
    }

    private static final class OtherLibrary {
        static String pools(Supplier<String> library) {
            return library.get();
        }
    }

    /** Frames without their line numbers. */
    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\(StackTextTest\\.java:\\d+\\)", ""))
                .map(line -> line.replace(StackTextTest.class.getName() + "$", ""))
                .toList();
    }

    @Test
    void without_a_frame_of_the_program_there_is_no_text() {
        assertThat(stack.capture(1)).isEmpty();
        assertThat(stack.capture(ALL)).isEmpty();
    }

    @Test
    void the_applications_own_open_is_one_line() {
        assertThat(lines(Application.opens(() -> stack.capture(1)))).containsExactly("Application.opens");
    }

    @Test
    void the_applications_frame_is_the_first_line_and_the_nearest_of_the_libraries_stands_beside_it() {
        String text = Application.opens(() -> OtherLibrary.pools(() -> Library.connects(3, () -> stack.capture(1))));

        assertThat(lines(text)).containsExactly("Application.opens", "via Library.connects");
        assertThat(text).matches("\\S+\\(StackTextTest\\.java:\\d+\\)\nvia \\S+\\(StackTextTest\\.java:\\d+\\)");
    }

    @Test
    void on_a_librarys_own_thread_its_nearest_frame_is_the_call_site() {
        assertThat(lines(OtherLibrary.pools(() -> Library.connects(3, () -> stack.capture(1)))))
                .containsExactly("Library.connects");
    }

    @Test
    void a_whole_stack_goes_on_with_the_applications_callers() {
        String text = Application.serves(() -> Library.connects(0, () -> stack.capture(4)));

        assertThat(lines(text))
                .containsExactly(
                        "Application.opens",
                        "via Library.connects",
                        "Application.serves",
                        StackTextTest.class.getName() + ".a_whole_stack_goes_on_with_the_applications_callers");
    }

    @Test
    void a_whole_stack_of_a_librarys_thread_begins_with_the_library() {
        String text = OtherLibrary.pools(() -> Library.connects(1, () -> stack.capture(ALL)));

        assertThat(lines(text))
                .startsWith("Library.connects", "Library.connects")
                .contains("OtherLibrary.pools")
                .hasSize(ALL);
    }

    @Test
    void the_application_is_looked_for_among_the_nearest_hundred_frames() {
        assertThat(lines(Application.opens(() -> Library.connects(80, () -> stack.capture(1)))))
                .containsExactly("Application.opens", "via Library.connects");
        assertThat(lines(Application.opens(() -> Library.connects(100, () -> stack.capture(1)))))
                .containsExactly("Library.connects");
    }
}
