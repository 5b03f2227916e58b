package io.tcpheadroom.jconsole.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One line of what the kernel says: a setting, or a counter whose rate tells of pressure. */
public final class KernelValue {
    private final Bean bean;
    private final Described described;
    private final String title;

    private KernelValue(Bean bean, Described described, boolean onlyOneOfItsSource) {
        this.bean = bean;
        this.described = described;
        this.title = title(described, onlyOneOfItsSource);
    }

    static List<KernelValue> of(Bean bean) {
        Map<String, Long> perSource =
                bean.described().stream().collect(Collectors.groupingBy(Described::source, Collectors.counting()));
        return bean.described().stream()
                .map(described -> new KernelValue(bean, described, perSource.get(described.source()) == 1))
                .collect(Collectors.toUnmodifiableList());
    }

    /** A file of several numbers is several attributes of one source. */
    private static String title(Described described, boolean onlyOneOfItsSource) {
        String source = described.source();
        if (source.isEmpty()) {
            return described.attribute();
        }
        if (described.isCounter()) {
            return lastWord(source);
        }
        return onlyOneOfItsSource ? source : source + " (" + described.attribute() + ")";
    }

    public String attribute() {
        return described.attribute();
    }

    /** The kernel's own name where the agent tells it, as one types it into sysctl or looks it up in /proc. */
    public String title() {
        return title;
    }

    private static String lastWord(String source) {
        String word = source.substring(source.lastIndexOf(' ') + 1);
        return word.chars().allMatch(Character::isDigit) ? source.substring(source.lastIndexOf('/') + 1) : word;
    }

    public boolean isCounter() {
        return described.isCounter();
    }

    public Long number() {
        return bean.whole(described.attribute());
    }

    /** As the kernel's own tools show it: a setting is not grouped, so that it can be copied; a dash where there is none. */
    public String value() {
        Long number = number();
        String text = bean.text(described.attribute());
        if (number == null) {
            return text == null ? Figures.ABSENT : text.isEmpty() ? "(empty)" : text;
        }
        return isCounter() ? Figures.count(number) : Long.toString(number);
    }

    public Double perSecond() {
        return isCounter() ? bean.perSecond(described.attribute()) : null;
    }

    public String unit() {
        return described.unit();
    }

    public String source() {
        return described.source();
    }

    public String description() {
        return described.description();
    }

    public String beanName() {
        return bean.name().getCanonicalName();
    }
}
