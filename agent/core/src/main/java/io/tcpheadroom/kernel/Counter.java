package io.tcpheadroom.kernel;

import java.util.function.Function;

/** A number that, but for a gauge, only grows, and whose rate says that a limit bit: how it is called, whose it is and how it is read. */
public final class Counter {
    private final String attribute;
    private final String unit;
    private final String scope;
    private final String source;
    private final String description;
    private final Function<Kernel, Figure> reading;
    private final boolean gauge;

    private Counter(
            String attribute,
            String unit,
            String scope,
            String source,
            String description,
            Function<Kernel, Figure> reading) {
        this(attribute, unit, scope, source, description, reading, false);
    }

    private Counter(
            String attribute,
            String unit,
            String scope,
            String source,
            String description,
            Function<Kernel, Figure> reading,
            boolean gauge) {
        this.gauge = gauge;
        this.attribute = attribute;
        this.unit = unit;
        this.scope = scope;
        this.source = source;
        this.description = description;
        this.reading = reading;
    }

    /** A counter of this network namespace's {@code /proc/net/netstat}. */
    static Counter tcpExt(String name, String unit, String description) {
        return new Counter(
                name + "Total",
                unit,
                Setting.NETNS,
                NetStat.FILE + " TcpExt " + name,
                description,
                kernel -> kernel.netStat().figure(stat -> stat.tcpExt(name)));
    }

    /** A counter of this network namespace's {@code /proc/net/snmp}. */
    static Counter tcp(String name, String unit, String description) {
        return new Counter(
                name + "Total",
                unit,
                Setting.NETNS,
                Snmp.FILE + " Tcp " + name,
                description,
                kernel -> kernel.snmp().figure(snmp -> snmp.tcp(name)));
    }

    /** A number of the same file that goes up and down, under the kernel's own name. */
    static Counter tcpGauge(String name, String unit, String description) {
        return new Counter(
                name,
                unit,
                Setting.NETNS,
                Snmp.FILE + " Tcp " + name,
                description,
                kernel -> kernel.snmp().figure(snmp -> snmp.tcp(name)),
                true);
    }

    static Counter udp(String name, String unit, String description) {
        return new Counter(
                "Udp" + name + "Total",
                unit,
                Setting.NETNS,
                Snmp.FILE + " Udp " + name,
                description,
                kernel -> kernel.snmp().figure(snmp -> snmp.udp(name)));
    }

    static Counter conntrack(String attribute, String name, String description) {
        return new Counter(
                attribute,
                "packets",
                Setting.NETNS,
                NfConntrackStat.FILE + " " + name,
                description,
                kernel -> kernel.conntrackTotal(name));
    }

    /** Summed over the interfaces; as old as the settings. */
    static Counter interfaces(String attribute, String description, Function<NetInterfaces, Figure> figure) {
        return new Counter(
                attribute,
                "packets",
                "INTERFACE",
                "/sys/class/net/*/statistics/tx_dropped",
                description,
                kernel -> kernel.interfacesFigure(figure));
    }

    static Counter softNet(
            String attribute, String unit, String column, String description, Function<SoftNetStat, Figure> figure) {
        return new Counter(
                attribute,
                unit,
                Setting.HOST,
                SoftNetStat.FILE + " " + column,
                description,
                kernel -> kernel.softNetStat().figure(figure));
    }

    /** A kernel that lacks it, while its file can be read, has nothing like it. */
    Counter orNotApplicable(String why) {
        return new Counter(
                attribute,
                unit,
                scope,
                source,
                description,
                kernel -> {
                    Figure figure = reading.apply(kernel);
                    return figure.isNumber() || !kernel.netStat().succeeded() ? figure : Figure.notApplicable(why);
                },
                gauge);
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
    Figure read(Kernel kernel) {
        return reading.apply(kernel);
    }
}
