package io.tcpheadroom.kernel;

import java.util.function.Function;

/** A number that only grows, and whose rate says that a limit bit: how it is called, whose it is and how it is read. */
public final class Counter {
    private final String attribute;
    private final String unit;
    private final String scope;
    private final String source;
    private final String description;
    private final Function<Kernel, Figure> reading;

    private Counter(
            String attribute,
            String unit,
            String scope,
            String source,
            String description,
            Function<Kernel, Figure> reading) {
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

    /** The name in JMX: the kernel's own, with Total. */
    public String attribute() {
        return attribute;
    }

    /** In the plural. */
    public String unit() {
        return unit;
    }

    /** NETNS or HOST. */
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
