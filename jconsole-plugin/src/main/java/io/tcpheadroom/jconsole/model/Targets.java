package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.jconsole.model.Target.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the words of a finding what it speaks of. What is not found has no jump; the words still say it. */
final class Targets {
    private static final String LOCAL_PORTS = "ephemeral-ports";
    private static final Pattern FAR_END = Pattern.compile("\\bto ((?:\\[[^\\]]+\\]|[^\\s:,;]+):\\d+)");
    private static final Pattern OWN_PORT = Pattern.compile("\\bon (?:port )?((?:\\S+:)?\\d+)\\b");
    private static final Pattern CALL_SITE =
            Pattern.compile("(?:opened at|call site:|are from) ([^\\s();]+\\([^)]*\\))(?: \\(app ([^)]+)\\))?");
    /** {@code 192.0.2.7:53/udp (shop)}, {@code 0.0.0.0:8080 no. 2 (shop)}; an app may have brackets in its own name. */
    private static final Pattern ENDPOINT = Pattern.compile("(.+?)(?:/udp)?(?: no\\. \\d+)?(?: \\((.*)\\))?");

    private static final Pattern SCARCE = Pattern.compile("\\blocal ports in use to (\\S+(?: \\([^)]*\\))?)");
    private static final Pattern HOLDER = Pattern.compile("\\bapp ([^\\s;,]+) holds");

    private Targets() {}

    static List<Target> of(Finding finding) {
        Set<Target> targets = new LinkedHashSet<>();
        String[] words = finding.subject().split(" ", 2);
        String name = words.length == 1 ? "" : words[1];
        String app = "";
        switch (words[0]) {
            case "resource":
                targets.add(new Target(Kind.RESOURCE, name, ""));
                app = first(HOLDER, finding.evidence());
                break;
            case "listener":
                app = addEndpoint(targets, Kind.LISTENER, name);
                break;
            case "destination":
                app = addEndpoint(targets, Kind.DESTINATION, name);
                break;
            case "local":
                targets.add(new Target(Kind.RESOURCE, LOCAL_PORTS, ""));
                app = addEndpoint(targets, Kind.DESTINATION, first(SCARCE, finding.evidence()));
                break;
            case "pool":
                targets.add(new Target(Kind.POOL, name, ""));
                break;
            case "app":
                app = name;
                break;
            default:
                return List.of();
        }
        addCallSite(targets, finding.evidence(), app);
        add(targets, Kind.DESTINATION, first(FAR_END, finding.problem()), "");
        if (words[0].equals("app")) {
            add(targets, Kind.LISTENER, first(OWN_PORT, finding.problem()), "");
        }
        add(targets, Kind.APP, app, "");
        return new ArrayList<>(targets);
    }

    /** @return whose it is; empty where that is not told */
    private static String addEndpoint(Set<Target> targets, Kind kind, String name) {
        Matcher matcher = ENDPOINT.matcher(name);
        if (!matcher.matches()) {
            return "";
        }
        targets.add(new Target(kind, matcher.group(1), ""));
        return matcher.group(2) == null ? "" : matcher.group(2);
    }

    /** One of which the app is not told cannot be found again. */
    private static void addCallSite(Set<Target> targets, String evidence, String app) {
        Matcher matcher = CALL_SITE.matcher(evidence);
        if (matcher.find()) {
            String owner = matcher.group(2) == null ? app : matcher.group(2);
            if (!owner.isEmpty()) {
                targets.add(new Target(Kind.CALL_SITE, matcher.group(1), owner));
                targets.add(new Target(Kind.APP, owner, ""));
            }
        }
    }

    private static void add(Set<Target> targets, Kind kind, String name, String app) {
        if (!name.isEmpty()) {
            targets.add(new Target(kind, name, app));
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
