package io.tcpheadroom.kernel;

import java.nio.file.Files;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a catalogue, as they were last read. They change rarely, so each file is opened and closed for each
 * reading and costs no descriptor in between; where none is left to read it with, the last value stands. The readings are
 * immutable, the object itself is for the sampler's thread alone, but for {@link #figureNow}.
 */
public final class Settings {
    private final List<Setting> catalog;
    private final Roots roots;
    private final String name;
    private final PageSize pageSize;
    private final HostOverrides overrides;

    private volatile Map<String, SettingValue> values = Map.of();
    private Figure ephemeralPorts = Figure.unknown("not read yet");
    private volatile EphemeralPorts range = EphemeralPorts.ANY;
    private @Nullable String problem;
    private boolean stale;
    private @Nullable Long readAt;
    private long nanos;
    private long failures;

    Settings(List<Setting> catalog, Roots roots, PageSize pageSize, HostOverrides overrides) {
        this.overrides = overrides;
        this.catalog = catalog;
        this.roots = roots;
        this.name = roots.proc("sys").toString();
        this.pageSize = pageSize;
    }

    /** Reads every file once, though several settings may stand in it. */
    void refresh(long now) {
        long start = System.nanoTime();
        problem = null;
        stale = false;
        Map<String, String> texts = new HashMap<>();
        Map<String, SettingValue> fresh = new LinkedHashMap<>();
        for (Setting setting : catalog) {
            fresh.put(setting.attribute(), value(setting, texts));
        }
        values = Collections.unmodifiableMap(fresh);
        ephemeralPorts = countEphemeralPorts();
        if (!stale) {
            readAt = now;
        }
        failures += problem == null ? 0 : 1;
        nanos = System.nanoTime() - start;
    }

    private SettingValue value(Setting setting, Map<String, String> texts) {
        try {
            String text = texts.get(setting.path());
            if (text == null) {
                text = read(setting.path());
                texts.put(setting.path(), text);
            }
            return SettingValue.of(setting, text, pageSize);
        } catch (UnreadableFile e) {
            return unreadable(setting, e);
        } catch (MalformedKernelText e) {
            problem = e.getMessage();
            return SettingValue.of(setting, Figure.unknown(problem));
        }
    }

    private String read(String path) throws UnreadableFile {
        try (KernelFile file = KernelFile.once(roots.proc("sys/" + path))) {
            return file.read();
        }
    }

    private SettingValue unreadable(Setting setting, UnreadableFile e) {
        if (e.cause() == UnreadableFile.Cause.ABSENT) {
            return absent(setting, e);
        }
        problem = e.getMessage();
        SettingValue last = values.get(setting.attribute());
        if (last != null && e.cause() == UnreadableFile.Cause.TEMPORARY) {
            stale = true;
            return last;
        }
        return SettingValue.of(setting, Figure.unknown(problem));
    }

    /**
     * What a missing file means, it means only where the settings around it are there. What the operator states of the host
     * holds where the kernel hides the file, and nowhere else.
     */
    private SettingValue absent(Setting setting, UnreadableFile e) {
        String family = setting.path().substring(0, setting.path().indexOf('/'));
        if (!Files.isDirectory(roots.proc("sys/" + family))) {
            return SettingValue.of(setting, Figure.unknown(e.getMessage()));
        }
        String text = setting.isInitNetnsOnly() ? overrides.text(setting.path()) : null;
        return text == null
                ? SettingValue.of(setting, setting.whenAbsent())
                : SettingValue.overridden(setting, text, pageSize);
    }

    /** What there is to say of a setting that came from an option. */
    public @Nullable String note(String attribute) {
        SettingValue value = values.get(attribute);
        return value == null ? null : value.note();
    }

    ReaderReport report() {
        return new ReaderReport(name, problem, false, failures, nanos);
    }

    /** By attribute, in the catalogue's order; immutable. */
    public Map<String, SettingValue> values() {
        return values;
    }

    /** When all of them were last read, by the kernel's clock; null before. Stands while the last values do. */
    public @Nullable Long readAtNanos() {
        return readAt;
    }

    /** The last reading lacked descriptors, most likely: the values before it stand. */
    public boolean isFailingForNow() {
        return stale;
    }

    /** What the last reading stumbled over. */
    public @Nullable String problem() {
        return problem;
    }

    public Figure figure(String attribute) {
        SettingValue value = values.get(attribute);
        return value == null ? Figure.unknown(attribute + " not read yet") : value.figure();
    }

    /** The same, read now; as it was read last where it cannot be. For any thread. */
    Figure figureNow(String attribute) {
        for (Setting setting : catalog) {
            if (setting.attribute().equals(attribute)) {
                try {
                    return SettingValue.of(setting, read(setting.path()), pageSize)
                            .figure();
                } catch (UnreadableFile | MalformedKernelText e) {
                    break;
                }
            }
        }
        return figure(attribute);
    }

    /** The range of local ports less the reserved ones inside it. */
    public Figure ephemeralPorts() {
        return ephemeralPorts;
    }

    private Figure countEphemeralPorts() {
        Figure low = figure("IpLocalPortRangeLow");
        Figure high = figure("IpLocalPortRangeHigh");
        range = EphemeralPorts.ANY;
        if (!low.isNumber() || !high.isNumber()) {
            return low.isNumber() ? high : low;
        }
        SettingValue reserved = values.get("IpLocalReservedPorts");
        try {
            range = EphemeralPorts.of(low.value(), high.value(), reserved == null ? null : reserved.text());
            return Figure.of(range.count());
        } catch (MalformedKernelText e) {
            problem = e.getMessage();
            return Figure.unknown(problem);
        }
    }

    /** The ports themselves. For any thread. */
    public EphemeralPorts range() {
        return range;
    }
}
