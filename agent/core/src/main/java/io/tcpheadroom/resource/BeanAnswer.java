package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.BeanSource.Told;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** What one MBean of the program said when it was asked. Immutable. */
final class BeanAnswer {
    private final BeanSource source;
    private final ObjectName bean;
    private final @Nullable String app;
    private final Map<Told, Object> values;
    private final Map<Told, String> reasons;

    /**
     * What was said.
     *
     * @param app the one whose class loader the bean's class has; null when that says nothing
     * @param reasons why there is no value
     */
    BeanAnswer(
            BeanSource source,
            ObjectName bean,
            @Nullable String app,
            Map<Told, Object> values,
            Map<Told, String> reasons) {
        this.source = source;
        this.bean = bean;
        this.app = app;
        this.values = values;
        this.reasons = reasons;
    }

    /** The same bean while it does not answer. */
    BeanAnswer unanswered(String why) {
        Map<Told, String> all = new EnumMap<>(Told.class);
        source.places().keySet().forEach(told -> all.put(told, why));
        return new BeanAnswer(source, bean, app, texts(), all);
    }

    /** Where the connections go does not change. */
    private Map<Told, Object> texts() {
        return values.entrySet().stream()
                .filter(value -> value.getKey() == Told.URL || value.getKey() == Told.HOST)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    BeanSource source() {
        return source;
    }

    ObjectName bean() {
        return bean;
    }

    String name() {
        return Endpoint.shownInText(source.nameOf(bean));
    }

    @Nullable
    String app() {
        return app;
    }

    boolean tells(Told told) {
        return source.places().containsKey(told);
    }

    /** How many there are, which is never negative. */
    Figure count(Told told) {
        BeanSource.Place place = source.places().get(told);
        return number(
                told,
                Figure.unknown(
                        place == null || place.whenNegative == null
                                ? "negative where it is not known"
                                : place.whenNegative));
    }

    /** How many there may be: negative where there is no limit, and not told at all by what has none. */
    Figure limit(Told told) {
        return tells(told) ? number(told, Figure.unlimited()) : Figure.unlimited();
    }

    private Figure number(Told told, Figure whenNegative) {
        Object value = values.get(told);
        if (value instanceof Number && !Double.isNaN(((Number) value).doubleValue())) {
            long number = ((Number) value).longValue();
            return number < 0 ? whenNegative : Figure.of(number);
        }
        String reason = reasons.get(told);
        return Figure.unknown(reason == null ? "not reported by " + source.library() : reason);
    }

    @Nullable
    String text(Told told) {
        Object value = values.get(told);
        return value instanceof String ? (String) value : null;
    }
}
