package io.tcpheadroom.answer;

import static io.tcpheadroom.answer.Document.object;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.FdKind;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.ListeningSocket;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.OwnConnections;
import io.tcpheadroom.kernel.OwnSockets;
import io.tcpheadroom.kernel.ProcessStatus;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.kernel.TcpState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the kernel says of a process that has no agent: its descriptors by kind, its sockets by state, its listeners' queues. */
public final class ProcessView {
    private static final String WITHOUT_AGENT = "without the agent: no apps, no call sites";

    private final Roots roots;
    private final Kernel kernel;
    private final Set<Scope> unseen;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param roots of that process
     * @param unseen scopes whose limits cannot be seen from here, for they are of other namespaces than this command's
     */
    public ProcessView(Roots roots, Set<Scope> unseen) {
        this.roots = roots;
        this.unseen = unseen;
        kernel = new Kernel(roots);
    }

    /** As the document of {@code check}. */
    public Map<String, @Nullable Object> document(Map<String, @Nullable Object> target) {
        notes.add(WITHOUT_AGENT);
        Map<String, @Nullable Object> document =
                KernelView.ofProcess(kernel, unseen).document(target);
        OpenSockets open = new OpenSockets(roots);
        OpenSockets.Listing listing = open.list();
        if (listing == null) {
            notes.add(String.valueOf(open.problem()));
        }
        document.put(
                "threads",
                kernel.figure(ProcessStatus.FILE, ProcessStatus::threads).orNull());
        document.put("descriptors", descriptors());
        document.put("sockets", listing == null ? null : sockets(listing));
        document.put("listeners", listing == null ? null : listeners(listing));
        document.put("notes", notes);
        kernel.close();
        return document;
    }

    private @Nullable Map<String, @Nullable Object> descriptors() {
        kernel.fdKinds().measure();
        FdKinds kinds = kernel.fdKinds().last();
        if (kinds == null) {
            return null;
        }
        Map<String, @Nullable Object> open = object();
        for (FdKind kind : FdKind.values()) {
            open.put(kind.name().toLowerCase(Locale.ROOT), kinds.open(kind));
        }
        return open;
    }

    private Map<String, @Nullable Object> sockets(OpenSockets.Listing listing) {
        OwnSockets own = new OwnSockets(none -> {});
        listing.all().stream().forEach(fd -> own.add(fd, listing.inode(fd), null));
        kernel.ownConnections(() -> new OwnConnections(Map.of(), Set.of(), Map.of(), Set.of(), own));
        kernel.connections().measure();
        Connections read = kernel.connections().last();
        Map<String, Long> byState = new TreeMap<>();
        if (read == null) {
            notes.add(String.valueOf(kernel.connections().problem()));
        } else {
            read.sockets()
                    .forEach((rows, position) -> byState.merge(TcpState.name(rows.state(position)), 1L, Long::sum));
        }
        long all = listing.all().cardinality();
        long inTables = byState.values().stream().mapToLong(Long::longValue).sum();
        return object("open", all, "byState", byState, "others", read == null ? null : (Long) (all - inTables));
    }

    private List<Map<String, @Nullable Object>> listeners(OpenSockets.Listing listing) {
        Set<Long> inodes = new HashSet<>();
        listing.all().stream().forEach(fd -> inodes.add(Integer.toUnsignedLong(listing.inode(fd))));
        kernel.listenerTables().refresh(inodes);
        Figure most = unseen.contains(Scope.NETNS)
                ? Figure.unknown("of another network namespace")
                : kernel.setting("Somaxconn");
        List<Map<String, @Nullable Object>> listeners = new ArrayList<>();
        for (ListeningSocket socket : kernel.listenerTables().sockets()) {
            if (inodes.contains(socket.inode())) {
                listeners.add(object(
                        "address", socket.address().getHostAddress(),
                        "port", socket.port(),
                        "used", socket.queued(),
                        "limitAtMost", most.orNull()));
            }
        }
        return listeners;
    }
}
