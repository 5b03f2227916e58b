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

    /**
     * What the operator states of the host's settings, by their path below {@code /proc/sys}, in the words of the file itself;
     * what is not stated is not there.
     */
    public Map<String, String> hostSettings() {
        Map<String, String> stated = new LinkedHashMap<>();
        stated.put("net/ipv4/tcp_mem", (String) get(Option.HOST_TCP_MEM));
        stated.put("net/ipv4/udp_mem", (String) get(Option.HOST_UDP_MEM));
        stated.put("net/ipv4/tcp_max_orphans", (String) get(Option.HOST_TCP_MAX_ORPHANS));
        stated.put("net/core/netdev_max_backlog", (String) get(Option.HOST_NETDEV_MAX_BACKLOG));
        stated.values().removeIf(String::isEmpty);
        return stated;
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
