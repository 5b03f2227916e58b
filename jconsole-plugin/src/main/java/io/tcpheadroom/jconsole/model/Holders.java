package io.tcpheadroom.jconsole.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who holds a resource, as far as the same snapshot proves it, the most first. Where it proves nothing, there is nobody:
 * sockets that make up a small part of the descriptors are not what uses them up.
 */
public final class Holders {
    private static final double WORTH_NAMING = 0.1;
    private static final Comparator<Holding> MOST_FIRST =
            Comparator.comparing(Holding::share).thenComparing(Holding::number).reversed();

    /** The resources whose holders are known: which beans they are, and how a sentence names the foremost. */
    private enum Held {
        DESCRIPTORS("process-fds", Kind.APP, Holders::app, "Open", Holders::apps),
        ACCEPT_QUEUE("accept-queue", Kind.LISTENER, Holders::endpoint, "Used", Holders::queue),
        EPHEMERAL_PORTS("ephemeral-ports", Kind.DESTINATION, Holders::endpoint, "Used", Holders::destination);

        private final String id;
        private final Kind beans;
        private final Function<Bean, String> name;
        private final String attribute;
        private final Function<Holders, Optional<String>> sentence;

        Held(
                String id,
                Kind beans,
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
            return new Holders(resource, holdings(resource, snapshot.beans(beans), name, attribute), sentence);
        }
    }

    private final Resource resource;
    private final List<Holding> holdings;
    private final Function<Holders, Optional<String>> sentence;

    private Holders(Resource resource, List<Holding> holdings, Function<Holders, Optional<String>> sentence) {
        this.resource = resource;
        this.holdings = holdings;
        this.sentence = sentence;
    }

    public static Holders of(Resource resource, Snapshot snapshot) {
        return Arrays.stream(Held.values())
                .filter(held -> held.id.equals(resource.id()))
                .findFirst()
                .map(held -> held.of(resource, snapshot))
                .orElseGet(() -> new Holders(resource, List.of(), nobody -> Optional.empty()));
    }

    private static List<Holding> holdings(
            Resource resource, List<Bean> beans, Function<Bean, String> name, String attribute) {
        return beans.stream()
                .filter(bean -> bean.whole(attribute) != null && bean.whole(attribute) > 0)
                .map(bean -> new Holding(
                        name.apply(bean), appOf(bean), bean.whole(attribute), share(bean, attribute, resource)))
                .sorted(MOST_FIRST)
                .collect(Collectors.toUnmodifiableList());
    }

    /** Each queue, and the ports towards each destination, have a limit of their own. */
    private static double share(Bean bean, String attribute, Resource resource) {
        Long limit = bean.whole("Limit");
        Long whole = limit != null ? limit : resource.used();
        return whole == null || whole <= 0 ? 0 : Math.min(1, bean.whole(attribute) / (double) whole);
    }

    public List<Holding> all() {
        return holdings;
    }

    /** Those that make the resource full, as the end of a sentence. */
    Optional<String> sentence() {
        return holdings.isEmpty() || resource.used() == null ? Optional.empty() : sentence.apply(this);
    }

    private Optional<String> queue() {
        return fullest()
                .map(most -> "the queue of " + most.name() + (most.app().isEmpty() ? "" : ", app " + most.app()));
    }

    private Optional<String> destination() {
        return fullest().map(most -> "towards " + most.name());
    }

    /** The one with the most, and the next when it holds nearly as much: naming one alone would accuse it. */
    private Optional<String> apps() {
        List<Holding> most = holdings.stream()
                .filter(app -> app.number() >= resource.used() * WORTH_NAMING)
                .filter(app -> app.number() >= holdings.get(0).number() * 0.5)
                .limit(2)
                .collect(Collectors.toList());
        if (most.isEmpty()) {
            return Optional.empty();
        }
        String second = most.size() == 1
                ? ""
                : ", app " + most.get(1).name() + " "
                        + Figures.count(most.get(1).number());
        return Optional.of("app " + most.get(0).name() + " holds "
                + Figures.count(most.get(0).number()) + second);
    }

    /** The resource shows the numbers of the fullest; when two are equally full, neither is the one. */
    private Optional<Holding> fullest() {
        Holding most = holdings.get(0);
        boolean isAlone = holdings.stream()
                        .filter(other -> MOST_FIRST.compare(other, most) == 0)
                        .count()
                == 1;
        return isAlone && most.number() == resource.used() ? Optional.of(most) : Optional.empty();
    }

    private static String app(Bean bean) {
        return bean.text("Name", "name");
    }

    private static String endpoint(Bean bean) {
        String address = bean.text("Address", "address");
        String port = bean.whole("Port") == null ? bean.name().getKeyProperty("port") : "" + bean.whole("Port");
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    private static String appOf(Bean bean) {
        return bean.text("App") == null ? "" : bean.text("App");
    }
}
