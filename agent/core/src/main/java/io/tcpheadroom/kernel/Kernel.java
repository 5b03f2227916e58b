package io.tcpheadroom.kernel;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * All that Linux says, as of the last {@link #refresh()}. Cheap files are re-read at every tick and kept open, at most
 * {@value #KEPT_DESCRIPTORS} of them, so that they can still be read when the process has used up its descriptors; settings
 * are read every minute and keep none. For the sampler's thread alone.
 */
public final class Kernel implements Closeable {
    /** Descriptors that stay open between two ticks. */
    public static final int KEPT_DESCRIPTORS = 12;

    private static final long SETTINGS_NANOS = 60_000_000_000L;

    private final LongSupplier clock;
    private final PageSize pageSize;
    private final FdFolder fds;
    private final Settings settings;
    private final List<Reader<?>> everyTick = new ArrayList<>();

    private final Reader<Limits> limits;
    private final Reader<FileNr> fileNr;
    private final Reader<SockStat> sockStat;
    private final Reader<SockStat6> sockStat6;
    private final Reader<TcpListeners> tcp;
    private final Reader<TcpListeners> tcp6;

    private boolean settingsRead;
    private long settingsAt;

    public Kernel(Roots roots) {
        this(roots, System::nanoTime);
    }

    Kernel(Roots roots, LongSupplier clock) {
        this.clock = clock;
        pageSize = PageSize.read(roots);
        fds = new FdFolder(roots, clock);
        settings = new Settings(SettingCatalog.ALL, roots, pageSize);
        limits = kept(new Reader<>(KernelFile.kept(roots.proc("self/limits")), Limits::parse));
        fileNr = kept(new Reader<>(KernelFile.kept(roots.proc("sys/fs/file-nr")), FileNr::parse));
        sockStat = kept(new Reader<>(KernelFile.kept(roots.proc("net/sockstat")), SockStat::parse));
        sockStat6 = kept(new Reader<>(KernelFile.kept(roots.proc("net/sockstat6")), SockStat6::parse));
        tcp = kept(listeners(roots, "tcp"));
        tcp6 = kept(listeners(roots, "tcp6"));
    }

    private static Reader<TcpListeners> listeners(Roots roots, String file) {
        return new Reader<>(
                KernelFile.kept(roots.proc("net/" + file)),
                TcpListeners::isPast,
                text -> TcpListeners.parse("/proc/net/" + file, text));
    }

    private <T> Reader<T> kept(Reader<T> reader) {
        everyTick.add(reader);
        return reader;
    }

    /** Re-reads what is cheap, and what is due of the rest. Never throws. */
    public void refresh() {
        fds.refresh();
        everyTick.forEach(Reader::refresh);
        long now = clock.getAsLong();
        if (!settingsRead || now - settingsAt >= SETTINGS_NANOS) {
            settings.refresh();
            settingsRead = true;
            settingsAt = now;
        }
    }

    public PageSize pageSize() {
        return pageSize;
    }

    public FdFolder fds() {
        return fds;
    }

    public Reader<Limits> limits() {
        return limits;
    }

    public Reader<FileNr> fileNr() {
        return fileNr;
    }

    public Reader<SockStat> sockStat() {
        return sockStat;
    }

    public Reader<SockStat6> sockStat6() {
        return sockStat6;
    }

    /** Listening sockets of both families; of the one that can be read where the other cannot. */
    public List<ListeningSocket> listeners() {
        List<ListeningSocket> rows = new ArrayList<>();
        tcp.value().ifPresent(table -> rows.addAll(table.rows()));
        tcp6.value().ifPresent(table -> rows.addAll(table.rows()));
        return rows;
    }

    /** Why listening sockets cannot be seen; null when they can. */
    public String listenersProblem() {
        return tcp.succeeded() || tcp6.succeeded() ? null : tcp.problem();
    }

    /** The figure of a setting, by its attribute. */
    public Figure setting(String attribute) {
        return settings.figure(attribute);
    }

    /** All settings by attribute, in the catalogue's order; immutable. */
    public Map<String, SettingValue> settings() {
        return settings.values();
    }

    /** How long ago the settings were read. */
    public double settingsAgeSeconds() {
        return settingsRead ? (clock.getAsLong() - settingsAt) / 1e9 : 0;
    }

    /** How many ports outgoing connections can have towards one remote address and port: the range less the reserved. */
    public Figure ephemeralPorts() {
        Figure low = setting("IpLocalPortRangeLow");
        Figure high = setting("IpLocalPortRangeHigh");
        String reserved = settings.text("IpLocalReservedPorts");
        if (!low.isNumber() || !high.isNumber()) {
            return low.isNumber() ? high : low;
        }
        try {
            PortRange range = PortRange.parse(low + " " + high);
            int kept = reserved == null ? 0 : ReservedPorts.parse(reserved).countInside(range);
            return Figure.of(range.size() - kept);
        } catch (MalformedKernelText e) {
            return Figure.unknown(e.getMessage());
        }
    }

    /** Every reader, for what it says of its own success. */
    public List<Reader<?>> readers() {
        return List.copyOf(everyTick);
    }

    @Override
    public void close() {
        everyTick.forEach(Reader::close);
    }
}
