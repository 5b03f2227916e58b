package io.tcpheadroom.resource;

import io.tcpheadroom.jvm.BeanObject;
import io.tcpheadroom.tracker.ContextPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Asks every watched MBean once; before, looks for such beans. Run by a thread that may not come back, so it changes nothing that
 * another round goes by: it answers the beans that are to be watched from now on.
 */
final class BeanRound implements Callable<List<WatchedBean>> {
    /** Of each list of sources. */
    private static final int MOST_BEANS = 100;

    private final List<BeanSource> sources;
    private final Collection<MBeanServer> servers;
    private final List<WatchedBean> watched;
    private final Collection<ObjectName> left;
    private final Function<ClassLoader, @Nullable String> appOf;
    private final List<BeanAnswer> answers = new ArrayList<>();
    private volatile @Nullable ObjectName asking;
    private volatile boolean isLeft;
    private volatile boolean isOver;

    /**
     * Is not run yet.
     *
     * @param servers where to look; none when there is to be no look
     * @param watched those that are known
     * @param left those that have not returned from an earlier round
     */
    BeanRound(
            List<BeanSource> sources,
            Collection<MBeanServer> servers,
            List<WatchedBean> watched,
            Collection<ObjectName> left,
            Function<ClassLoader, @Nullable String> appOf) {
        this.sources = sources;
        this.servers = servers;
        this.watched = watched;
        this.left = left;
        this.appOf = appOf;
    }

    @Override
    public List<WatchedBean> call() {
        try {
            List<WatchedBean> there = new ArrayList<>();
            for (WatchedBean bean : servers.isEmpty() ? watched : found()) {
                if (isLeft) {
                    break;
                }
                asking = bean.bean();
                BeanAnswer answer = bean.ask();
                if (answer != null) {
                    there.add(bean);
                    answers.add(answer);
                }
            }
            asking = null;
            return there;
        } finally {
            isOver = true;
        }
    }

    /** What they said, in the order of the sources; whole when the round is over. */
    List<BeanAnswer> answers() {
        return answers;
    }

    /** The one that has not returned yet; null between two. */
    @Nullable
    ObjectName asking() {
        return asking;
    }

    /** Nobody waits for it any more. */
    void leave() {
        isLeft = true;
    }

    boolean isOver() {
        return isOver;
    }

    private List<WatchedBean> found() {
        Map<ObjectName, WatchedBean> known = new HashMap<>();
        watched.forEach(bean -> known.put(bean.bean(), bean));
        Map<List<@Nullable String>, BeanSource> shown = new HashMap<>();
        Set<ObjectName> taken = new HashSet<>();
        List<WatchedBean> found = new ArrayList<>();
        for (BeanSource source : sources) {
            for (MBeanServer server : servers) {
                for (ObjectName name : new TreeSet<>(server.queryNames(source.pattern(), null))) {
                    if (found.size() < MOST_BEANS && source.mayBe(name) && !left.contains(name) && taken.add(name)) {
                        WatchedBean before = known.get(name);
                        WatchedBean bean =
                                before != null && before.source() == source ? before : watch(source, server, name);
                        if (bean == null) {
                            taken.remove(name); // another source may know it
                        } else if (shown.computeIfAbsent(pool(source, name), key -> source) == source) {
                            found.add(bean);
                        }
                    }
                }
            }
        }
        return found;
    }

    /** By what two sources know that they speak of the same. */
    private static List<@Nullable String> pool(BeanSource source, ObjectName name) {
        List<@Nullable String> known = new ArrayList<>();
        known.add(source.library());
        known.add(source.nameOf(name));
        known.add(name.getKeyProperty("context"));
        return known;
    }

    /** Null of a bean that is called so, and is something else. */
    private @Nullable WatchedBean watch(BeanSource source, MBeanServer server, ObjectName name) {
        asking = name;
        try {
            Set<String> attributes = Stream.of(server.getMBeanInfo(name).getAttributes())
                    .map(MBeanFeatureInfo::getName)
                    .collect(Collectors.toSet());
            return source.required().stream().allMatch(any -> any.stream().anyMatch(attributes::contains))
                    ? new WatchedBean(source, server, name, app(server, name))
                    : null;
        } catch (JMException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Tomcat's own tree says it by the path, of classes that are the server's. */
    private @Nullable String app(MBeanServer server, ObjectName name) throws JMException {
        String path = name.getKeyProperty("context");
        if (path != null && path.startsWith("/")) {
            return ContextPath.nameInTomcat(path, name.getKeyProperty("host"));
        }
        ClassLoader registered = server.getClassLoaderFor(name);
        ClassLoader loader = registered == null ? BeanObject.loaderBehind(server, name) : registered;
        return loader == null ? null : appOf.apply(loader);
    }
}
