package io.tcpheadroom.tracker;

import java.io.FileDescriptor;
import java.lang.ref.ReferenceQueue;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * What this JVM opened, and who. Events come from the program's own threads, so here is no lock, no I/O and no
 * allocation but one record a socket; the read side may be called by any thread at any time.
 *
 * <p>A socket is known by the number of its descriptor. Events of one socket come in order. An event for a number that is not
 * known (opened before the agent came, or by a native library) changes nothing; what such a listener accepts is counted for the
 * app of the thread that accepts it. An event of a descriptor without a number is only counted as such.
 */
public final class Tracker {
    /** The threads on which the JDK closes what the collector found; a few classes are finalized up to JDK 17. */
    private static final Set<String> COLLECTORS_THREADS = Set.of("Common-Cleaner", "Finalizer");

    /** What listen(2) gets from the JDK when the program asked for no backlog, or for one below 1. */
    private static final int DEFAULT_BACKLOG = 50;

    /** A destination stays for at least as many ticks after its last connection. */
    private static final int DESTINATIONS_EVERY = 60;

    final Slots slots = new Slots();
    private final Apps apps;
    private final CallSites callSites;
    private final Destinations destinations;
    private final Collection<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final UnseenListeners unseenListeners = new UnseenListeners(listeners);
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();
    private final List<SocketRecord> suspected = new ArrayList<>();
    private final LongAdder missedCloses = new LongAdder();
    private final LongAdder unnumbered = new LongAdder();
    private int tidied;
    private volatile SocketListener listener = SocketListener.NONE;

    public Tracker(Apps apps, CallSites callSites, int maxDestinations) {
        this.apps = apps;
        this.callSites = callSites;
        this.destinations = new Destinations(maxDestinations, apps.program());
    }

    /** Tells another listener from now on, instead of the one before. */
    public void tell(SocketListener other) {
        listener = other;
    }

    /**
     * A socket was opened. Told twice for the same one, by methods that delegate, it is counted once; the second time may
     * know better what it was made for.
     *
     * @param owner the object that closes it, whose end without a close is a leak; null when that is still to be made
     */
    public void opened(int fd, Object owner, Kind kind) {
        SocketRecord known = known(fd);
        if (known == null || known.get() != owner || owner == null) {
            add(fd, owner, kind);
        } else {
            become(known, kind);
        }
    }

    /** The number of a native transport's socket got an owner: a number that we know already, or a client that is new. */
    public void wrapped(int fd, Object owner) {
        SocketRecord known = known(fd);
        if (known == null || known.get() instanceof FileDescriptor) {
            add(fd, owner, Kind.CLIENT);
        } else {
            slots.replace(known, known.ownedBy(owner, unreachable));
        }
    }

    /** The program gave the socket a local address. */
    public void bound(int fd) {
        SocketRecord socket = known(fd);
        if (socket != null) {
            socket.isBound = true;
        }
    }

    /** An HTTP client was made: its sockets belong to the app that made it, whichever thread opens them. */
    public void httpClientMade(Object client) {
        apps.httpClientMade(client);
    }

    /** What the current thread opens from now on is for this HTTP client; null: no longer. */
    public void httpClientOpening(Object client) {
        apps.httpClientOpening(client);
    }

    public void connecting(int fd, InetSocketAddress to) {
        SocketRecord socket = client(fd);
        if (socket != null) {
            head(socket, to);
            socket.isConnecting = true;
            listener.connecting(fd);
        }
    }

    /** A connect came up; the address is null when {@link #connecting} has told it. */
    public void connected(int fd, InetSocketAddress to) {
        SocketRecord socket = client(fd);
        if (socket == null || to == null && !socket.isConnecting) {
            return;
        }
        head(socket, to);
        socket.isConnecting = false;
        socket.isConnected = true;
        socket.app.connected();
        if (socket.destination != null) {
            socket.destination.connected();
        }
        tellConnected(socket, true);
    }

    /** A connect failed; the address is null when {@link #connecting} has told it. */
    public void connectFailed(int fd, InetSocketAddress to) {
        SocketRecord socket = client(fd);
        if (socket != null && (to != null || socket.isConnecting)) {
            head(socket, to);
            failed(socket);
        }
    }

    public void listening(int fd, int backlog) {
        SocketRecord socket = known(fd);
        if (socket != null && socket.listener == null) {
            become(socket, Kind.LISTENER);
            socket.listener = new Listener(fd, backlog < 1 ? DEFAULT_BACKLOG : backlog, socket.app);
            listeners.add(socket.listener);
            if (known(fd) != socket) {
                listeners.remove(socket.listener); // closed meanwhile, by another thread
            }
        }
    }

    /** An accepted socket belongs to its listener's app, whichever thread accepted it. */
    public void accepted(int listenerFd, int fd, Object owner) {
        if (fd < 0 || isKnown(fd, owner)) {
            return; // closed meanwhile, by another thread; or told by acceptedUnseen just now
        }
        SocketRecord listening = known(listenerFd);
        App app = listening == null ? apps.current() : listening.app;
        CallSite callSite = listening == null ? null : listening.callSite;
        add(new SocketRecord(fd, owner, Kind.ACCEPTED, app, callSite, unreachable));
        listener.accepted(fd, app, callSite);
        Listener from = listening == null ? unseenListeners.get(listenerFd) : listening.listener;
        if (from != null) {
            from.accepted();
        }
    }

    /**
     * Sockets that listen and that nobody was seen to open: from before the agent came, or a native library's.
     *
     * @param fds the numbers of all of them; those that are known here by now are passed over
     */
    public void listeningUnseen(BitSet fds) {
        fds.stream().filter(this::isOpen).forEach(fds::clear);
        unseenListeners.are(fds);
    }

    /** A socket was accepted, and its listener is not known; one that is known already counts no second time. */
    public void acceptedUnseen(int fd, Object owner) {
        if (fd < 0 || isKnown(fd, owner)) {
            return;
        }
        App app = apps.current();
        add(new SocketRecord(fd, owner, Kind.ACCEPTED, app, null, unreachable));
        listener.accepted(fd, app, null);
    }

    /** A socket is about to be closed. */
    public void closing(int fd) {
        SocketRecord socket = fd < 0 ? known(fd) : slots.take(fd);
        if (socket != null) {
            if (COLLECTORS_THREADS.contains(Thread.currentThread().getName())) {
                socket.reclaimed();
            }
            end(socket);
        } else {
            unseenListeners.forget(fd);
        }
    }

    /** A socket is about to be closed by its owner, who may be late: then the number is somebody else's. */
    public void closing(int fd, Object owner) {
        SocketRecord socket = known(fd);
        if (socket != null && socket.get() == owner) {
            closing(fd);
        }
    }

    /** What is due from time to time: finds leaks, forgets idle destinations, allows looks at the stack. Called by the sampler alone, once a tick. */
    public void tidy() {
        callSites.refill();
        findLeaks();
        if (++tidied % DESTINATIONS_EVERY == 0) {
            destinations.forgetIdle();
        }
    }

    /**
     * Looks for sockets that nobody can reach any more and that are still open. One that is found so at two looks in a
     * row is leaked: the first alone may be the collector just about to close it.
     */
    private void findLeaks() {
        for (SocketRecord socket : suspected) {
            if (slots.get(socket.fd) == socket) {
                socket.leaked();
            }
        }
        suspected.clear();
        for (Object found = unreachable.poll(); found != null; found = unreachable.poll()) {
            suspected.add((SocketRecord) found);
        }
    }

    public Collection<App> apps() {
        return apps.all();
    }

    /** Sockets of all apps that are open now. */
    public long openSockets() {
        return apps.all().stream().mapToLong(App::open).sum();
    }

    /** Classes of class loaders that could not be asked for their app's name, each with why. */
    public Map<String, String> silentLoaders() {
        return apps.silentLoaders();
    }

    public Collection<Listener> listeners() {
        return listeners;
    }

    public Collection<Destination> destinations() {
        return destinations.all();
    }

    /** The places that were looked up. */
    public Collection<CallSite> callSites() {
        return callSites.all();
    }

    /**
     * Open sockets by descriptor, the first so many that are wanted. Looks at every slot; one that opens or closes meanwhile
     * may be among them or not.
     */
    public List<OpenSocket> sockets(Predicate<OpenSocket> wanted, int most) {
        List<OpenSocket> sockets = new ArrayList<>();
        slots.forEach(record -> {
            OpenSocket socket = new OpenSocket(record);
            if (sockets.size() < most && wanted.test(socket)) {
                sockets.add(socket);
            }
        });
        return sockets;
    }

    /** Interception has seen this descriptor opened as a socket and not closed. */
    public boolean isOpen(int fd) {
        return slots.get(fd) != null;
    }

    /** Events of descriptors that have no number: closed meanwhile by another thread, or a test. */
    public long unnumberedTotal() {
        return unnumbered.sum();
    }

    /** Sockets whose number was opened again although we saw no close: closed by something that we do not know. */
    public long missedClosesTotal() {
        return missedCloses.sum();
    }

    private SocketRecord known(int fd) {
        if (fd < 0) {
            unnumbered.increment();
            return null;
        }
        return slots.get(fd);
    }

    private boolean isKnown(int fd, Object owner) {
        SocketRecord known = slots.get(fd);
        return known != null && owner != null && known.get() == owner;
    }

    private SocketRecord client(int fd) {
        SocketRecord socket = known(fd);
        return socket != null && socket.kind == Kind.CLIENT ? socket : null;
    }

    private void add(int fd, Object owner, Kind kind) {
        if (fd >= 0) {
            App app = apps.current();
            add(new SocketRecord(fd, owner, kind, app, callSites.here(app), unreachable));
        }
    }

    /** One that another thread has closed meanwhile has no number any more, and is not counted. */
    private void add(SocketRecord socket) {
        if (socket.fd < 0) {
            return;
        }
        SocketRecord forgotten = slots.put(socket);
        if (forgotten != null) {
            missedCloses.increment();
            end(forgotten);
        }
        unseenListeners.forget(socket.fd);
        socket.opened();
    }

    private static void become(SocketRecord socket, Kind kind) {
        if (socket.kind == kind) {
            return;
        }
        socket.app.became(socket.kind, kind);
        socket.kind = kind;
    }

    private void head(SocketRecord socket, InetSocketAddress to) {
        if (socket.destination == null && to != null) {
            socket.destination = destinations.acquire(to, socket.app);
        }
    }

    private void failed(SocketRecord socket) {
        socket.isConnecting = false;
        socket.app.connectFailed();
        if (socket.destination != null) {
            socket.destination.connectFailed();
        }
        tellConnected(socket, false);
    }

    private void tellConnected(SocketRecord socket, boolean cameUp) {
        InetSocketAddress to = socket.destination == null ? null : socket.destination.address();
        listener.connected(socket.fd, socket.app, socket.callSite, to, cameUp);
    }

    /** A close while still connecting is a connect that did not come up: timed out, or given up. */
    private void end(SocketRecord socket) {
        if (socket.isConnecting) {
            failed(socket);
        }
        if (socket.destination != null) {
            socket.destination.release();
        }
        if (socket.listener != null) {
            listeners.remove(socket.listener);
        }
        socket.closed();
        listener.closed(socket.fd, socket.app, socket.callSite, socket.kind);
    }
}
