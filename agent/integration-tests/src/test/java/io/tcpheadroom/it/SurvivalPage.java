package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of docs/survival.md. What was done, what the program saw and what was said stand in it as people wrote them and the tests that a
 * row names hold them; on which JDKs and kernels, and in how many cases, is written from the report of these tests. A row one of whose tests
 * failed, was skipped or was not run keeps what it had, and is named.
 */
public final class SurvivalPage {
    /** A row: what was done, where, the program, what was said, the tests. */
    private static final int CELLS = 5;

    private static final int WHERE = 1;
    private static final Pattern TEST = Pattern.compile("`(\\w+IT)\\.(\\w+)`");
    private static final Pattern JDK = Pattern.compile("\\bJDK (\\d+)");
    private static final Pattern KERNEL = Pattern.compile("\\b(\\d+\\.\\d+)\\b");

    private final Map<String, String> endByCase = new LinkedHashMap<>();
    private final String ownJdk;
    private final List<String> notFilled = new ArrayList<>();

    /**
     * @param report as {@link SurvivalReport} writes it
     * @param ownJdk the version that ran the tests which name none
     */
    SurvivalPage(List<String> report, String ownJdk) {
        this.ownJdk = ownJdk;
        for (String line : report) {
            String[] words = line.split("\t");
            endByCase.put(words[0] + "." + words[1] + "\t" + words[2], words[3]); // the last one counts
        }
    }

    /** Arguments: the page, and the report. Exits with 1 where a row could not be filled. */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]);
        SurvivalPage filled = new SurvivalPage(
                Files.readAllLines(Path.of(arguments[1])),
                Integer.toString(Runtime.version().feature()));
        Files.write(page, filled.fill(Files.readAllLines(page)));
        filled.notFilled().forEach(row -> System.err.println("not filled: " + row));
        System.exit(filled.notFilled().isEmpty() ? 0 : 1);
    }

    /** The page with its second column anew. */
    List<String> fill(List<String> page) {
        return page.stream().map(this::filled).collect(Collectors.toList());
    }

    /** What was done in each row that kept what it had. */
    List<String> notFilled() {
        return notFilled;
    }

    private String filled(String line) {
        String[] cells = line.split(" \\| ", -1);
        List<String> tests = TEST.matcher(line)
                .results()
                .map(test -> test.group(1) + "." + test.group(2))
                .toList();
        if (cells.length != CELLS || tests.isEmpty()) {
            return line;
        }
        List<String> cases = cases(tests);
        if (cases == null) {
            notFilled.add(cells[0]);
            return line;
        }
        cells[WHERE] = where(cases);
        return String.join(" | ", cells);
    }

    /** Null where one of the tests has not passed in all its cases. */
    private List<String> cases(List<String> tests) {
        List<String> all = new ArrayList<>();
        for (String test : tests) {
            List<Map.Entry<String, String>> ends = endByCase.entrySet().stream()
                    .filter(each -> each.getKey().startsWith(test + "\t"))
                    .toList();
            if (ends.isEmpty()
                    || !ends.stream().allMatch(each -> each.getValue().equals("passed"))) {
                return null;
            }
            ends.forEach(each -> all.add(each.getKey()));
        }
        return all;
    }

    private String where(Collection<String> cases) {
        TreeSet<String> jdks = new TreeSet<>(Comparator.comparingInt(Integer::parseInt));
        TreeSet<String> kernels =
                new TreeSet<>(Comparator.comparingInt((String kernel) -> Integer.parseInt(kernel.split("\\.")[0]))
                        .thenComparingInt(kernel -> Integer.parseInt(kernel.split("\\.")[1])));
        for (String each : cases) {
            List<String> named =
                    JDK.matcher(each).results().map(jdk -> jdk.group(1)).toList();
            jdks.addAll(named.isEmpty() ? List.of(ownJdk) : named);
            if (each.startsWith("OtherKernelsIT.")) {
                KERNEL.matcher(each.split("\t")[1])
                        .results()
                        .map(MatchResult::group)
                        .forEach(kernels::add);
            }
        }
        return String.join(", ", jdks)
                + (kernels.isEmpty() ? "" : "; Linux " + String.join(", ", kernels))
                + (cases.size() == 1 ? "; 1 case" : "; " + cases.size() + " cases");
    }
}
