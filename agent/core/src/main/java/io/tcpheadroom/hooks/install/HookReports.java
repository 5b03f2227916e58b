package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.HookCatalog;
import io.tcpheadroom.hooks.WovenClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the hooks fare, from what became of the classes that they stand in. Hooks of one name are one hook here. */
final class HookReports {
    private final int jdk;
    private final Outcomes outcomes;
    private final Map<String, Places> byHook = new LinkedHashMap<>();

    private HookReports(int jdk, Outcomes outcomes) {
        this.jdk = jdk;
        this.outcomes = outcomes;
    }

    static List<HookReport> of(int jdk, Outcomes outcomes) {
        HookReports reports = new HookReports(jdk, outcomes);
        for (String type : HookCatalog.OF_JDK) {
            reports.add(HookCatalog.of(type), false);
        }
        for (String type : HookCatalog.OF_LIBRARIES) {
            reports.add(HookCatalog.of(type), true);
        }
        return reports.all();
    }

    private void add(WovenClass woven, boolean isOfLibrary) {
        List<Outcome> ofClass = outcomes.of(woven.type());
        for (Hook hook : woven.hooks()) {
            Places places = byHook.get(hook.name());
            if (places == null) {
                places = new Places(isOfLibrary);
                byHook.put(hook.name(), places);
            }
            if (hook.belongsTo(jdk)) {
                places.add(woven.type(), hook, ofClass, jdk);
            }
        }
    }

    private List<HookReport> all() {
        List<HookReport> all = new ArrayList<>(byHook.size());
        for (Map.Entry<String, Places> each : byHook.entrySet()) {
            all.add(each.getValue().report(each.getKey(), jdk));
        }
        return all;
    }

    /** The places of one hook that this JDK or the library is to have. */
    private static final class Places {
        private final boolean isOfLibrary;
        private final Set<String> woven = new TreeSet<>();
        private final Set<String> missed = new TreeSet<>();
        private final Set<String> notLoaded = new TreeSet<>();
        private boolean isOfThisJdk;
        private @Nullable String failure;

        Places(boolean isOfLibrary) {
            this.isOfLibrary = isOfLibrary;
        }

        /** On a new JDK all of its classes have been loaded; any other class may never be. */
        void add(String type, Hook hook, List<Outcome> outcomes, int jdk) {
            isOfThisJdk = true;
            boolean isThere = false;
            for (Outcome outcome : outcomes) {
                if (outcome.failure() != null && failure == null) {
                    failure = outcome.type() + ": " + outcome.failure();
                }
                if (outcome.missing().containsKey(hook)) {
                    missed.add(outcome.type() + "." + outcome.missing().get(hook));
                }
                if (outcome.hooks().contains(hook)) {
                    woven.add(outcome.type() + "." + hook.method());
                }
                isThere |= outcome.failure() == null;
            }
            if (!isThere && !isOfLibrary && HookCatalog.isNewJdk(jdk)) {
                missed.add(type + "." + hook.method());
            } else if (!isThere) {
                notLoaded.add(type);
            }
        }

        HookReport report(String hook, int jdk) {
            if (!isOfThisJdk) {
                return new HookReport(hook, HookStatus.NOT_APPLICABLE, "not on JDK " + jdk);
            }
            if (failure != null) {
                return new HookReport(hook, HookStatus.MISSED, failure);
            }
            if (!missed.isEmpty()) {
                String whose = isOfLibrary ? "the library" : "JDK " + jdk;
                return new HookReport(hook, HookStatus.MISSED, whose + " has no " + String.join(", ", missed));
            }
            return woven.isEmpty()
                    ? new HookReport(hook, HookStatus.NOT_APPLICABLE, whatIsNotLoaded())
                    : new HookReport(hook, HookStatus.INSTALLED, String.join(", ", woven));
        }

        private String whatIsNotLoaded() {
            return isOfLibrary
                    ? "the library is not loaded"
                    : "the program has not loaded " + String.join(", ", notLoaded);
        }
    }
}
