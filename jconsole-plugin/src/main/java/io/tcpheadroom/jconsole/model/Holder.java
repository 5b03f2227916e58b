package io.tcpheadroom.jconsole.model;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who holds a resource, as far as the same snapshot proves it. Where it proves nothing, nothing is said: sockets that make
 * up a small part of the descriptors are not what uses them up.
 */
final class Holder {
    private static final double WORTH_NAMING = 0.1;

    private Holder() {}

    static Optional<String> of(Resource resource, Snapshot snapshot) {
        switch (resource.id()) {
            case "process-fds":
                return app(resource, snapshot.beans(Kind.APP));
            case "accept-queue":
                return fullest(resource, snapshot.beans(Kind.LISTENER))
                        .map(bean -> "the queue of " + endpoint(bean) + appOf(bean));
            case "ephemeral-ports":
                return fullest(resource, snapshot.beans(Kind.DESTINATION)).map(bean -> "towards " + endpoint(bean));
            default:
                return Optional.empty();
        }
    }

    private static Optional<String> app(Resource resource, List<Bean> apps) {
        Optional<Bean> most = only(apps, "Open");
        return most.filter(app -> resource.used() != null && app.whole("Open") >= resource.used() * WORTH_NAMING)
                .map(app -> "app " + app.text("Name", "name") + " holds " + Figures.count(app.whole("Open")));
    }

    /** The bean that the resource shows the numbers of, if there is exactly one. */
    private static Optional<Bean> fullest(Resource resource, List<Bean> beans) {
        List<Bean> same = beans.stream()
                .filter(bean -> resource.used() != null
                        && Objects.equals(bean.whole("Used"), resource.used())
                        && Objects.equals(bean.whole("Limit"), resource.limit()))
                .collect(Collectors.toList());
        return same.size() == 1 && resource.used() > 0 ? Optional.of(same.get(0)) : Optional.empty();
    }

    /** The one with the most; nobody when two have as many. */
    private static Optional<Bean> only(List<Bean> beans, String attribute) {
        List<Bean> descending = beans.stream()
                .filter(bean -> bean.whole(attribute) != null && bean.whole(attribute) > 0)
                .sorted(Comparator.comparing((Bean bean) -> bean.whole(attribute))
                        .reversed())
                .collect(Collectors.toList());
        boolean tie = descending.size() > 1
                && descending.get(0).whole(attribute).equals(descending.get(1).whole(attribute));
        return tie ? Optional.empty() : descending.stream().findFirst();
    }

    private static String endpoint(Bean bean) {
        String address = bean.text("Address", "address");
        String port = bean.whole("Port") == null ? bean.name().getKeyProperty("port") : "" + bean.whole("Port");
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    private static String appOf(Bean bean) {
        return bean.text("App") == null ? "" : ", app " + bean.text("App");
    }
}
