package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code /sys/class/net}: for each network interface how many packets may wait to be sent, and how many were dropped.
 * INTERFACE. Some queueing disciplines (fq_codel, the usual one) ignore the length and drop by their own rule.
 */
public final class NetInterfaces {
    static final String PATH = "/sys/class/net";
    public static final KernelSource<NetInterfaces> FILES =
            KernelSource.files(Pace.EVERY_MINUTE, PATH, NetInterfaces::read);

    private final List<NetInterface> all;

    private NetInterfaces(List<NetInterface> all) {
        this.all = Collections.unmodifiableList(all);
    }

    /** One of them. */
    public static final class NetInterface {
        private final String name;
        private final Figure txQueueLength;
        private final Figure txDropped;

        private NetInterface(String name, Figure txQueueLength, Figure txDropped) {
            this.name = name;
            this.txQueueLength = txQueueLength;
            this.txDropped = txDropped;
        }

        public String name() {
            return name;
        }

        /** In packets. */
        public Figure txQueueLength() {
            return txQueueLength;
        }

        /** Packets, since the interface came up. */
        public Figure txDropped() {
            return txDropped;
        }
    }

    private static NetInterfaces read(Roots roots) throws UnreadableFile {
        Path folder = roots.at(PATH);
        if (Files.notExists(folder)) {
            throw new UnreadableFile(UnreadableFile.Cause.ABSENT, folder + ": no such file");
        }
        List<NetInterface> all = new ArrayList<>();
        try (DirectoryStream<Path> interfaces = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path each : interfaces) {
                all.add(new NetInterface(
                        each.getFileName().toString(),
                        figure(each.resolve("tx_queue_len")),
                        figure(each.resolve("statistics/tx_dropped"))));
            }
        } catch (IOException e) {
            throw new UnreadableFile(UnreadableFile.Cause.TEMPORARY, e.toString());
        }
        all.sort((one, other) -> one.name.compareTo(other.name));
        return new NetInterfaces(all);
    }

    private static Figure figure(Path path) {
        try (KernelFile file = KernelFile.once(path)) {
            return Figure.of(Line.only(path.toString(), file.read()).count(0));
        } catch (UnreadableFile e) {
            return Figure.unknown(e.getMessage());
        } catch (MalformedKernelText e) {
            return Figure.unknown(e.getMessage());
        }
    }

    /** Of all of them; unknown when it is of one. */
    Figure txDropped() {
        Figure sum = Figure.of(0);
        for (NetInterface each : all) {
            if (!each.txDropped.isNumber()) {
                return each.txDropped;
            }
            sum = Figure.of(sum.value() + each.txDropped.value());
        }
        return sum;
    }

    /** By name. */
    public List<NetInterface> all() {
        return all;
    }
}
