package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A limit that a program (ToTheEnd) uses up to its end, what it is told there, and what the finding names.
 *
 * @param resource its id
 * @param taken what the program takes
 * @param preparation lines of a shell that set the limit; the program's command is {@code "$@"} there
 * @param refused how what is thrown begins; empty where the kernel kills the program
 * @param limit as it was set
 * @param named the part of the finding that says what to change
 */
record LimitEnd(String resource, String taken, String preparation, String refused, long limit, String named) {
    @Override
    public String toString() {
        return resource;
    }

    /** The program's own arguments. */
    List<String> arguments() {
        return refused.isEmpty() ? List.of(resource, taken, "killed") : List.of(resource, taken);
    }

    /** Among what was printed are this limit's lines, and they are as they should be. */
    void assertIn(List<String> lines) {
        Map<String, String[]> printed = new HashMap<>();
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            if (fields.length > 2 && fields[1].equals(resource)) {
                printed.put(fields[0], fields);
            }
        }
        assertThat(printed).as("%s", lines).containsKeys("before", "after");
        assertThat(printed.get("before")).containsExactly("before", resource, "OK", "");
        if (refused.isEmpty()) {
            assertThat(printed.get("ended")).containsExactly("ended", resource, "137");
        } else {
            assertThat(printed.get("refused")[2]).startsWith(refused);
        }
        String[] after = printed.get("after");
        assertThat(after[2]).isEqualTo("CRITICAL");
        assertThat(after[3]).as("used, and what the kernel counts").isEqualTo(after[5]);
        assertThat(after[4]).isEqualTo(Long.toString(limit));
        assertThat(after[6])
                .startsWith("CRITICAL resource " + resource + ": ")
                .contains(" Evidence: used " + after[3] + " of " + after[4] + " ")
                .contains(named);
    }
}
