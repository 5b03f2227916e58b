package io.tcpheadroom.jmx;

import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.api.Status;
import java.util.function.UnaryOperator;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import org.jspecify.annotations.Nullable;

/**
 * A resource, which tells its listeners once of every rise into a band and of every fall out of one. A reading that fails
 * in between is neither. Listeners are called by a thread of the {@link Notifier}, never by the sampler's.
 */
final class ResourceBean extends SampledBean<ResourceMXBean> implements NotificationEmitter {
    static final String EXCEEDED = "tcp.headroom.resource.exceeded";
    static final String CLEARED = "tcp.headroom.resource.cleared";

    static final MBeanNotificationInfo NOTIFICATIONS = new MBeanNotificationInfo(
            new String[] {EXCEEDED, CLEARED},
            Notification.class.getName(),
            "The status rose to WARN or CRITICAL, or fell from there; the user data are CompositeData: "
                    + StatusChange.ITEMS);

    private final String id;
    private final NotificationBroadcasterSupport listeners;
    private Status known;
    private long sequence;

    ResourceBean(
            BeanType<ResourceMXBean> type,
            String id,
            ResourceMXBean values,
            UnaryOperator<ResourceMXBean> asOfNow,
            Notifier notifier) {
        super(type, values, asOfNow);
        this.id = id;
        this.known = status(values);
        this.listeners = new NotificationBroadcasterSupport(notifier.executor(), NOTIFICATIONS);
    }

    @Override
    void show(ResourceMXBean values) {
        super.show(values);
        Status before = known;
        Status now = status(values);
        if (now == Status.UNKNOWN) {
            return;
        }
        known = now;
        if (band(now) != band(before)) {
            StatusChange change = new StatusChange(id, before, values);
            Notification told = new Notification(
                    band(now) > band(before) ? EXCEEDED : CLEARED,
                    this,
                    ++sequence,
                    System.currentTimeMillis(),
                    change.text());
            told.setUserData(change.data());
            listeners.sendNotification(told);
        }
    }

    private static Status status(ResourceMXBean values) {
        return Status.valueOf(values.getStatus());
    }

    private static int band(Status status) {
        return status == Status.CRITICAL ? 2 : status == Status.WARN ? 1 : 0;
    }

    @Override
    public void addNotificationListener(
            NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object handback) {
        listeners.addNotificationListener(listener, filter, handback);
    }

    @Override
    public void removeNotificationListener(NotificationListener listener) throws ListenerNotFoundException {
        listeners.removeNotificationListener(listener);
    }

    @Override
    public void removeNotificationListener(
            NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object handback)
            throws ListenerNotFoundException {
        listeners.removeNotificationListener(listener, filter, handback);
    }

    @Override
    public MBeanNotificationInfo[] getNotificationInfo() {
        return listeners.getNotificationInfo();
    }
}
