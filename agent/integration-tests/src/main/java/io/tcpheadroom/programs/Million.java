package io.tcpheadroom.programs;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A program that holds as many descriptors as it is told, and prints what the agent counts before and with them, how long
 * its samples take then, and what the JDK's own count says and takes.
 */
public final class Million {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private Million() {}

    public static void main(String[] arguments) throws Exception {
        int many = Integer.parseInt(arguments[0]);
        ObjectName agent = new ObjectName("tcp.headroom:type=Agent");
        while (!SERVER.isRegistered(agent)) {
            Thread.sleep(100);
        }
        awaitSample(agent);
        System.out.println("before\t" + used());
        FileInputStream[] open = new FileInputStream[many];
        for (int i = 0; i < many; i++) {
            open[i] = new FileInputStream("/dev/null");
        }
        for (int i = 0; i < 5; i++) {
            awaitSample(agent);
            System.out.println("tick\t" + SERVER.getAttribute(agent, "TickSeconds"));
        }
        System.out.println("with\t" + used());
        long start = System.nanoTime();
        long jdk =
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
        System.out.println("jdk\t" + jdk + "\t" + (System.nanoTime() - start) / 1e9);
        for (FileInputStream file : open) {
            file.close();
        }
        awaitSample(agent);
        System.out.println("after\t" + used());
    }

    private static Object used() throws Exception {
        return SERVER.getAttribute(new ObjectName("tcp.headroom:type=Resource,name=process-fds"), "Used");
    }

    /** One that was begun after this was called. */
    private static void awaitSample(ObjectName agent) throws Exception {
        long enough = (Long) SERVER.getAttribute(agent, "SamplesTotal") + 2;
        while ((Long) SERVER.getAttribute(agent, "SamplesTotal") < enough) {
            Thread.sleep(50);
        }
    }
}
