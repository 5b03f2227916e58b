package io.tcpheadroom.kernel;

import java.net.InetAddress;

/** Values of the kernel's that only its readers make otherwise. */
public final class KernelValues {
    private KernelValues() {}

    /** A setting of the catalogue with that text in its file. */
    public static SettingValue setting(String attribute, String text) {
        Setting setting = SettingCatalog.ALL.stream()
                .filter(each -> each.attribute().equals(attribute))
                .findFirst()
                .orElseThrow();
        return SettingValue.of(setting, text, PageSize.of(4096));
    }

    public static EphemeralPorts ports(long low, long high, String reserved) {
        return EphemeralPorts.of(low, high, reserved);
    }

    /** Local ports from one address of this machine, those in use by this process but for those in TIME_WAIT. */
    public static PortsTaken portsTaken(InetAddress local, int all, int timeWait) {
        int own = all - timeWait;
        return new PortsTaken(local, true, all, timeWait, own, 0, own, null);
    }
}
