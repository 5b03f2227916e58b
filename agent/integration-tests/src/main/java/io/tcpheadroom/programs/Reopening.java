package io.tcpheadroom.programs;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.Notification;
import javax.management.ObjectName;

/** Closes a listener and opens it again, a sample or two later, and counts how often its bean was taken away. */
public final class Reopening {
    private static final int ROUNDS = 3;

    private Reopening() {}

    public static void main(String[] arguments) throws Exception {
        Beans.server();
        Beans.awaitAgent();
        ServerSocket listener = listen(0);
        int port = listener.getLocalPort();
        ObjectName bean = Beans.name("type=Listener,port=" + port + ",address=127.0.0.1");
        Waiting.until("the bean", () -> Beans.server().isRegistered(bean));

        AtomicInteger taken = new AtomicInteger();
        Beans.server()
                .addNotificationListener(
                        MBeanServerDelegate.DELEGATE_NAME, (told, handback) -> count(told, bean, taken), null, null);
        for (int round = 0; round < ROUNDS; round++) {
            listener.close();
            Beans.awaitSamples(2);
            listener = listen(port);
            Beans.awaitSamples(2);
        }
        System.out.println("taken away " + taken);
        listener.close();
        Waiting.until("the end of the bean", () -> !Beans.server().isRegistered(bean));
        System.out.println("gone");
    }

    private static void count(Notification told, ObjectName bean, AtomicInteger taken) {
        if (told.getType().equals(MBeanServerNotification.UNREGISTRATION_NOTIFICATION)
                && ((MBeanServerNotification) told).getMBeanName().equals(bean)) {
            taken.incrementAndGet();
        }
    }

    private static ServerSocket listen(int port) throws Exception {
        return new ServerSocket(port, 7, InetAddress.getByName("127.0.0.1"));
    }
}
