package io.tcpheadroom.jconsole.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines to type that a remedy has: what stands between backquotes, and of a kernel setting that is to be raised the command. */
public final class Remedies {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern RAISED =
            Pattern.compile("\\braise ((?:net|fs|vm|kernel)\\.[a-z0-9_.]*[a-z0-9_])", Pattern.CASE_INSENSITIVE);

    /** Named in passing, as the limit it sets: typed, it changes nothing. */
    private static final Pattern WITHOUT_VALUE = Pattern.compile("ulimit -[a-zA-Z]");

    private Remedies() {}

    public static List<String> commands(String remedy, Snapshot snapshot) {
        Set<String> commands = new LinkedHashSet<>();
        Matcher quoted = QUOTED.matcher(remedy);
        while (quoted.find()) {
            if (!WITHOUT_VALUE.matcher(quoted.group(1)).matches()) {
                commands.add(quoted.group(1));
            }
        }
        Matcher raised = RAISED.matcher(remedy);
        while (raised.find()) {
            String setting = raised.group(1);
            snapshot.kernelValues().stream()
                    .filter(value -> value.title().equals(setting))
                    .map(KernelValue::number)
                    .filter(number -> number != null && number > 0 && number < Integer.MAX_VALUE / 2)
                    .findFirst()
                    .ifPresent(number -> commands.add("sysctl -w " + setting + "=" + 2 * number));
        }
        return List.copyOf(commands);
    }
}
