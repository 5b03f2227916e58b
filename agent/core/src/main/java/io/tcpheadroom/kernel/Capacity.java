package io.tcpheadroom.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a machine allows a process before anybody changes it: settings, the limit on descriptors, memory. Immutable. */
public final class Capacity {
    private final Map<String, SettingValue> settings;
    private final Figure openFiles;
    private final Figure hostFiles;
    private final Figure memory;
    private final Figure pageSize;
    private final @Nullable KernelRelease release;
    private final @Nullable SlabInfo slabs;

    private Capacity(
            Map<String, SettingValue> settings,
            Figure openFiles,
            Figure hostFiles,
            Figure memory,
            Figure pageSize,
            @Nullable KernelRelease release,
            @Nullable SlabInfo slabs) {
        this.settings = settings;
        this.openFiles = openFiles;
        this.hostFiles = hostFiles;
        this.memory = memory;
        this.pageSize = pageSize;
        this.release = release;
        this.slabs = slabs;
    }

    /** As it was last read. For the thread that the kernel's readers are for. */
    public static Capacity of(Kernel kernel) {
        return new Capacity(
                kernel.settings().values(),
                kernel.figure(Limits.FILE, Limits::openFiles),
                kernel.figure(FileNr.FILE, FileNr::used),
                kernel.figure(MemInfo.FILE, MemInfo::total),
                kernel.pageSize().bytes(),
                kernel.reader(KernelRelease.FILE).value().orElse(null),
                kernel.onDemand(SlabInfo.ALL).last());
    }

    /** Nothing is known of the machine yet. */
    public static Capacity unknown() {
        Figure unknown = Figure.unknown("not read yet");
        return new Capacity(Map.of(), unknown, unknown, unknown, unknown, null, null);
    }

    /** The same for a process with other limits. */
    public Capacity withOpenFiles(Figure limit) {
        return new Capacity(settings, limit, hostFiles, memory, pageSize, release, slabs);
    }

    /** A setting by its attribute; what the catalogue does not have is a programming error. */
    public SettingValue setting(String attribute) {
        SettingValue value = settings.get(attribute);
        return value != null ? value : SettingValue.of(SettingCatalog.named(attribute), Figure.unknown("not read yet"));
    }

    /** How many descriptors the process may have: the soft limit, which the JVM has raised to the hard one. */
    public Figure openFiles() {
        return openFiles;
    }

    /** How many files the whole host has open. */
    public Figure hostFiles() {
        return hostFiles;
    }

    /** The host's memory, in bytes. */
    public Figure memory() {
        return memory;
    }

    /** The unit of tcp_mem, in bytes. */
    public Figure pageSize() {
        return pageSize;
    }

    /** The first two numbers of the kernel's release, {@code 6.18}; null where unknown. */
    public @Nullable String release() {
        return release == null ? null : release.toString();
    }

    /** What the kernel's objects of a connection take. */
    public ConnectionMemory connectionMemory() {
        return ConnectionMemory.of(slabs, release);
    }
}
