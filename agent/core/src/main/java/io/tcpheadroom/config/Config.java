package io.tcpheadroom.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The agent's options, validated. An option that is missing or invalid has its default. */
public final class Config {
    private final Map<Option, Object> values;

    Config(Map<Option, Object> values) {
        this.values = values;
    }

    /** The time between two samples. */
    public long sampleMillis() {
        return Math.round((Double) get(Option.SAMPLE_SECONDS) * 1000);
    }

    /** The operator's rules: app names by package prefix. */
    public Map<String, String> appByPackage() {
        Map<String, String> rules = new LinkedHashMap<>();
        ((Map<?, ?>) get(Option.APPS)).forEach((prefix, app) -> rules.put((String) prefix, (String) app));
        return rules;
    }

    /** Empty if the program has its own name. */
    public String name() {
        return (String) get(Option.NAME);
    }

    /** One of off, first and stack. */
    public String callSites() {
        return showsStacks() ? (String) get(Option.CALL_SITES) : "off";
    }

    /** Whether a place in the program may be shown at all, now or by a change while it runs. */
    public boolean showsStacks() {
        return get(Option.STACKS).equals("on");
    }

    /** Whether addresses, host names and paths of sockets may be shown. */
    public boolean showsAddresses() {
        return get(Option.ADDRESSES).equals("on");
    }

    public int callSitesPerSecond() {
        return (Integer) get(Option.CALL_SITES_PER_SECOND);
    }

    /** Packages or classes whose frames are no call sites. */
    public List<String> callSitesSkip() {
        List<String> skipped = new ArrayList<>();
        ((List<?>) get(Option.CALL_SITES_SKIP)).forEach(prefix -> skipped.add((String) prefix));
        return skipped;
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

    /**
     * The settings of the host that the operator gave, by their path below {@code /proc/sys}, in the format of that file.
     */
    public Map<String, String> hostSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("net/ipv4/tcp_mem", (String) get(Option.HOST_TCP_MEM));
        settings.put("net/ipv4/udp_mem", (String) get(Option.HOST_UDP_MEM));
        settings.put("net/ipv4/tcp_max_orphans", (String) get(Option.HOST_TCP_MAX_ORPHANS));
        settings.put("net/core/netdev_max_backlog", (String) get(Option.HOST_NETDEV_MAX_BACKLOG));
        settings.values().removeIf(String::isEmpty);
        return settings;
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

    /** What clients of the MBeans may do: all or readonly. */
    public String operations() {
        return (String) get(Option.OPERATIONS);
    }

    private Object get(Option option) {
        return values.getOrDefault(option, option.defaultValue());
    }
}
