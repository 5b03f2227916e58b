package io.tcpheadroom.kernel;

import java.util.function.Function;

/** A number that, but for a gauge, only grows, and whose rate says that a limit bit: how it is called, whose it is and how it is read. */
public final class Counter {
    private final String attribute;
    private final String unit;
    private final String scope;
    private final String source;
    private final String description;
    private final KernelSource<?> file;
    private final Function<CountersOfFiles, Figure> reading;
    private final boolean gauge;

    private Counter(
            String attribute,
            String unit,
            String scope,
            String source,
            String description,
            KernelSource<?> file,
            Function<CountersOfFiles, Figure> reading,
            boolean gauge) {
        this.attribute = attribute;
        this.unit = unit;
        this.scope = scope;
        this.source = source;
        this.description = description;
        this.file = file;
        this.reading = reading;
        this.gauge = gauge;
    }

    private static <T> Counter of(
            String attribute,
            String unit,
            String scope,
            String source,
            String description,
            KernelSource<T> file,
            Function<T, Figure> column) {
        return new Counter(
                attribute, unit, scope, source, description, file, files -> files.figure(file, column), false);
    }

    /** A counter of this network namespace's {@code /proc/net/netstat}. */
    static Counter tcpExt(String name, String unit, String description) {
        return of(
                name + "Total",
                unit,
                Setting.NETNS,
                NetStat.PATH + " TcpExt " + name,
                description,
                NetStat.FILE,
                stat -> stat.tcpExt(name));
    }

    /** A counter of this network namespace's {@code /proc/net/snmp}. */
    static Counter tcp(String name, String unit, String description) {
        return tcp(name + "Total", name, unit, description);
    }

    private static Counter tcp(String attribute, String name, String unit, String description) {
        return of(
                attribute,
                unit,
                Setting.NETNS,
                Snmp.PATH + " Tcp " + name,
                description,
                Snmp.FILE,
                snmp -> snmp.tcp(name));
    }

    /** A number of the same file that goes up and down, under the kernel's own name. */
    static Counter tcpGauge(String name, String unit, String description) {
        Counter counter = tcp(name, name, unit, description);
        return counter.with(counter.reading, true);
    }

    /** A number of MPTCP that goes up and down, under the kernel's own name. */
    static Counter mpTcpGauge(String name, String unit, String description) {
        Counter counter = of(
                name,
                unit,
                Setting.NETNS,
                NetStat.PATH + " MPTcpExt " + name,
                description,
                NetStat.FILE,
                stat -> stat.mpTcpExt(name));
        return counter.with(counter.reading, true);
    }

    /** Of both families together, as those of TCP are. */
    static Counter udp(String name, String unit, String description) {
        return new Counter(
                "Udp" + name + "Total",
                unit,
                Setting.NETNS,
                Snmp.PATH + " Udp " + name + "; " + Snmp6.PATH + " Udp6" + name,
                description,
                Snmp.FILE,
                files -> udp(files, name),
                false);
    }

    /** Without IPv6 those of IPv4 are all. */
    private static Figure udp(CountersOfFiles files, String name) {
        Figure ipv4 = files.figure(Snmp.FILE, snmp -> snmp.udp(name));
        Figure ipv6 = files.figure(Snmp6.FILE, snmp -> snmp.udp(name));
        if (!ipv4.isNumber() || ipv6.kind() == Figure.Kind.NOT_APPLICABLE) {
            return ipv4;
        }
        return ipv6.map(count -> count + ipv4.value());
    }

    /** A part of what {@link #udp} gives. */
    static Counter udp6(String name, String unit, String description) {
        return of(
                "Udp6" + name + "Total",
                unit,
                Setting.NETNS,
                Snmp6.PATH + " Udp6" + name,
                description,
                Snmp6.FILE,
                snmp -> snmp.udp(name));
    }

    /** Not applicable without connection tracking. */
    static Counter conntrack(String attribute, String name, String description) {
        return of(
                attribute,
                "packets",
                Setting.NETNS,
                NfConntrackStat.PATH + " " + name,
                description,
                NfConntrackStat.FILE,
                stat -> stat.total(name));
    }

    /** Summed over the interfaces; as old as the settings. */
    static Counter interfaces(
            String attribute, String column, String description, Function<NetInterfaces, Figure> figure) {
        return of(
                attribute,
                "packets",
                "INTERFACE",
                NetInterfaces.PATH + "/*/statistics/" + column,
                description,
                NetInterfaces.FILES,
                figure);
    }

    /** Of this process's control group, or of the one above it that is nearest to its limit. */
    static Counter cgroupMemory(
            String attribute, String unit, String name, String description, Function<CgroupSockets, Figure> figure) {
        return of(
                attribute,
                unit,
                "CGROUP",
                "/sys/fs/cgroup memory.events " + name,
                description,
                CgroupMemory.FILES,
                group -> figure.apply(group.sockets()));
    }

    static Counter softNet(
            String attribute, String unit, String column, String description, Function<SoftNetStat, Figure> figure) {
        return of(
                attribute, unit, Setting.HOST, SoftNetStat.PATH + " " + column, description, SoftNetStat.FILE, figure);
    }

    /** A kernel that lacks it, while its file can be read, has nothing like it. */
    Counter orNotApplicable(String why) {
        return with(
                files -> {
                    Figure figure = reading.apply(files);
                    return figure.isNumber() || !files.isRead(file) ? figure : Figure.notApplicable(why);
                },
                gauge);
    }

    private Counter with(Function<CountersOfFiles, Figure> newReading, boolean newGauge) {
        return new Counter(attribute, unit, scope, source, description, file, newReading, newGauge);
    }

    /** It goes up and down, and is here because it stands among the others. */
    public boolean isGauge() {
        return gauge;
    }

    /** The name in JMX: after the kernel's own, with Total unless it is a gauge. */
    public String attribute() {
        return attribute;
    }

    /** In the plural. */
    public String unit() {
        return unit;
    }

    /** NETNS, HOST or INTERFACE. */
    public String scope() {
        return scope;
    }

    /** Where it stands. */
    public String source() {
        return source;
    }

    public String description() {
        return description;
    }

    /** Since the namespace or the host began; unknown where this kernel lacks it, which is not 0. */
    Figure figure(CountersOfFiles files) {
        return reading.apply(files);
    }
}
