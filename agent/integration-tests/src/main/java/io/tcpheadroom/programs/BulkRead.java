package io.tcpheadroom.programs;

import com.sun.management.ThreadMXBean;
import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;

/** Reads all attributes of hundreds of beans, and tells what one such read allocated and how often it read a file. */
public final class BulkRead {
    private static final int LISTENERS = 300;
    private static final int WARM_UP = 20;

    private BulkRead() {}

    public static void main(String[] arguments) throws Exception {
        Beans.server();
        Beans.awaitAgent();
        List<Closeable> open = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            open.add(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        }
        Waiting.until(
                "the beans",
                () -> Beans.server()
                                .queryNames(Beans.name("type=Listener,*"), null)
                                .size()
                        >= LISTENERS);
        Map<ObjectName, String[]> attributes = attributes();
        Path io = Path.of("/proc/thread-self/io");
        for (int i = 0; i < WARM_UP; i++) {
            read(attributes);
            reads(io); // loads classes, which are read from files too
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long me = Thread.currentThread().getId();
        long nothing = -reads(io) + reads(io);
        long readsBefore = reads(io);
        long before = threads.getThreadAllocatedBytes(me);
        int values = read(attributes);
        long allocated = threads.getThreadAllocatedBytes(me) - before;
        long reads = reads(io) - readsBefore - nothing;
        System.out.println(
                attributes.size() + " beans " + values + " values " + allocated + " bytes " + reads + " reads");
        for (Closeable listener : open) {
            listener.close();
        }
    }

    private static Map<ObjectName, String[]> attributes() throws Exception {
        Map<ObjectName, String[]> attributes = new LinkedHashMap<>();
        for (ObjectName name : Beans.server().queryNames(Beans.name("*"), null)) {
            attributes.put(
                    name,
                    Arrays.stream(Beans.server().getMBeanInfo(name).getAttributes())
                            .map(MBeanAttributeInfo::getName)
                            .toArray(String[]::new));
        }
        return attributes;
    }

    private static int read(Map<ObjectName, String[]> attributes) throws Exception {
        int values = 0;
        for (Map.Entry<ObjectName, String[]> bean : attributes.entrySet()) {
            values +=
                    Beans.server().getAttributes(bean.getKey(), bean.getValue()).size();
        }
        return values;
    }

    /** How often this thread has called read so far. */
    private static long reads(Path io) throws Exception {
        return Files.readAllLines(io).stream()
                .filter(line -> line.startsWith("syscr: "))
                .mapToLong(line -> Long.parseLong(line.substring("syscr: ".length())))
                .findFirst()
                .orElseThrow(IllegalStateException::new);
    }
}
