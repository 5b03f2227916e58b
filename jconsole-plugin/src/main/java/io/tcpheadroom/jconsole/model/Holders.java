package io.tcpheadroom.jconsole.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a resource, as far as the same snapshot proves it, largest share first. Where it proves nothing, nobody is named:
 * sockets that are a small part of the open descriptors are not what uses them up.
 */
public final class Holders {
    private static final double MIN_SHARE_NAMED = 0.1;
    private static final Comparator<Holder> LARGEST_FIRST =
            Comparator.comparing(Holder::share).thenComparing(Holder::used).reversed();

    /** The resources whose holders are known: which beans they are, and how a sentence names the largest. */
    private enum HeldResource {
        DESCRIPTORS("process-fds", BeanType.APP, Holders::app, "Open", Holders::apps),
        ACCEPT_QUEUE("accept-queue", BeanType.LISTENER, Holders::endpoint, "Used", Holders::queue),
        EPHEMERAL_PORTS("ephemeral-ports", BeanType.DESTINATION, Holders::endpoint, "Used", Holders::destination);

        private final String id;
        private final BeanType beans;
        private final Function<Bean, String> name;
        private final String attribute;
        private final BiFunction<List<Holder>, Long, Optional<String>> sentence;

        HeldResource(
                String id,
                BeanType beans,
                Function<Bean, String> name,
                String attribute,
                BiFunction<List<Holder>, Long, Optional<String>> sentence) {
            this.id = id;
            this.beans = beans;
            this.name = name;
            this.attribute = attribute;
            this.sentence = sentence;
        }

        Holders of(Resource resource, Snapshot snapshot) {
            Long used = resource.used();
            List<Holder> holders = new ArrayList<>();
            for (Bean bean : snapshot.beans(beans)) {
                Long held = bean.longValue(attribute);
                if (held != null && held > 0) {
                    Long limit = bean.longValue("Limit");
                    double share = share(held, limit != null ? limit : used);
                    holders.add(new Holder(name.apply(bean), bean.textOrEmpty("App"), held, share));
                }
            }
            holders.sort(LARGEST_FIRST);
            return new Holders(
                    List.copyOf(holders),
                    holders.isEmpty() || used == null ? Optional.empty() : sentence.apply(holders, used));
        }

        /** Each queue, and the ports towards each destination, have a limit of their own. */
        private static double share(long held, @Nullable Long total) {
            return total == null || total <= 0 ? 0 : Math.min(1, held / (double) total);
        }
    }

    private final List<Holder> all;
    private final Optional<String> sentence;

    private Holders(List<Holder> all, Optional<String> sentence) {
        this.all = all;
        this.sentence = sentence;
    }

    public static Holders of(Resource resource, Snapshot snapshot) {
        return Arrays.stream(HeldResource.values())
                .filter(held -> held.id.equals(resource.id()))
                .findFirst()
                .map(held -> held.of(resource, snapshot))
                .orElseGet(() -> new Holders(List.of(), Optional.empty()));
    }

    public List<Holder> all() {
        return all;
    }

    /** The largest holders, as the end of a sentence. */
    Optional<String> sentence() {
        return sentence;
    }

    private static Optional<String> queue(List<Holder> holders, long used) {
        return fullest(holders, used)
                .map(most -> "listener " + most.name() + (most.app().isEmpty() ? "" : ", app " + most.app()));
    }

    private static Optional<String> destination(List<Holder> holders, long used) {
        return fullest(holders, used).map(most -> "destination " + most.name());
    }

    /** The largest, and the next one when it holds at least half as much: naming one alone would blame it. */
    private static Optional<String> apps(List<Holder> holders, long used) {
        List<String> named = holders.stream()
                .filter(app -> app.used() >= used * MIN_SHARE_NAMED)
                .filter(app -> app.used() >= holders.get(0).used() * 0.5)
                .limit(2)
                .map(app -> "app " + app.name() + " holds " + Numbers.count(app.used()))
                .collect(Collectors.toList());
        return named.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", named));
    }

    /** The one whose numbers the resource shows, the fullest; nobody when two are equally full. */
    private static Optional<Holder> fullest(List<Holder> holders, long used) {
        Holder most = holders.get(0);
        boolean isTied = holders.size() > 1 && LARGEST_FIRST.compare(most, holders.get(1)) == 0;
        return !isTied && most.used() == used ? Optional.of(most) : Optional.empty();
    }

    private static String app(Bean bean) {
        return bean.text("Name", "name");
    }

    private static String endpoint(Bean bean) {
        String address = bean.text("Address", "address");
        String port = bean.longValue("Port") == null ? bean.name().getKeyProperty("port") : "" + bean.longValue("Port");
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
