package io.tcpheadroom.resource;

import io.tcpheadroom.jvm.BeanObject;
import io.tcpheadroom.resource.BeanSource.Place;
import io.tcpheadroom.resource.BeanSource.Told;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** An MBean of the program that is asked at each tick, and with it those that belong to it: each once, for all that it is to tell. */
final class WatchedBean {
    private static final Set<Told> TEXTS = Set.of(Told.URL, Told.HOST);

    private final BeanSource source;
    private final MBeanServer server;
    private final ObjectName bean;
    private final @Nullable String app;
    private final Map<ObjectName, Map<Told, Place>> questions = new LinkedHashMap<>();
    private final Map<ObjectName, Map<Told, Place>> behind = new LinkedHashMap<>();
    private final Map<Told, Object> known = new EnumMap<>(Told.class);
    private @Nullable String problem;

    WatchedBean(BeanSource source, MBeanServer server, ObjectName bean, @Nullable String app) {
        this.source = source;
        this.server = server;
        this.bean = bean;
        this.app = app;
        questions.put(bean, new EnumMap<>(Told.class)); // first: without it the others are not asked
        source.places()
                .forEach((told, place) -> (place.isGetter ? behind : questions)
                        .computeIfAbsent(place.in(bean), name -> new EnumMap<>(Told.class))
                        .put(told, place));
    }

    BeanSource source() {
        return source;
    }

    ObjectName bean() {
        return bean;
    }

    /** What threw, or was of a wrong type, at the last asking; null where nothing did. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Null when it is gone. */
    @Nullable
    BeanAnswer ask() {
        Map<Told, Object> values = new EnumMap<>(Told.class);
        Map<Told, String> reasons = new EnumMap<>(Told.class);
        problem = null;
        for (Map.Entry<ObjectName, Map<Told, Place>> question : questions.entrySet()) {
            ObjectName asked = question.getKey();
            try {
                take(asked, question.getValue(), answers(asked, question.getValue()), values, reasons);
            } catch (InstanceNotFoundException e) {
                if (asked.equals(bean)) {
                    return null;
                }
                String missing = "there is no MBean " + Endpoint.shownInText(asked.toString());
                question.getValue().keySet().forEach(told -> reasons.put(told, missing));
            } catch (JMException | RuntimeException | LinkageError e) {
                String why = Endpoint.shownInText(asked.toString()) + " does not answer: "
                        + Endpoint.shownOfFailure(e.toString());
                problem = why;
                question.getValue().keySet().forEach(told -> reasons.put(told, why));
            }
        }
        behind.forEach((object, places) -> places.forEach((told, place) -> learn(told, object, place)));
        values.putAll(known);
        return new BeanAnswer(source, bean, app, values, reasons);
    }

    /** Once: it stays as it is for as long as there is the pool. */
    private void learn(Told told, ObjectName object, Place place) {
        Object value = known.containsKey(told) ? null : BeanObject.get(server, object, place.attributes.get(0));
        if (value instanceof String) {
            known.put(told, value);
        }
    }

    private Map<String, Object> answers(ObjectName asked, Map<Told, Place> places) throws JMException {
        List<String> names = new ArrayList<>();
        places.values().forEach(place -> names.addAll(place.attributes));
        return server.getAttributes(asked, names.toArray(new String[0])).asList().stream()
                .filter(attribute -> attribute.getValue() != null)
                .collect(Collectors.toMap(Attribute::getName, Attribute::getValue, (one, other) -> one));
    }

    private void take(
            ObjectName asked,
            Map<Told, Place> places,
            Map<String, Object> answers,
            Map<Told, Object> values,
            Map<Told, String> reasons) {
        places.forEach((told, place) -> {
            Object value = place.attributes.stream()
                    .map(answers::get)
                    .filter(answer -> answer != null)
                    .findFirst()
                    .orElse(null);
            String what = place.attributes.get(0);
            if (value == null) {
                reasons.put(told, whyNot(asked, what, place.isRequired));
            } else if (TEXTS.contains(told) ? value instanceof String : value instanceof Number) {
                values.put(told, value);
            } else {
                String wrong = what + " of " + asked + " is not a " + (TEXTS.contains(told) ? "text" : "number") + ": "
                        + value.getClass().getName();
                reasons.put(told, wrong);
                problem = problem == null ? wrong : problem;
            }
        });
    }

    /** A bulk read leaves out what throws. */
    private String whyNot(ObjectName asked, String attribute, boolean isThere) {
        if (isThere) {
            try {
                server.getAttribute(asked, attribute);
            } catch (JMException | RuntimeException | LinkageError e) {
                problem = attribute + " of " + asked + " cannot be read: " + (e.getCause() == null ? e : e.getCause());
                return problem;
            }
        }
        return attribute + " is not reported by " + asked;
    }
}
