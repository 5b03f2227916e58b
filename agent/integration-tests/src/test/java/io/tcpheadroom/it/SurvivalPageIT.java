package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of what the agent has been through names tests: those that there are. */
class SurvivalPageIT {
    private static final Pattern TEST = Pattern.compile("`(\\w+IT)\\.(\\w+)`");

    @Test
    void where_a_row_was_tried_is_written_from_the_tests_reports() {
        SurvivalPage page = new SurvivalPage(
                List.of(
                        "HooksIT\tcount\t[1] jdk=JDK 11\tfailed",
                        "HooksIT\tcount\t[1] jdk=JDK 11\tpassed",
                        "HooksIT\tcount\t[2] jdk=JDK 8\tpassed",
                        "LoadIT\tload\tload()\tpassed",
                        "OtherKernelsIT\tlimits\t[1] 6.12\tpassed",
                        "OtherKernelsIT\tlimits\t[2] 6.1\tpassed",
                        "LeaksIT\tleak\tleak()\tskipped"),
                "17");

        assertThat(page.fill(List.of(
                        "# A page",
                        "| what | where | the program | said | test |",
                        "| a | ? | the same | nothing | `HooksIT.count` |",
                        "| b | ? | the same | nothing | `HooksIT.count`, `LoadIT.load` |",
                        "| c | ? | the same | nothing | `OtherKernelsIT.limits` |",
                        "| d | as before | the same | nothing | `LoadIT.load`, `LeaksIT.leak` |",
                        "| e | as before | the same | nothing | `LeaksIT.other` |")))
                .containsExactly(
                        "# A page",
                        "| what | where | the program | said | test |",
                        "| a | 8, 11; 2 cases | the same | nothing | `HooksIT.count` |",
                        "| b | 8, 11, 17; 3 cases | the same | nothing | `HooksIT.count`, `LoadIT.load` |",
                        "| c | 17; Linux 6.1, 6.12; 2 cases | the same | nothing | `OtherKernelsIT.limits` |",
                        "| d | as before | the same | nothing | `LoadIT.load`, `LeaksIT.leak` |",
                        "| e | as before | the same | nothing | `LeaksIT.other` |");
        assertThat(page.notFilled()).containsExactly("| d", "| e");
    }

    @Test
    void every_test_that_the_page_names_is_there() throws Exception {
        List<MatchResult> named = TEST.matcher(Files.readString(Monitoring.DOCS.resolveSibling("survival.md")))
                .results()
                .toList();

        assertThat(named).hasSizeGreaterThan(20).allSatisfy(test -> {
            Class<?> type = Class.forName(getClass().getPackageName() + "." + test.group(1));
            assertThat(Stream.of(type.getDeclaredMethods()).map(Method::getName))
                    .contains(test.group(2));
        });
    }
}
