package io.tcpheadroom.programs;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javax.management.openmbean.CompositeData;

/**
 * One finding that is waited for, by its rule and its subject. Before its trouble and during it a line is printed, whose fields are separated by
 * tabs; before, the last four are empty as long as there is none.
 *
 * <pre>
 * before  rule  subject  severity  problem  evidence  remedy
 * during  rule  subject  severity  problem  evidence  remedy
 * </pre>
 */
final class Found {
    private static final String[] SHOWN = {"severity", "problem", "evidence", "remedy"};

    private final String rule;
    private final String subject;

    Found(String rule, String subject) throws Exception {
        this.rule = rule;
        this.subject = subject;
        Beans.awaitSamples(2);
        print("before", now());
    }

    /** Makes the trouble worse, step by step, until it is found. */
    void whenever(Dialogue.Step step) throws Exception {
        whenever(step, () -> "");
    }

    /** The same until the evidence has that in it as well. */
    void whenever(Dialogue.Step step, Callable<String> evidence) throws Exception {
        Waiting.until(rule + " of " + subject, () -> {
            step.run();
            String expected = evidence.call();
            Predicate<CompositeData> isExpected = row -> text(row, "evidence").contains(expected);
            Optional<CompositeData> found = now().filter(isExpected);
            if (found.isPresent()) {
                print("during", found);
            }
            return found.isPresent();
        });
    }

    private Optional<CompositeData> now() throws Exception {
        return Arrays.stream(Beans.findings())
                .filter(row ->
                        text(row, "rule").equals(rule) && text(row, "subject").equals(subject))
                .findFirst();
    }

    private void print(String when, Optional<CompositeData> found) {
        StringBuilder line = new StringBuilder(when + "\t" + rule + "\t" + subject);
        for (String field : SHOWN) {
            line.append('\t').append(found.map(row -> text(row, field)).orElse(""));
        }
        System.out.println(line);
    }

    private static String text(CompositeData row, String field) {
        return String.valueOf(row.get(field));
    }
}
