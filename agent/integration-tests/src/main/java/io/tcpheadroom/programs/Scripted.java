package io.tcpheadroom.programs;

import java.lang.management.ManagementFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A program that does what its standard input tells it, line by line, and answers each line with one of its own: {@code ok}
 * and a result, or {@code failed} and why. What it opens stays open until a line closes it. Java 11, so that every JDK of
 * the matrix runs it.
 *
 * <pre>
 * as shop                    what follows is done by a thread of the app shop, with a class loader of that name; %0a is a line end
 * listen socket 7            a listener of that kind, with that backlog; answers its port
 * connect channel 5          five connections to the last listener, accepted by the listener's app
 * knock 3                    clients that begin to connect to the last listener, and do not wait for that
 * refused tls 3              connections to where nobody listens; answers how many were refused
 * open datagram-socket 4     sockets that neither connect nor listen
 * drop channel 2             the same, forgotten without a close
 * drop-connected socket 2    connections, forgotten without a close
 * collect                    runs the collector
 * churn socket 8 5 250 a b   8 threads, in turn of the apps a and b, each five times open and close 250 connections
 * mock                       Mockito's mocks of sockets (Mockito has to be on the class path); one channel is opened and closed
 * load java.net.URI          loads and initialises a class
 * forget some.property       clears a system property
 * accept off                 connections from now on wait in the listener's queue
 * accept next                a thread goes into accept, and may fail there
 * accept one-more            a thread waits in accept for one connection more than were announced
 * hold selector 40           what is no socket but takes descriptors, kept open for good: selector, pipe, file or watcher
 * read process-fds Used      an attribute of a resource, from inside; type=App,name=shop in place of the resource for another bean
 * invoke type=Listener,port=8080,address=127.0.0.1 setBacklog 50   an operation of a bean, from inside; what it answers
 * threads 500                as many threads that wait for good, or as many as can be had; answers how many, and why no more
 * compute 16                 as many threads that compute all the time
 * native-connect 30 8080     connections to that port which native code opens
 * native-close 45            native code closes the descriptor of that number
 * faults                     how often something befell the class that an agent has put faults into
 * send 100                   as many bytes over each connection that the app opened, which nobody reads
 * close-accepted             what the app's listeners accepted; they go on
 * close                      everything that the app opened
 * </pre>
 */
public final class Scripted {
    /** What can be asked of a program that may have no further thread. */
    private static final Set<String> NEEDS_NO_THREAD = Set.of("read", "threads");

    private final Apps apps = new Apps();
    private App current = apps.of("");

    private Scripted() {}

    public static void main(String[] arguments) throws Exception {
        Dialogue.inWords(new Scripted()::run);
    }

    private Object run(String[] words) throws Exception {
        if (words[0].equals("as")) {
            current = apps.of(URLDecoder.decode(words[1].replace("+", "%2B"), StandardCharsets.UTF_8));
            return "";
        }
        Callable<Object> command = command(words);
        return NEEDS_NO_THREAD.contains(words[0]) ? command.call() : current.run(command);
    }

    private Callable<Object> command(String[] words) {
        App app = current;
        switch (words[0]) {
            case "listen":
                return () -> apps.last(app.listen(Kinds.of(words[1]), Integer.parseInt(words[2])));
            case "connect":
                return () -> app.connect(Kinds.of(words[1]), Integer.parseInt(words[2]), apps.lastListener());
            case "knock":
                return () -> app.knock(Integer.parseInt(words[1]), apps.lastListener());
            case "refused":
                return () -> app.refused(Kinds.of(words[1]), Integer.parseInt(words[2]));
            case "open":
                return () -> app.open(Kinds.of(words[1]), Integer.parseInt(words[2]));
            case "drop":
                return () -> app.drop(Kinds.of(words[1]), Integer.parseInt(words[2]));
            case "drop-connected":
                return () -> app.dropConnected(Kinds.of(words[1]), Integer.parseInt(words[2]), apps.lastListener());
            case "collect":
                return Scripted::collect;
            case "churn":
                return () -> churn(words);
            case "mock":
                return Mocks::make;
            case "load":
                return () -> Class.forName(words[1]).getName();
            case "forget":
                return () -> System.clearProperty(words[1]);
            case "accept":
                return () -> apps.lastListener().accept(words[1]);
            case "threads":
                return () -> Threads.start(Integer.parseInt(words[1]));
            case "hold":
                return () -> Held.open(words[1], Integer.parseInt(words[2]));
            case "read":
                return () -> read(words[1].contains("=") ? words[1] : "type=Resource,name=" + words[1], words[2]);
            case "invoke":
                return () -> invoke(words[1], words[2], Integer.parseInt(words[3]));
            case "compute":
                return () -> Threads.compute(Integer.parseInt(words[1]));
            case "native-connect":
                return () -> new NativeCode().connect(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "native-close":
                return () -> new NativeCode().close(Integer.parseInt(words[1]));
            case "faults":
                return () -> System.getProperties().get(Faults.COUNT);
            case "send":
                return () -> app.send(Integer.parseInt(words[1]));
            case "close-accepted":
                return app::closeAccepted;
            case "close":
                return app::close;
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    private static Object read(String bean, String attribute) throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("tcp.headroom:" + bean), attribute);
    }

    private static Object invoke(String bean, String operation, int argument) throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("tcp.headroom:" + bean), operation, new Object[] {argument}, new String[] {"int"
                });
    }

    private Object churn(String[] words) throws Exception {
        List<App> all = new ArrayList<>();
        for (int i = 5; i < words.length; i++) {
            all.add(apps.of(words[i]));
        }
        return new Churn(Kinds.of(words[1]), Integer.parseInt(words[3]), Integer.parseInt(words[4]))
                .run(Integer.parseInt(words[2]), all);
    }

    private static Object collect() {
        System.gc();
        return "";
    }
}
