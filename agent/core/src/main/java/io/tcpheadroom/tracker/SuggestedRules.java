package io.tcpheadroom.tracker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rules that would tell apart what counts for one app: the packages that open most of its sockets, as far as their names differ. For
 * programs that run all their applications on threads that they share.
 */
final class SuggestedRules {
    private static final int MAX_RULES = 10;

    /** {@code com.acme} says whose code it is, {@code com.acme.shop} which. */
    private static final int MIN_SEGMENTS = 2;

    private static final ClientLibraries LIBRARIES = new ClientLibraries(Set.of());

    private SuggestedRules() {}

    /** The option that has them all, busiest first, then the figures of each; empty if there is one package or none. */
    static List<String> of(Collection<CallSite> callSites, App app) {
        Map<String, Long> openedByPackage = openedByPackage(callSites, app);
        int segments = Math.max(commonSegments(openedByPackage.keySet()) + 1, MIN_SEGMENTS);
        Map<String, Long> openedByRule = new TreeMap<>();
        openedByPackage.forEach((name, opened) -> {
            String[] parts = name.split("\\.", -1);
            if (parts.length >= segments) {
                openedByRule.merge(String.join(".", List.of(parts).subList(0, segments)), opened, Long::sum);
            }
        });
        return openedByRule.size() < 2 ? List.of() : texts(openedByRule);
    }

    private static Map<String, Long> openedByPackage(Collection<CallSite> callSites, App app) {
        Map<String, Long> opened = new TreeMap<>();
        for (CallSite site : callSites) {
            String type = className(site.text());
            int end = type.lastIndexOf('.');
            if (site.app() == app && end > 0 && !LIBRARIES.includes(type)) {
                opened.merge(type.substring(0, end), site.openedTotal(), Long::sum);
            }
        }
        return opened;
    }

    /** The class of the first frame, without the loader and the module that may stand before it; empty if there is no frame. */
    private static String className(String callSite) {
        int arguments = callSite.indexOf('(');
        String method = arguments < 0 ? "" : callSite.substring(0, arguments);
        String inModule = method.substring(method.lastIndexOf('/') + 1);
        int end = inModule.lastIndexOf('.');
        return end < 0 ? "" : inModule.substring(0, end);
    }

    private static int commonSegments(Set<String> packages) {
        int common = 0;
        while (segmentsAt(packages, common).size() == 1) {
            common++;
        }
        return common;
    }

    /** What stands at that place of the names; {@code ""} where a name has ended. */
    private static Set<String> segmentsAt(Set<String> packages, int place) {
        Set<String> segments = new TreeSet<>();
        for (String name : packages) {
            String[] parts = name.split("\\.", -1);
            if (place >= parts.length) {
                return Set.of();
            }
            segments.add(parts[place]);
        }
        return segments;
    }

    private static String shortName(String rule) {
        return rule.substring(rule.lastIndexOf('.') + 1);
    }

    private static List<String> texts(Map<String, Long> openedByRule) {
        boolean areShortNamesDifferent = openedByRule.keySet().stream()
                        .map(SuggestedRules::shortName)
                        .distinct()
                        .count()
                == openedByRule.size();
        List<String> rules = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        openedByRule.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MAX_RULES)
                .forEach(rule -> {
                    rules.add(
                            (areShortNamesDifferent ? shortName(rule.getKey()) : rule.getKey()) + ":" + rule.getKey());
                    figures.add(rule.getKey() + ": " + rule.getValue() + " opened");
                });
        figures.add(0, "apps=" + String.join(",", rules));
        return figures;
    }
}
