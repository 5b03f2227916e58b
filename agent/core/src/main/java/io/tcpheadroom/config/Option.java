package io.tcpheadroom.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** One option: its key, its default as one would write it, what it means, and how its value is understood. */
public enum Option {
    SAMPLE_SECONDS("sample.seconds", "1", "time between two samples, 0.1 to 3600", Values::seconds),
    APPS("apps", "", "app:package rules, separated by commas", Values::appByPackage),
    NAME("name", "", "what the program itself is called, where the main class or jar would not do", value -> value),
    CALL_SITES(
            "call.sites",
            "first",
            "where sockets are opened: off, first (the first frame outside the JDK) or stack",
            Values::callSites),
    CALL_SITES_PER_SECOND("call.sites.per.second", "200", "most looks at the stack in a second", Values::atLeastOne),
    MAX_CALL_SITES("max.call.sites", "1000", "most call sites; further ones count as 'other'", Values::atLeastOne),
    PROCFS("procfs", "/proc", "where procfs is mounted", Values::folder),
    SYSFS("sysfs", "/sys", "where sysfs is mounted", Values::folder),
    CGROUPFS("cgroupfs", "/sys/fs/cgroup", "where the control groups are mounted", Values::folder),
    HOST_TCP_MEM(
            "host.tcp_mem",
            "",
            "the host's net.ipv4.tcp_mem where this network namespace hides it: LOW:PRESSURE:MAX, in pages",
            Values::threePages),
    HOST_UDP_MEM("host.udp_mem", "", "the same of net.ipv4.udp_mem", Values::threePages),
    HOST_TCP_MAX_ORPHANS(
            "host.tcp_max_orphans", "", "the same of net.ipv4.tcp_max_orphans: a number", Values::oneNumber),
    HOST_NETDEV_MAX_BACKLOG(
            "host.netdev_max_backlog", "", "the same of net.core.netdev_max_backlog: a number", Values::oneNumber),
    MAX_APPS("max.apps", "100", "most App beans; further apps count as 'other'", Values::atLeastOne),
    MAX_DESTINATIONS("max.destinations", "20", "most Destination beans, the fullest", Values::atLeastOne),
    MAX_LISTENERS("max.listeners", "100", "most Listener beans", Values::atLeastOne);

    private final String key;
    private final String standard;
    private final String meaning;
    private final Function<String, Object> understand;

    Option(String key, String standard, String meaning, Function<String, Object> understand) {
        this.key = key;
        this.standard = standard;
        this.meaning = meaning;
        this.understand = understand;
    }

    public String key() {
        return key;
    }

    public String standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }

    /** Throws an IllegalArgumentException that says what the value should have been. */
    Object understand(String value) {
        return understand.apply(value);
    }

    /** A folder that a default names need not exist: what cannot be read there says so itself. */
    Object ofDefault() {
        return this == PROCFS || this == SYSFS || this == CGROUPFS ? standard : understand(standard);
    }

    static Optional<Option> of(String key) {
        return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
    }

    /** The option that a mistyped key most likely meant. */
    static Option nearest(String key) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(option -> EditDistance.between(key, option.key)))
                .orElseThrow(IllegalStateException::new);
    }
}
