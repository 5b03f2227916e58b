package io.tcpheadroom.tracker;

import io.tcpheadroom.text.PlainText;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Locale;

/**
 * One failure: its reason, and what the exception said. Holds text alone, so that neither an exception nor its class loader is
 * kept. The reason is read from the message, which is the C library's text for the errno, wherever the JDK or Netty put it; where
 * that is in another language, from the class.
 */
public final class Failure {
    /** The socket was closed while it connected. */
    static final Failure CLOSED = new Failure(FailureReason.CLOSED, "closed before it was connected");

    private static final int MOST_CHARACTERS = 200;

    private final FailureReason reason;
    private final String message;

    private Failure(FailureReason reason, String message) {
        this.reason = reason;
        this.message = message;
    }

    /** Of an open, connect or accept. */
    public static Failure of(Throwable thrown) {
        String message = message(thrown);
        return new Failure(reason(thrown, message.toLowerCase(Locale.ROOT)), text(thrown, message));
    }

    /**
     * Of a bind, where the kernel means something else by the same words: an address in use is a lack of ports only if any port would
     * have done.
     */
    public static Failure ofBind(Throwable thrown, int port) {
        String message = message(thrown);
        String words = message.toLowerCase(Locale.ROOT);
        FailureReason reason = reason(thrown, words);
        if (words.contains("address already in use")) {
            reason = port == 0 ? FailureReason.NO_PORT : FailureReason.OTHER;
        } else if (words.contains("cannot assign requested address")) {
            reason = FailureReason.NO_ADDRESS;
        } else if (reason == FailureReason.NO_PORT) {
            reason = FailureReason.OTHER; // a BindException in words that nobody here knows
        }
        return new Failure(reason, text(thrown, message));
    }

    /** Of a native transport that gives the number. Those are the kernel's on x86, ARM, RISC-V, POWER and s390. */
    public static Failure ofErrno(int errno) {
        return new Failure(reason(errno), "errno " + errno);
    }

    /**
     * The same of the connect of a datagram socket, which takes no port: the socket has one, or is given one in other words. So there is
     * no local address that leads there.
     */
    Failure ofDatagrams() {
        return reason == FailureReason.NO_PORT ? new Failure(FailureReason.UNREACHABLE, message) : this;
    }

    public FailureReason reason() {
        return reason;
    }

    /** The exception's class and message, one line of at most 200 characters. */
    public String message() {
        return message;
    }

    private static FailureReason reason(int errno) {
        switch (errno) {
            case 111:
                return FailureReason.REFUSED;
            case 110:
                return FailureReason.TIMED_OUT;
            case 100:
            case 101:
            case 112:
            case 113:
                return FailureReason.UNREACHABLE;
            case 103:
            case 104:
                return FailureReason.RESET;
            case 99:
                return FailureReason.NO_PORT;
            case 23:
            case 24:
                return FailureReason.NO_DESCRIPTOR;
            case 9:
            case 125:
                return FailureReason.CLOSED;
            default:
                return FailureReason.OTHER;
        }
    }

    private static FailureReason reason(Throwable thrown, String words) {
        if (thrown instanceof ClosedChannelException
                || contains(
                        words,
                        "socket closed",
                        "socket is closed",
                        "closed by interrupt",
                        "quic endpoint closed",
                        "shutdownnow")) {
            return FailureReason.CLOSED;
        }
        if (contains(words, "connection refused", "connection_refused")) {
            return FailureReason.REFUSED;
        }
        if (thrown instanceof SocketTimeoutException || contains(words, "timed out", "no response from peer")) {
            return FailureReason.TIMED_OUT;
        }
        if (thrown instanceof InterruptedIOException) {
            return FailureReason.CLOSED; // the interrupt of a virtual thread, which closes the socket
        }
        if (contains(words, "cannot assign requested address")) {
            return FailureReason.NO_PORT; // before the classes: the JDK has thrown it as NoRouteToHostException
        }
        if (contains(words, "too many open files")) {
            return FailureReason.NO_DESCRIPTOR;
        }
        if (contains(words, "connection reset", "connection abort")) {
            return FailureReason.RESET;
        }
        if (contains(words, "unreachable", "no route to host", "host is down", "network is down")) {
            return FailureReason.UNREACHABLE;
        }
        return byClass(thrown, words);
    }

    private static FailureReason byClass(Throwable thrown, String words) {
        if (thrown instanceof NoRouteToHostException) {
            return FailureReason.UNREACHABLE;
        }
        boolean isOfPort =
                thrown instanceof BindException && !contains(words, "address already in use", "permission denied");
        return isOfPort ? FailureReason.NO_PORT : FailureReason.OTHER;
    }

    private static boolean contains(String words, String... parts) {
        for (String part : parts) {
            if (words.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Never runs code of the program: only what Throwable itself says. */
    private static String message(Throwable thrown) {
        String message = isPlain(thrown.getClass()) ? thrown.getMessage() : null;
        return message == null ? "" : message;
    }

    /** To look at a class of the program takes rights that the program need not have. */
    private static boolean isPlain(Class<?> type) {
        return AccessController.doPrivileged((PrivilegedAction<Boolean>) () -> inheritsMessage(type));
    }

    private static boolean inheritsMessage(Class<?> type) {
        try {
            return type.getClassLoader() == null || type.getMethod("getMessage").getDeclaringClass() == Throwable.class;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }

    private static String text(Throwable thrown, String message) {
        String type = thrown.getClass().getName();
        String name = type.substring(type.lastIndexOf('.') + 1);
        return PlainText.of(message.isEmpty() ? name : name + ": " + message, MOST_CHARACTERS);
    }
}
