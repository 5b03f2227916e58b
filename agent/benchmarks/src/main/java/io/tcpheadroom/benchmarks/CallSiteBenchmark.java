package io.tcpheadroom.benchmarks;

import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An open and a close whose call site is captured, without a limit each time: so many frames of a library lie between the socket
 * and the application. With more than a hundred the application's frame is not found.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallSiteBenchmark {
    private static final int FD = 10;

    @Param({"0", "30", "60", "200"})
    public int libraryFrames;

    private final FileDescriptor descriptor = new FileDescriptor();
    private final Runnable openAndClose = this::openAndClose;
    private Tracker tracker;
    private ObjIntConsumer<Runnable> application;

    @Setup
    public void load() throws ReflectiveOperationException {
        Apps apps = new Apps("program", AppRules.none(), 100);
        List<String> skipped = List.of(Library.class.getName());
        tracker = new Tracker(apps, new CallSites(CallSites.Depth.FIRST, Integer.MAX_VALUE, 1000, skipped), 10_000);
        application = application();
    }

    /** In a loader of its own, as a program has one: call sites are no classes of the agent's loader, which here is the benchmark's. */
    @SuppressWarnings("unchecked")
    private static ObjIntConsumer<Runnable> application() throws ReflectiveOperationException {
        return (ObjIntConsumer<Runnable>) new ProgramLoader()
                .loadClass(Application.class.getName())
                .getConstructor()
                .newInstance();
    }

    private void openAndClose() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.closing(FD);
    }

    @Benchmark
    public void measured() {
        application.accept(openAndClose, libraryFrames);
    }

    /** Calls the library. */
    public static final class Application implements ObjIntConsumer<Runnable> {
        @Override
        public void accept(Runnable socket, int frames) {
            if (frames == 0) {
                socket.run();
            } else {
                Library.call(frames - 1, socket);
            }
        }
    }

    /** Calls itself before it opens the socket. */
    public static final class Library {
        private Library() {}

        static void call(int frames, Runnable socket) {
            if (frames == 0) {
                socket.run();
            } else {
                call(frames - 1, socket);
            }
        }
    }

    /** Defines the two classes above once more. */
    private static final class ProgramLoader extends ClassLoader {
        ProgramLoader() {
            super(CallSiteBenchmark.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Application.class.getName()) && !name.equals(Library.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
