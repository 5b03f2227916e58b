package io.tcpheadroom.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Apps that the operator defined by package: {@code checkout:com.acme.checkout}. A socket belongs to the rule whose package
 * is nearest to it on the call stack. Without rules the stack is not walked at all.
 */
public final class AppRules {
    private final List<Rule> rules = new ArrayList<>();
    private final StackWalker walker = StackWalker.getInstance();

    public AppRules(Map<String, String> appByPackage) {
        appByPackage.forEach((prefix, app) -> rules.add(new Rule(prefix, app)));
    }

    public static AppRules none() {
        return new AppRules(Map.of());
    }

    /** Whether a rule defines the app of this name. */
    boolean define(String app) {
        for (Rule rule : rules) {
            if (rule.app.equals(app)) {
                return true;
            }
        }
        return false;
    }

    /** Null if no rule matches. */
    @Nullable
    String appOfCaller() {
        return rules.isEmpty()
                ? null
                : walker.walk(frames -> frames.flatMap(frame -> Stream.ofNullable(appOf(frame.getClassName())))
                                .findFirst())
                        .orElse(null);
    }

    @Nullable
    String appOf(String className) {
        for (Rule rule : rules) {
            if (rule.matches(className)) {
                return rule.app;
            }
        }
        return null;
    }

    private static final class Rule {
        private final String prefix;
        private final String app;

        Rule(String prefix, String app) {
            this.prefix = prefix;
            this.app = app;
        }

        /** Matches the package itself and those below it, not a package whose name merely begins with the same letters. */
        boolean matches(String className) {
            return className.startsWith(prefix)
                    && (className.length() == prefix.length() || className.charAt(prefix.length()) == '.');
        }
    }
}
