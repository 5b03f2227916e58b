package io.tcpheadroom.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** One option: its key, its default as text, its description, and the parser of its values. */
public enum Option {
    SAMPLE_SECONDS("sample.seconds", "1", "time between two samples, 0.1 to 3600", ValueParsers::seconds),
    APPS("apps", "", "app:package rules, separated by commas", ValueParsers::appByPackage),
    NAME(
            "name",
            "",
            "the app name of the program itself, instead of spring.application.name, its jar or main class",
            value -> value),
    CALL_SITES(
            "call.sites",
            "first",
            "where sockets are opened: off, first (the application's first frame) or stack",
            ValueParsers::callSites),
    CALL_SITES_PER_SECOND(
            "call.sites.per.second",
            "200",
            "maximum stack walks per second; above that, call sites are sampled",
            ValueParsers::perSecond),
    CALL_SITES_SKIP(
            "call.sites.skip",
            "",
            "packages or classes that are not the application, separated by commas, in addition to known libraries",
            ValueParsers::classPrefixes),
    MAX_CALL_SITES(
            "max.call.sites",
            "1000",
            "maximum call sites; any beyond that are aggregated in 'other'",
            ValueParsers::rows),
    PROCFS("procfs", "/proc", "where procfs is mounted", ValueParsers::folder),
    SYSFS("sysfs", "/sys", "where sysfs is mounted", ValueParsers::folder),
    CGROUPFS("cgroupfs", "/sys/fs/cgroup", "where cgroups are mounted", ValueParsers::folder),
    HOST_TCP_MEM(
            "host.tcp_mem",
            "",
            "the host's net.ipv4.tcp_mem, if this network namespace hides it: LOW:PRESSURE:MAX, in pages",
            ValueParsers::threePages),
    HOST_UDP_MEM("host.udp_mem", "", "the same for net.ipv4.udp_mem", ValueParsers::threePages),
    HOST_TCP_MAX_ORPHANS(
            "host.tcp_max_orphans", "", "the same for net.ipv4.tcp_max_orphans: a number", ValueParsers::oneNumber),
    HOST_NETDEV_MAX_BACKLOG(
            "host.netdev_max_backlog",
            "",
            "the same for net.core.netdev_max_backlog: a number",
            ValueParsers::oneNumber),
    MAX_APPS("max.apps", "100", "maximum App beans; any beyond that are aggregated in 'other'", ValueParsers::beans),
    MAX_DESTINATIONS(
            "max.destinations", "20", "maximum Destination beans: the fullest destinations", ValueParsers::beans),
    MAX_LISTENERS("max.listeners", "100", "maximum Listener beans", ValueParsers::beans),
    OPERATIONS(
            "operations",
            "all",
            "all, or readonly: no changes through MBeans, including detach",
            ValueParsers::operations),
    ADDRESSES(
            "addresses",
            "on",
            "off: each address, host name and socket path is replaced everywhere by a stand-in name",
            ValueParsers::onOrOff),
    STACKS(
            "stacks",
            "on",
            "off: no call site and no stack is taken or shown, whatever call.sites says",
            ValueParsers::onOrOff);

    private final String key;
    private final String defaultText;
    private final String description;
    private final Function<String, Object> parser;

    Option(String key, String defaultText, String description, Function<String, Object> parser) {
        this.key = key;
        this.defaultText = defaultText;
        this.description = description;
        this.parser = parser;
    }

    public String key() {
        return key;
    }

    public String defaultText() {
        return defaultText;
    }

    public String description() {
        return description;
    }

    /** Whether its value is any number of parts, separated by commas. */
    boolean isList() {
        return this == APPS || this == CALL_SITES_SKIP;
    }

    /** Throws an IllegalArgumentException whose message says what values are valid. */
    Object parse(String value) {
        return parser.apply(value);
    }

    /** A default folder need not exist: the readers of its files report what they cannot read. */
    Object defaultValue() {
        return this == PROCFS || this == SYSFS || this == CGROUPFS ? defaultText : parse(defaultText);
    }

    static Optional<Option> of(String key) {
        return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
    }

    /** The option whose key is nearest to a mistyped one. */
    static Option nearest(String key) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(option -> EditDistance.between(key, option.key)))
                .orElseThrow(IllegalStateException::new);
    }
}
