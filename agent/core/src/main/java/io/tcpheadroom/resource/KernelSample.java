package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.CounterCatalog;
import io.tcpheadroom.kernel.Counters;
import io.tcpheadroom.kernel.EphemeralPorts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.NetInterfaces;
import io.tcpheadroom.kernel.NetInterfaces.NetInterface;
import io.tcpheadroom.kernel.SettingValue;
import io.tcpheadroom.kernel.SysctlFiles;
import java.util.List;
import java.util.Map;

/** What the kernel said at one tick, beside what the resources show. Immutable. */
final class KernelSample {
    static final KernelSample NONE = new KernelSample(
            Counters.of(Map.of()),
            Map.of(),
            0,
            List.of(),
            OwnProcess.UNKNOWN,
            EphemeralPorts.ANY,
            List.of(),
            Capacity.unknown());

    final Counters counters;
    final Map<String, SettingValue> settings;
    final double settingsAgeSeconds;
    final List<NetInterface> interfaces;
    final OwnProcess process;
    final EphemeralPorts ephemeral;
    final List<String> obsoleteSysctls;
    final Capacity capacity;

    KernelSample(
            Counters counters,
            Map<String, SettingValue> settings,
            double settingsAgeSeconds,
            List<NetInterface> interfaces,
            OwnProcess process,
            EphemeralPorts ephemeral,
            List<String> obsoleteSysctls,
            Capacity capacity) {
        this.counters = counters;
        this.settings = settings;
        this.settingsAgeSeconds = settingsAgeSeconds;
        this.interfaces = interfaces;
        this.process = process;
        this.ephemeral = ephemeral;
        this.obsoleteSysctls = obsoleteSysctls;
        this.capacity = capacity;
    }

    static KernelSample of(Kernel kernel) {
        Double age = kernel.ageSeconds(kernel.settings().readAtNanos());
        SysctlFiles files = kernel.onDemand(SysctlFiles.ALL).last();
        return new KernelSample(
                CounterCatalog.read(kernel),
                kernel.settings().values(),
                age == null ? 0 : age,
                kernel.reader(NetInterfaces.FILES)
                        .value()
                        .map(NetInterfaces::all)
                        .orElse(List.of()),
                OwnProcess.of(kernel),
                kernel.settings().range(),
                files == null ? List.of() : files.obsolete(),
                Capacity.of(kernel));
    }
}
