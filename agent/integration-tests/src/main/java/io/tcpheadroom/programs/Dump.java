package io.tcpheadroom.programs;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the agent's beans say and what the kernel's files say, printed line by line, fields separated by tabs. */
final class Dump {
    private static final String[] FILES = {
        "/proc/self/limits",
        "/proc/self/cgroup",
        "/proc/self/maps",
        "/proc/net/sockstat",
        "/proc/net/netstat",
        "/proc/net/snmp",
        "/proc/net/softnet_stat",
        "/proc/net/tcp",
        "/proc/net/tcp6",
        "/proc/net/stat/arp_cache",
        "/proc/net/stat/nf_conntrack",
        "/proc/loadavg",
        "/proc/sys/fs/file-nr",
        "/proc/sys/net/netfilter/nf_conntrack_count",
        "/proc/sys/kernel/osrelease",
        "/sys/class/net/lo/tx_queue_len"
    };
    private static final int MOST = 1 << 20;

    private final MBeanServer server;

    Dump(MBeanServer server) {
        this.server = server;
    }

    /** {@code bean NAME ATTRIBUTE VALUE SOURCE} */
    void beans() throws Exception {
        for (ObjectName name : new TreeSet<>(server.queryNames(new ObjectName("tcp.headroom:*"), null))) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                String value = String.valueOf(server.getAttribute(name, attribute.getName()))
                        .replace('\n', ' '); // of texts of several lines
                Object source = attribute.getDescriptor().getFieldValue("source");
                System.out.println("bean\t" + name + "\t" + attribute.getName() + "\t" + value + "\t" + source);
            }
        }
    }

    /** {@code file WHEN PATH BASE64}, a minus for one that is not there. */
    void files(String when) throws Exception {
        System.out.println("descriptors\t" + when + "\t" + Files.size(Path.of("/proc/self/fd")) + "\t" + listed());
        Set<String> files = new TreeSet<>(Set.of(FILES));
        ObjectName kernel = new ObjectName("tcp.headroom:type=Kernel");
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(kernel).getAttributes()) {
            String source = String.valueOf(attribute.getDescriptor().getFieldValue("source"));
            if (source.matches("[a-z]+\\..*")) {
                files.add("/proc/sys/" + source.replace('.', '/'));
            }
        }
        for (String file : files) {
            System.out.println("file\t" + when + "\t" + file + "\t" + content(Path.of(file)));
        }
    }

    /** How many descriptors there are, without the one that lists them. */
    static int listed() {
        String[] names = Path.of("/proc/self/fd").toFile().list();
        return names.length - 1;
    }

    private static String content(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "-";
        }
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] buffer = new byte[MOST];
            int length = 0;
            for (int more = in.read(buffer); more > 0; more = in.read(buffer, length, MOST - length)) {
                length += more;
            }
            String text = new String(buffer, 0, length, StandardCharsets.US_ASCII);
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
