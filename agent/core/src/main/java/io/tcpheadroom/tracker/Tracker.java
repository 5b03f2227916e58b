package io.tcpheadroom.tracker;

import java.io.FileDescriptor;
import java.lang.ref.ReferenceQueue;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open sockets of this JVM, and who opened them. Events come from the program's own threads, so they take no lock, do no
 * I/O, and allocate one record per socket and nothing else. Any thread may read at any time.
 *
 * <p>A socket is identified by its descriptor. The events of one socket come in order. An event of a descriptor that is not
 * tracked (opened before the agent was attached, or by native code) is ignored, except that sockets which such a listener
 * accepts are counted for the app of the accepting thread. A descriptor without a number, because it is closed, is only counted.
 *
 * <p>An event may come late, when another thread has closed the socket and the kernel has given its number to the next one; most
 * of the JDK's descriptor objects keep their number after the close. So the JDK's events come with that object, and are ignored
 * unless it is the owner of the tracked socket. Those of native transports come with the number only.
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
    private final Destinations datagramDestinations;
    private final FailureLog failures;
    private final Connects connects;
    private final Collection<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final UnattributedListeners unattributedListeners = new UnattributedListeners(listeners);
    private final LeakDetector leaks;
    private final ReferenceQueue<Object> unreachable;
    private final LongAdder missedCloses = new LongAdder();
    private final LongAdder withoutNumber = new LongAdder();
    private volatile SocketObserver observer = SocketObserver.NONE;

    /** Null before the first begins. */
    private volatile @Nullable QuicConnections quicConnections;

    private volatile @Nullable String unseenListeners;

    /** The clock of {@link SocketRecord#nowSeconds()} at the last tick: an open does not read the clock itself, which takes 20 ns. */
    private volatile int seconds = SocketRecord.nowSeconds();

    public Tracker(Apps apps, CallSites callSites, int maxDestinations) {
        this(apps, callSites, maxDestinations, System::nanoTime);
    }

    /** @param clock nanoseconds; only ever compared with itself */
    Tracker(Apps apps, CallSites callSites, int maxDestinations, LongSupplier clock) {
        this.apps = apps;
        this.callSites = callSites;
        this.destinations = new Destinations(maxDestinations, apps.program(), clock);
        this.failures = new FailureLog(clock);
        this.datagramDestinations = new Destinations(maxDestinations, apps.program(), clock);
        this.connects = new Connects(destinations, new DatagramPeers(datagramDestinations, failures), failures, clock);
        this.leaks = new LeakDetector(slots, clock);
        this.unreachable = leaks.unreachable();
    }

    /** Reports all events from now on to this observer, in place of the previous one. */
    public void observe(SocketObserver newObserver) {
        observer = newObserver;
        connects.observe(newObserver);
    }

    /**
     * A socket was opened. It is counted once even if this is reported twice, by methods that delegate; the second report may
     * know its kind better.
     *
     * @param owner the object that closes it, which leaks it if it is collected before; null if that is not created yet
     */
    public void opened(int fd, @Nullable Object owner, Kind kind) {
        SocketRecord known = find(fd);
        if (known == null || known.get() != owner || owner == null) {
            add(fd, owner, kind);
        } else {
            reclassify(known, kind);
        }
    }

    /**
     * The JVM was started with a socket, and the program has taken it over. If it listens, nobody here saw how long a queue was asked
     * for.
     */
    public void adopted(int fd, Object owner, Kind kind) {
        opened(fd, owner, kind);
        SocketRecord socket = find(fd, owner);
        if (socket != null && kind == Kind.LISTENER && socket.listener == null) {
            listens(socket, Listener.UNKNOWN_BACKLOG, ListenerOrigin.UNKNOWN);
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
    public void bound(int fd, Object owner) {
        bound(find(fd, owner), true);
    }

    /** The same by native code, which may have put off the choice of a port to the connect. */
    public void bound(int fd) {
        bound(find(fd), false);
    }

    private static void bound(@Nullable SocketRecord socket, boolean takesPort) {
        if (socket != null) {
            socket.markBound(takesPort);
        }
    }

    public void connecting(int fd, Object owner, @Nullable InetSocketAddress to) {
        connects.begin(find(fd, owner), to);
    }

    public void connecting(int fd, @Nullable InetSocketAddress to) {
        connects.begin(find(fd), to);
    }

    /** A connect succeeded; the address is null if {@link #connecting} has reported it. */
    public void connected(int fd, Object owner, @Nullable InetSocketAddress to) {
        connects.succeeded(find(fd, owner), to);
    }

    public void connected(int fd, @Nullable InetSocketAddress to) {
        connects.succeeded(find(fd), to);
    }

    /** A connect failed; the address is null if {@link #connecting} has reported it. */
    public void connectFailed(int fd, Object owner, @Nullable InetSocketAddress to, Failure failure) {
        connects.failed(find(fd, owner), to, failure);
    }

    public void connectFailed(int fd, @Nullable InetSocketAddress to, Failure failure) {
        connects.failed(find(fd), to, failure);
    }

    /** A datagram socket has no peer any more; ignored if it had none. */
    public void disconnected(int fd, Object owner) {
        connects.disconnected(find(fd, owner));
    }

    public void disconnected(int fd) {
        connects.disconnected(find(fd));
    }

    /** The connections over HTTP/3, which share sockets. */
    public QuicConnections quicConnections() {
        QuicConnections known = quicConnections;
        return known == null ? makeQuicConnections() : known;
    }

    private synchronized QuicConnections makeQuicConnections() {
        QuicConnections known = quicConnections;
        if (known == null) {
            known = new QuicConnections(apps, callSites, datagramDestinations, failures);
            quicConnections = known;
        }
        return known;
    }

    /** A connect begins that the current thread ends by {@link #connectEnded}, even if the socket is closed before. */
    public void connectingHere(int fd, Object owner, InetSocketAddress to) {
        connects.beginTold(find(fd, owner), to);
    }

    /** The current thread waits for a connect that has begun, and ends it in the same way. */
    public void pollingHere(int fd, Object owner) {
        connects.tell(find(fd, owner));
    }

    /** The connect of {@link #connectingHere} or {@link #pollingHere} came up, or failed if there is a failure. */
    public void connectEnded(@Nullable Failure failure) {
        connects.endTold(failure);
    }

    /** The current thread looks at what became of a connect; until {@link #lookEnded}. */
    public void lookingAtConnect(int fd, Object owner) {
        connects.look(find(fd, owner));
    }

    /** What the current thread found became of the connect that it looks at; ignored if it looks at none. */
    public void foundFailed(Failure failure) {
        connects.found(failure);
    }

    public void lookEnded() {
        connects.endLook();
    }

    /** The current thread could not open a socket. */
    public void openFailed(Failure failure) {
        App app = apps.current();
        app.failed(FailedOperation.OPEN, failure.reason());
        failures.add(app, FailedOperation.OPEN, failure, FailureLog.NO_PLACE, callSites.capture(app));
    }

    /**
     * A socket could not be bound.
     *
     * @param local what it was to have, port 0 for any; null if that is no internet address
     */
    public void bindFailed(int fd, Object owner, InetSocketAddress local, Failure failure) {
        bindFailed(find(fd, owner), local, failure);
    }

    public void bindFailed(int fd, @Nullable InetSocketAddress local, Failure failure) {
        bindFailed(find(fd), local, failure);
    }

    /** Datagrams have ports of their own, of which there is no resource. */
    private void bindFailed(@Nullable SocketRecord socket, @Nullable InetSocketAddress local, Failure failure) {
        if (socket != null && socket.kind() != Kind.DATAGRAM) {
            socket.app.failed(FailedOperation.BIND, failure.reason());
            failures.add(
                    socket.app,
                    FailedOperation.BIND,
                    failure,
                    local == null ? FailureLog.NO_PLACE : local,
                    socket.callSite);
        }
    }

    /** A listener could not accept. That it waited in vain, or was closed, is no failure. */
    public void acceptFailed(int listenerFd, Object owner, Failure failure) {
        acceptFailed(find(listenerFd, owner), listenerFd, failure);
    }

    public void acceptFailed(int listenerFd, Failure failure) {
        acceptFailed(find(listenerFd), listenerFd, failure);
    }

    private void acceptFailed(@Nullable SocketRecord socket, int listenerFd, Failure failure) {
        if (failure.reason() == FailureReason.TIMED_OUT || failure.reason() == FailureReason.CLOSED) {
            return;
        }
        App app = socket == null ? apps.current() : socket.app;
        Listener listener = socket == null ? unattributedListeners.get(listenerFd) : socket.listener;
        app.failed(FailedOperation.ACCEPT, failure.reason());
        if (listener != null) {
            listener.acceptFailed();
        }
        failures.add(
                app,
                FailedOperation.ACCEPT,
                failure,
                listener == null ? FailureLog.NO_PLACE : listener,
                socket == null ? null : socket.callSite);
    }

    /** What failed in the last ten minutes. */
    public Collection<FailureRow> failures() {
        return failures.all();
    }

    public void listening(int fd, Object owner, int backlog) {
        listening(find(fd, owner), backlog);
    }

    public void listening(int fd, int backlog) {
        listening(find(fd), backlog);
    }

    private void listening(@Nullable SocketRecord socket, int asked) {
        if (socket == null) {
            return;
        }
        int backlog = asked < 1 ? DEFAULT_BACKLOG : asked;
        if (socket.listener != null) {
            socket.listener.askedAgain(backlog);
        } else {
            listens(socket, backlog, ListenerOrigin.ofCurrentCall());
        }
    }

    private void listens(SocketRecord socket, int backlog, ListenerOrigin origin) {
        reclassify(socket, Kind.LISTENER);
        socket.listener = new Listener(socket.fd, backlog, socket.app, origin, socket.get());
        listeners.add(socket.listener);
        if (slots.get(socket.fd) != socket) {
            forget(socket.listener); // closed by another thread in the meantime
        }
    }

    private void forget(Listener listener) {
        listener.end();
        listeners.remove(listener);
    }

    /**
     * An accepted socket belongs to its listener's app, whichever thread accepted it.
     *
     * @param listenerOwner null if only the listener's number is known
     */
    public void accepted(int listenerFd, @Nullable Object listenerOwner, int fd, @Nullable Object owner) {
        if (fd < 0 || isTracked(fd, owner)) {
            return; // closed by another thread in the meantime, or just reported by acceptedFromUnknown
        }
        SocketRecord listening = listenerOwner == null ? find(listenerFd) : find(listenerFd, listenerOwner);
        App app = listening == null ? apps.current() : listening.app;
        CallSite callSite = listening == null ? null : listening.callSite;
        add(new SocketRecord(fd, owner, Kind.ACCEPTED, app, callSite, seconds, unreachable));
        observer.accepted(fd, app, callSite);
        Listener from = listening == null ? unattributedListeners.get(listenerFd) : listening.listener;
        if (from != null) {
            from.accepted();
        }
    }

    public void accepted(int listenerFd, int fd, @Nullable Object owner) {
        accepted(listenerFd, null, fd, owner);
    }

    /** The current thread has accepted there: of a listener that no hook saw being opened, this tells what closes it. */
    public void acceptsOn(int listenerFd, Object owner) {
        Listener listener = unattributedListeners.get(listenerFd);
        if (listener != null) {
            listener.foundOwner(owner);
        }
    }

    /**
     * The kernel lists these listening sockets, which no hook saw being opened.
     *
     * @param fds the descriptors of all of them; those that are tracked by now are ignored
     */
    public void foundListening(BitSet fds) {
        BitSet untracked = new BitSet();
        for (int fd = fds.nextSetBit(0); fd >= 0; fd = fds.nextSetBit(fd + 1)) {
            untracked.set(fd, !isTracked(fd));
        }
        unattributedListeners.replaceWith(untracked);
        for (int fd = untracked.nextSetBit(0); fd >= 0; fd = untracked.nextSetBit(fd + 1)) {
            if (isTracked(fd)) {
                unattributedListeners.remove(fd); // opened just now
            }
        }
        unseenListeners = null;
    }

    /**
     * There may be listeners of which nothing is known yet: the program was running when the agent came.
     *
     * @param why what keeps them from being known
     */
    public void missesListeners(String why) {
        unseenListeners = why;
    }

    /** Why there may be listeners of which nothing is known; null when all are known. */
    public @Nullable String unseenListeners() {
        return unseenListeners;
    }

    /** A socket was accepted by an unknown listener; ignored if it is tracked already. */
    public void acceptedFromUnknown(int fd, Object owner) {
        if (fd < 0 || isTracked(fd, owner)) {
            return;
        }
        App app = apps.current();
        add(new SocketRecord(fd, owner, Kind.ACCEPTED, app, null, seconds, unreachable));
        observer.accepted(fd, app, null);
    }

    /** A socket is about to be closed by its owner; or it was closed while it was being opened. */
    public void closing(int fd, Object owner) {
        SocketRecord socket = find(fd);
        if (socket == null) {
            unattributedListeners.remove(fd);
        } else if (mayClose(owner, socket) && slots.remove(socket)) {
            closed(socket);
        }
    }

    /** A finalizer, as some classes have up to JDK 17, runs when the collector has already cleared the record. */
    private static boolean mayClose(Object owner, SocketRecord socket) {
        Object known = socket.get();
        return known == owner || (known == null && owner instanceof FileDescriptor);
    }

    /** A socket is about to be closed, and only its number is known. */
    public void closing(int fd) {
        SocketRecord socket = fd < 0 ? find(fd) : slots.take(fd);
        if (socket == null) {
            unattributedListeners.remove(fd);
        } else {
            closed(socket);
        }
    }

    private void closed(SocketRecord socket) {
        if (CLEANER_THREADS.contains(Thread.currentThread().getName())) {
            socket.countReclaimed();
        }
        ended(socket);
    }

    /** For the one thread that lists the sockets of this process. */
    public Reconciliation reconciliation() {
        return new Reconciliation(slots, this::vanished);
    }

    private void vanished(SocketRecord socket) {
        if (slots.remove(socket)) {
            missedCloses.increment();
            ended(socket);
        }
    }

    /** Finds leaks, evicts idle destinations and retires apps that are gone. Called by the sampler only, at each tick, whatever its period is. */
    public void cleanUp() {
        seconds = SocketRecord.nowSeconds();
        leaks.look();
        QuicConnections known = quicConnections;
        if (known != null) {
            known.releaseCollected();
        }
        destinations.evictIdle();
        datagramDestinations.evictIdle();
        failures.forgetOld();
        apps.retireGone(callSites);
    }

    /** Sockets that are known to be open now, of all apps. */
    public long open() {
        long open = 0;
        for (App app : apps.all()) {
            open += app.open();
        }
        return open;
    }

    /**
     * Those that were seen to open less those that were seen to close: it moves as the descriptors of this process do. A close that
     * nobody saw lowers {@link #open} only when it is noticed, when the descriptor may be long gone.
     */
    public long openedLessSeenClosed() {
        return open() + missedClosesTotal();
    }

    public Collection<App> apps() {
        return apps.all();
    }

    /** Which app a class loader is of; null when it does not say. Makes none known. */
    public @Nullable String appOf(ClassLoader loader) {
        return apps.nameOf(loader);
    }

    public Collection<Listener> listeners() {
        return listeners;
    }

    /** Of stream sockets. */
    public Collection<Destination> destinations() {
        return destinations.all();
    }

    /** Of datagram sockets that are connected, and of connections over HTTP/3: the same address and port may be both. */
    public Collection<Destination> datagramDestinations() {
        return datagramDestinations.all();
    }

    /** Of stream sockets; empty where the address has no row of its own. */
    public Optional<Destination> destination(InetSocketAddress address) {
        return destinations.find(address);
    }

    /** The same of datagram sockets and of connections over HTTP/3. */
    public Optional<Destination> datagramDestination(InetSocketAddress address) {
        return datagramDestinations.find(address);
    }

    public Collection<CallSite> callSites() {
        return callSites.all();
    }

    /** Rules of the option {@code apps} that would tell apart what counts for the program itself. */
    public List<String> suggestedRules() {
        return SuggestedRules.of(callSites.all(), apps.program());
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

    /**
     * All open sockets, in the order of descriptors; one that opens or closes meanwhile may be among them or not.
     *
     * @param links the inode of the socket behind a descriptor, negative when there is none: asked once for each socket
     */
    public void forEach(IntToLongFunction links, EachSocket each) {
        slots.forEach(socket -> {
            int inode = socket.inode;
            if (inode == 0) {
                long linked = links.applyAsLong(socket.fd);
                inode = linked < 0 || slots.get(socket.fd) != socket ? 0 : (int) linked;
                socket.inode = inode;
            }
            each.take(socket, inode);
        });
    }

    /** Takes an open socket. */
    public interface EachSocket {
        /**
         * One of them.
         *
         * @param inode the lower 32 bits of what the kernel knows it by; 0 when it is no socket any more
         */
        void take(TrackedSocket socket, int inode);
    }

    /** Whether the hooks saw this descriptor being opened as a socket, and not closed. */
    public boolean isTracked(int fd) {
        return slots.get(fd) != null;
    }

    /** Events of descriptors without a number: closed by another thread in the meantime, or the self-test. */
    public long withoutNumberTotal() {
        return withoutNumber.sum();
    }

    /**
     * Sockets that are gone although no close was seen, because something closed them that has no hook: their number was opened
     * again, or the kernel does not list them any more.
     */
    public long missedClosesTotal() {
        return missedCloses.sum();
    }

    private @Nullable SocketRecord find(int fd) {
        if (fd < 0) {
            withoutNumber.increment();
            return null;
        }
        return slots.get(fd);
    }

    private @Nullable SocketRecord find(int fd, Object owner) {
        SocketRecord socket = find(fd);
        return socket != null && socket.get() == owner ? socket : null;
    }

    private boolean isTracked(int fd, @Nullable Object owner) {
        SocketRecord known = slots.get(fd);
        return known != null && owner != null && known.get() == owner;
    }

    private void add(int fd, @Nullable Object owner, Kind kind) {
        if (fd >= 0) {
            App app = apps.current();
            add(new SocketRecord(fd, owner, kind, app, callSites.capture(app), seconds, unreachable));
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
        if (socket.kind() == kind) {
            return;
        }
        socket.app.reclassified(socket.kind(), kind);
        socket.setKind(kind);
    }

    private void ended(SocketRecord socket) {
        connects.closed(socket);
        if (socket.listener != null) {
            forget(socket.listener);
        }
        socket.countClosed();
        observer.closed(socket.fd, socket.app, socket.callSite, socket.kind());
    }
}
