package io.tcpheadroom.programs;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.FileInputStream;
import java.lang.management.ManagementFactory;

/**
 * A program that holds as many descriptors as it is told, and prints what the agent counts before and with them, how long
 * its samples take then, and what the JDK's own count says and takes.
 */
public final class Million {
    private Million() {}

    public static void main(String[] arguments) throws Exception {
        int many = Integer.parseInt(arguments[0]);
        Beans.awaitAgent();
        Beans.measure("accept-queue"); // from then on the agent keeps the files open that it reads on demand
        System.out.println("before\t" + least());
        FileInputStream[] open = new FileInputStream[many];
        for (int i = 0; i < many; i++) {
            open[i] = new FileInputStream("/dev/null");
        }
        for (int i = 0; i < 5; i++) {
            Beans.awaitSamples(2);
            System.out.println("tick\t" + Beans.server().getAttribute(Beans.name("type=Agent"), "TickSeconds"));
        }
        System.out.println("with\t" + least());
        long start = System.nanoTime();
        long jdk =
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
        System.out.println("jdk\t" + jdk + "\t" + (System.nanoTime() - start) / 1e9);
        for (FileInputStream file : open) {
            file.close();
        }
        Beans.awaitSamples(2);
        System.out.println("after\t" + least());
    }

    /** Of some samples: at one of them the agent itself may have a table of the kernel's open. */
    private static long least() throws Exception {
        long least = used();
        for (int i = 0; i < 4; i++) {
            Beans.awaitSamples(1);
            least = Math.min(least, used());
        }
        return least;
    }

    private static long used() throws Exception {
        return (Long) Beans.server().getAttribute(Beans.name("type=Resource,name=process-fds"), "Used");
    }
}
