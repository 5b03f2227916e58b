package io.tcpheadroom.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The agent's options, checked: what is not given, or not understood, has its default. */
public final class Config {
    private final Map<Option, Object> values;

    Config(Map<Option, Object> values) {
        this.values = values;
    }

    /** The time between two samples. */
    public long sampleMillis() {
        return Math.round((Double) get(Option.SAMPLE_SECONDS) * 1000);
    }

    /** App names by package prefix, the operator's own rules. */
    public Map<String, String> appByPackage() {
        Map<String, String> rules = new LinkedHashMap<>();
        ((Map<?, ?>) get(Option.APPS)).forEach((prefix, app) -> rules.put((String) prefix, (String) app));
        return rules;
    }

    /** Empty when the program is to be called by its own name. */
    public String name() {
        return (String) get(Option.NAME);
    }

    /** One of off, first and stack. */
    public String callSites() {
        return (String) get(Option.CALL_SITES);
    }

    public int callSitesPerSecond() {
        return (Integer) get(Option.CALL_SITES_PER_SECOND);
    }

    public int maxCallSites() {
        return (Integer) get(Option.MAX_CALL_SITES);
    }

    public String procfs() {
        return (String) get(Option.PROCFS);
    }

    public String sysfs() {
        return (String) get(Option.SYSFS);
    }

    public String cgroupfs() {
        return (String) get(Option.CGROUPFS);
    }

    public int maxApps() {
        return (Integer) get(Option.MAX_APPS);
    }

    public int maxDestinations() {
        return (Integer) get(Option.MAX_DESTINATIONS);
    }

    public int maxListeners() {
        return (Integer) get(Option.MAX_LISTENERS);
    }

    private Object get(Option option) {
        return values.getOrDefault(option, option.ofDefault());
    }
}
