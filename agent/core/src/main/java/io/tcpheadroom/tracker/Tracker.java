package io.tcpheadroom.tracker;

import java.io.FileDescriptor;
import java.lang.ref.ReferenceQueue;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The open sockets of this JVM, and who opened them. Events come from the program's own threads, so they take no lock, do no
 * I/O, and allocate one record per socket and nothing else. Any thread may read at any time.
 *
 * <p>A socket is identified by its descriptor. The events of one socket come in order. An event of a descriptor that is not
 * tracked (opened before the agent was attached, or by native code) is ignored, except that sockets which such a listener
 * accepts are counted for the app of the accepting thread. A descriptor without a number, because it is closed, is only counted.
 */
public final class Tracker {
    /** The threads on which the JDK closes unreachable sockets; a few classes have finalizers up to JDK 17. */
    private static final Set<String> CLEANER_THREADS = Set.of("Common-Cleaner", "Finalizer");

    /** What the JDK passes to listen(2) if the program asked for no backlog, or for one below 1. */
    private static final int DEFAULT_BACKLOG = 50;

    final Slots slots = new Slots();
    private final Apps apps;
    private final CallSites callSites;
    private final Destinations destinations;
    private final Collection<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final UnattributedListeners unattributedListeners = new UnattributedListeners(listeners);
    private final LeakDetector leaks;
    private final ReferenceQueue<Object> unreachable;
    private final LongAdder missedCloses = new LongAdder();
    private final LongAdder withoutNumber = new LongAdder();
    private volatile SocketObserver observer = SocketObserver.NONE;

    public Tracker(Apps apps, CallSites callSites, int maxDestinations) {
        this(apps, callSites, maxDestinations, System::nanoTime);
    }

    /** @param clock nanoseconds; only ever compared with itself */
    Tracker(Apps apps, CallSites callSites, int maxDestinations, LongSupplier clock) {
        this.apps = apps;
        this.callSites = callSites;
        this.destinations = new Destinations(maxDestinations, apps.program(), clock);
        this.leaks = new LeakDetector(slots, clock);
        this.unreachable = leaks.unreachable();
    }

    /** Reports all events from now on to this observer, in place of the previous one. */
    public void observe(SocketObserver newObserver) {
        observer = newObserver;
    }

    /**
     * A socket was opened. It is counted once even if this is reported twice, by methods that delegate; the second report may
     * know its kind better.
     *
     * @param owner the object that closes it, which leaks it if it is collected before; null if that is not created yet
     */
    public void opened(int fd, Object owner, Kind kind) {
        SocketRecord known = find(fd);
        if (known == null || known.get() != owner || owner == null) {
            add(fd, owner, kind);
        } else {
            reclassify(known, kind);
        }
    }

    /** A native transport has created the owner of a descriptor: of one that is tracked already, or of a new client. */
    public void wrapped(int fd, Object owner) {
        SocketRecord known = find(fd);
        if (known == null || known.get() instanceof FileDescriptor) {
            add(fd, owner, Kind.CLIENT);
        } else {
            slots.replace(known, known.withOwner(owner, unreachable));
        }
    }

    /** The program bound the socket to a local address. */
    public void bound(int fd) {
        SocketRecord socket = find(fd);
        if (socket != null) {
            socket.isBound = true;
        }
    }

    public void connecting(int fd, InetSocketAddress to) {
        SocketRecord socket = findClient(fd);
        if (socket != null) {
            setDestination(socket, to);
            socket.isConnecting = true;
            observer.connecting(fd);
        }
    }

    /** A connect succeeded; the address is null if {@link #connecting} has reported it. */
    public void connected(int fd, InetSocketAddress to) {
        SocketRecord socket = findClient(fd);
        if (socket == null || to == null && !socket.isConnecting) {
            return;
        }
        setDestination(socket, to);
        socket.isConnecting = false;
        socket.isConnected = true;
        socket.app.connected();
        if (socket.destination != null) {
            socket.destination.connected();
        }
        reportConnectEnded(socket, true);
    }

    /** A connect failed; the address is null if {@link #connecting} has reported it. */
    public void connectFailed(int fd, InetSocketAddress to) {
        SocketRecord socket = findClient(fd);
        if (socket != null && (to != null || socket.isConnecting)) {
            setDestination(socket, to);
            connectFailed(socket);
        }
    }

    public void listening(int fd, int backlog) {
        SocketRecord socket = find(fd);
        if (socket != null && socket.listener == null) {
            reclassify(socket, Kind.LISTENER);
            socket.listener = new Listener(fd, backlog < 1 ? DEFAULT_BACKLOG : backlog, socket.app);
            listeners.add(socket.listener);
            if (find(fd) != socket) {
                listeners.remove(socket.listener); // closed by another thread in the meantime
            }
        }
    }

    /** An accepted socket belongs to its listener's app, whichever thread accepted it. */
    public void accepted(int listenerFd, int fd, Object owner) {
        if (fd < 0 || isTracked(fd, owner)) {
            return; // closed by another thread in the meantime, or just reported by acceptedFromUnknown
        }
        SocketRecord listening = find(listenerFd);
        App app = listening == null ? apps.current() : listening.app;
        CallSite callSite = listening == null ? null : listening.callSite;
        add(new SocketRecord(fd, owner, Kind.ACCEPTED, app, callSite, unreachable));
        observer.accepted(fd, app, callSite);
        Listener from = listening == null ? unattributedListeners.get(listenerFd) : listening.listener;
        if (from != null) {
            from.accepted();
        }
    }

    /**
     * The kernel lists these listening sockets, which no hook saw being opened.
     *
     * @param fds the descriptors of all of them; those that are tracked by now are ignored
     */
    public void foundListening(BitSet fds) {
        BitSet untracked = new BitSet();
        fds.stream().filter(fd -> !isTracked(fd)).forEach(untracked::set);
        unattributedListeners.replaceWith(untracked);
    }

    /** A socket was accepted by an unknown listener; ignored if it is tracked already. */
    public void acceptedFromUnknown(int fd, Object owner) {
        if (fd < 0 || isTracked(fd, owner)) {
            return;
        }
        App app = apps.current();
        add(new SocketRecord(fd, owner, Kind.ACCEPTED, app, null, unreachable));
        observer.accepted(fd, app, null);
    }

    /** A socket is about to be closed. */
    public void closing(int fd) {
        SocketRecord socket = fd < 0 ? find(fd) : slots.take(fd);
        if (socket != null) {
            if (CLEANER_THREADS.contains(Thread.currentThread().getName())) {
                socket.countReclaimed();
            }
            ended(socket);
        } else {
            unattributedListeners.remove(fd);
        }
    }

    /** A socket is about to be closed by its owner; ignored if the owner closed it before and its number is in use again. */
    public void closing(int fd, Object owner) {
        SocketRecord socket = find(fd);
        if (socket != null && socket.get() == owner) {
            closing(fd);
        }
    }

    /** Finds leaks and evicts idle destinations. Called by the sampler only, at each tick, whatever its period is. */
    public void cleanUp() {
        leaks.look();
        destinations.evictIdle();
    }

    public Collection<App> apps() {
        return apps.all();
    }

    public Collection<Listener> listeners() {
        return listeners;
    }

    public Collection<Destination> destinations() {
        return destinations.all();
    }

    public Collection<CallSite> callSites() {
        return callSites.all();
    }

    /**
     * The first {@code limit} open sockets that match, in the order of descriptors. Visits every slot; a socket that opens or
     * closes meanwhile may be in the list or not.
     */
    public List<OpenSocket> sockets(Predicate<OpenSocket> filter, int limit) {
        List<OpenSocket> sockets = new ArrayList<>();
        slots.forEach(record -> {
            OpenSocket socket = new OpenSocket(record);
            if (sockets.size() < limit && filter.test(socket)) {
                sockets.add(socket);
            }
        });
        return sockets;
    }

    /** Whether the hooks saw this descriptor being opened as a socket, and not closed. */
    public boolean isTracked(int fd) {
        return slots.get(fd) != null;
    }

    /** Events of descriptors without a number: closed by another thread in the meantime, or the self-test. */
    public long withoutNumberTotal() {
        return withoutNumber.sum();
    }

    /** Sockets whose number was opened again although no close was seen: closed by something that has no hook. */
    public long missedClosesTotal() {
        return missedCloses.sum();
    }

    private SocketRecord find(int fd) {
        if (fd < 0) {
            withoutNumber.increment();
            return null;
        }
        return slots.get(fd);
    }

    private boolean isTracked(int fd, Object owner) {
        SocketRecord known = slots.get(fd);
        return known != null && owner != null && known.get() == owner;
    }

    private SocketRecord findClient(int fd) {
        SocketRecord socket = find(fd);
        return socket != null && socket.kind == Kind.CLIENT ? socket : null;
    }

    private void add(int fd, Object owner, Kind kind) {
        if (fd >= 0) {
            App app = apps.current();
            add(new SocketRecord(fd, owner, kind, app, callSites.capture(app), unreachable));
        }
    }

    /** A socket that another thread has closed in the meantime has no number any more, and is not counted. */
    private void add(SocketRecord socket) {
        if (socket.fd < 0) {
            return;
        }
        socket.countOpened(); // before another thread can find it and close it
        SocketRecord displaced = slots.put(socket);
        if (displaced != null) {
            missedCloses.increment();
            ended(displaced);
        }
        unattributedListeners.remove(socket.fd);
    }

    private static void reclassify(SocketRecord socket, Kind kind) {
        if (socket.kind == kind) {
            return;
        }
        socket.app.reclassified(socket.kind, kind);
        socket.kind = kind;
    }

    private void setDestination(SocketRecord socket, InetSocketAddress to) {
        if (socket.destination == null && to != null) {
            socket.destination = destinations.acquire(to, socket.app);
        }
    }

    private void connectFailed(SocketRecord socket) {
        socket.isConnecting = false;
        socket.app.connectFailed();
        if (socket.destination != null) {
            socket.destination.connectFailed();
        }
        reportConnectEnded(socket, false);
    }

    private void reportConnectEnded(SocketRecord socket, boolean connected) {
        InetSocketAddress to = socket.destination == null ? null : socket.destination.address();
        observer.connectEnded(socket.fd, socket.app, socket.callSite, to, connected);
    }

    /** A close during a pending connect is a connect that failed: timed out, or given up. */
    private void ended(SocketRecord socket) {
        if (socket.isConnecting) {
            connectFailed(socket);
        }
        if (socket.destination != null) {
            socket.destination.release();
        }
        if (socket.listener != null) {
            listeners.remove(socket.listener);
        }
        socket.countClosed();
        observer.closed(socket.fd, socket.app, socket.callSite, socket.kind);
    }
}
