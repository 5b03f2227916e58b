package io.tcpheadroom.programs;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this JVM holds, after a collection, by name. */
final class Holdings {
    private Holdings() {}

    static Map<String, Long> now() {
        System.gc();
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        all.put("metaspace", metaspace());
        all.put("classes", (long) ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        all.put("threads", (long) ManagementFactory.getThreadMXBean().getThreadCount());
        all.put("descriptors", (long) new File("/proc/self/fd").list().length);
        all.put("mbeans", (long) Beans.server().getMBeanCount());
        return all;
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .findFirst()
                .orElseThrow(IllegalStateException::new)
                .getUsed();
    }
}
