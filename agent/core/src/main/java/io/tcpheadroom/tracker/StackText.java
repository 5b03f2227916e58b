package io.tcpheadroom.tracker;

import io.tcpheadroom.text.PlainText;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * The current thread's stack as the text of a call site, one frame per line: first the nearest frame of the application, then, if
 * that opened the socket through a library, {@code via} and the nearest frame of the library; then the application's callers, as
 * far as they are wanted. If the stack holds only libraries' frames, as on a thread of theirs, it begins with the nearest of these.
 */
final class StackText {
    /**
     * How far to look for a frame of the application. OkHttp 4.12, HttpClient 5.4, RestTemplate on top of it, and HikariCP with
     * PostgreSQL put 14 to 28 frames between the application and the socket (JDK 17); interceptors, proxies and retries come on top. On an
     * event loop there is no such frame at all, and a frame takes a quarter of a microsecond.
     */
    private static final int MAX_FRAMES = 100;

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final Predicate<Class<?>> isOfProgram;
    private final Predicate<Class<?>> isLibrary;

    /**
     * @param isOfProgram false for classes of the JDK and of the agent
     * @param isLibrary asked about classes of the program only
     */
    StackText(Predicate<Class<?>> isOfProgram, Predicate<Class<?>> isLibrary) {
        this.isOfProgram = isOfProgram;
        this.isLibrary = isLibrary;
    }

    /**
     * Empty if there is no frame of the program.
     *
     * @param lines 1 for the application's frame and the library's, else the maximum
     */
    String capture(int lines) {
        return walker.walk(frames -> text(frames.iterator(), lines));
    }

    /** By hand: a stage of a stream makes the JVM spin classes, in the program's first connect. */
    private String text(Iterator<StackFrame> frames, int lines) {
        List<StackFrame> libraryFrames = new ArrayList<>(1);
        for (int left = MAX_FRAMES; left > 0 && frames.hasNext(); left--) {
            StackFrame frame = frames.next();
            boolean ofProgram = isOfProgram.test(frame.getDeclaringClass());
            if (ofProgram && !isLibrary.test(frame.getDeclaringClass())) {
                return text(frame, libraryFrames, frames, Math.min(lines, left));
            }
            if ((ofProgram || !libraryFrames.isEmpty()) && libraryFrames.size() < lines) {
                libraryFrames.add(frame);
            }
        }
        StringJoiner text = new StringJoiner("\n");
        for (StackFrame frame : libraryFrames) {
            text.add(line(frame));
        }
        return text.toString();
    }

    private static String text(
            StackFrame application, List<StackFrame> libraryFrames, Iterator<StackFrame> callers, int lines) {
        StringBuilder text = new StringBuilder(line(application));
        int left = lines - 1;
        if (!libraryFrames.isEmpty()) {
            text.append("\nvia ").append(line(libraryFrames.get(0)));
            left--;
        }
        for (; left > 0 && callers.hasNext(); left--) {
            text.append('\n').append(line(callers.next()));
        }
        return text.toString();
    }

    private static String line(StackFrame frame) {
        return PlainText.of(frame.toStackTraceElement().toString());
    }
}
