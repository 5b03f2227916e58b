package io.tcpheadroom.jconsole.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        private final Function<Holders, Optional<String>> sentence;

        HeldResource(
                String id,
                BeanType beans,
                Function<Bean, String> name,
                String attribute,
                Function<Holders, Optional<String>> sentence) {
            this.id = id;
            this.beans = beans;
            this.name = name;
            this.attribute = attribute;
            this.sentence = sentence;
        }

        Holders of(Resource resource, Snapshot snapshot) {
            return new Holders(resource, holders(resource, snapshot.beans(beans), name, attribute), sentence);
        }
    }

    private final Resource resource;
    private final List<Holder> holders;
    private final Function<Holders, Optional<String>> sentence;

    private Holders(Resource resource, List<Holder> holders, Function<Holders, Optional<String>> sentence) {
        this.resource = resource;
        this.holders = holders;
        this.sentence = sentence;
    }

    public static Holders of(Resource resource, Snapshot snapshot) {
        return Arrays.stream(HeldResource.values())
                .filter(held -> held.id.equals(resource.id()))
                .findFirst()
                .map(held -> held.of(resource, snapshot))
                .orElseGet(() -> new Holders(resource, List.of(), holders -> Optional.empty()));
    }

    private static List<Holder> holders(
            Resource resource, List<Bean> beans, Function<Bean, String> name, String attribute) {
        return beans.stream()
                .filter(bean -> bean.longValue(attribute) != null && bean.longValue(attribute) > 0)
                .map(bean -> new Holder(
                        name.apply(bean),
                        bean.textOrEmpty("App"),
                        bean.longValue(attribute),
                        share(bean, attribute, resource)))
                .sorted(LARGEST_FIRST)
                .collect(Collectors.toUnmodifiableList());
    }

    /** Each queue, and the ports towards each destination, have a limit of their own. */
    private static double share(Bean bean, String attribute, Resource resource) {
        Long limit = bean.longValue("Limit");
        Long total = limit != null ? limit : resource.used();
        return total == null || total <= 0 ? 0 : Math.min(1, bean.longValue(attribute) / (double) total);
    }

    public List<Holder> all() {
        return holders;
    }

    /** The largest holders, as the end of a sentence. */
    Optional<String> sentence() {
        return holders.isEmpty() || resource.used() == null ? Optional.empty() : sentence.apply(this);
    }

    private Optional<String> queue() {
        return fullest().map(most -> "listener " + most.name() + (most.app().isEmpty() ? "" : ", app " + most.app()));
    }

    private Optional<String> destination() {
        return fullest().map(most -> "destination " + most.name());
    }

    /** The largest, and the next one when it holds at least half as much: naming one alone would blame it. */
    private Optional<String> apps() {
        List<Holder> most = holders.stream()
                .filter(app -> app.used() >= resource.used() * MIN_SHARE_NAMED)
                .filter(app -> app.used() >= holders.get(0).used() * 0.5)
                .limit(2)
                .collect(Collectors.toList());
        if (most.isEmpty()) {
            return Optional.empty();
        }
        String second = most.size() == 1
                ? ""
                : ", app " + most.get(1).name() + " "
                        + Numbers.count(most.get(1).used());
        return Optional.of("app " + most.get(0).name() + " holds "
                + Numbers.count(most.get(0).used()) + second);
    }

    /** The one whose numbers the resource shows, the fullest; nobody when two are equally full. */
    private Optional<Holder> fullest() {
        Holder most = holders.get(0);
        boolean isTied = holders.size() > 1 && LARGEST_FIRST.compare(most, holders.get(1)) == 0;
        return !isTied && most.used() == resource.used() ? Optional.of(most) : Optional.empty();
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
