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
