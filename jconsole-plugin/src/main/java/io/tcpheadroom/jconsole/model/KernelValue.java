package io.tcpheadroom.jconsole.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A kernel setting, or a pressure counter. */
public final class KernelValue {
    private final Bean bean;
    private final AttributeDescription description;
    private final String title;

    private KernelValue(Bean bean, AttributeDescription description, boolean isOnlyOneOfSource) {
        this.bean = bean;
        this.description = description;
        this.title = title(description, isOnlyOneOfSource);
    }

    static List<KernelValue> of(Bean bean) {
        Map<String, Long> perSource = bean.descriptions().stream()
                .collect(Collectors.groupingBy(AttributeDescription::source, Collectors.counting()));
        return bean.descriptions().stream()
                .map(description ->
                        new KernelValue(bean, description, Long.valueOf(1).equals(perSource.get(description.source()))))
                .collect(Collectors.toUnmodifiableList());
    }

    /** A file with several numbers has several attributes with the same source. */
    private static String title(AttributeDescription description, boolean isOnlyOneOfSource) {
        String source = description.source();
        if (source.isEmpty()) {
            return description.name();
        }
        if (description.isCounter()) {
            return lastWord(source);
        }
        return isOnlyOneOfSource ? source : source + " (" + description.name() + ")";
    }

    public String attribute() {
        return description.name();
    }

    /** The kernel's own name where the agent knows it, as in sysctl or /proc. */
    public String title() {
        return title;
    }

    private static String lastWord(String source) {
        String word = source.substring(source.lastIndexOf(' ') + 1);
        return word.chars().allMatch(Character::isDigit) ? source.substring(source.lastIndexOf('/') + 1) : word;
    }

    public boolean isCounter() {
        return description.isCounter();
    }

    public @Nullable Long number() {
        return bean.longValue(description.name());
    }

    /** As the kernel's own tools show it: a setting has no thousands separators, so it can be copied. A dash where there is none. */
    public String text() {
        Long number = number();
        String value = bean.text(description.name());
        if (number == null) {
            return value == null ? Numbers.ABSENT : value.isEmpty() ? "(empty)" : value;
        }
        return isCounter() ? Numbers.count(number) : Long.toString(number);
    }

    public @Nullable Double ratePerSecond() {
        return isCounter() ? bean.ratePerSecond(description.name()) : null;
    }

    public String unit() {
        return description.unit();
    }

    public String source() {
        return description.source();
    }

    public String description() {
        return description.description();
    }

    public ObjectName bean() {
        return bean.name();
    }
}
