package io.tcpheadroom.it;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Descriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.openmbean.OpenType;

/**
 * What a client can find out about a bean's attributes, operations and notifications, as lines: by name, for the order in
 * which reflection finds them is not promised. The class behind the bean is not in it: no client depends on it.
 */
final class MBeanText {
    private static final List<String> IMPACTS = List.of("INFO", "ACTION", "ACTION_INFO", "UNKNOWN");

    /** How our annotations reach the description and the impact: worth a word only where they say something else. */
    private static final String DESCRIPTION = "descriptionText";

    private static final String IMPACT = "operationImpact";

    private MBeanText() {}

    static String of(MBeanInfo info) {
        return Stream.of(
                        Stream.of(
                                line(2, descriptor(info.getDescriptor(), Map.of(DESCRIPTION, info.getDescription())))),
                        sorted(info.getConstructors(), constructor -> line(2, "constructor " + constructor)),
                        sorted(info.getAttributes(), MBeanText::attribute),
                        sorted(info.getOperations(), MBeanText::operation),
                        sorted(info.getNotifications(), MBeanText::notification))
                .flatMap(texts -> texts)
                .collect(Collectors.joining());
    }

    private static <F> Stream<String> sorted(F[] features, Function<F, String> text) {
        return Arrays.stream(features).map(text).sorted();
    }

    private static String attribute(MBeanAttributeInfo attribute) {
        String read = attribute.isReadable() ? attribute.isIs() ? ", read by is" : ", read" : "";
        String write = attribute.isWritable() ? ", write" : "";
        return line(2, "attribute " + attribute.getName() + ": " + attribute.getType() + read + write)
                + details(attribute, Map.of());
    }

    private static String operation(MBeanOperationInfo operation) {
        String types = Arrays.stream(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .collect(Collectors.joining(", ", "(", ")"));
        String parameters = Arrays.stream(operation.getSignature())
                .map(parameter -> line(4, "parameter " + parameter.getName()) + details(parameter, Map.of()))
                .collect(Collectors.joining());
        return line(
                        2,
                        "operation " + operation.getName() + types + ": " + operation.getReturnType() + ", "
                                + IMPACTS.get(operation.getImpact()))
                + details(operation, Map.of(IMPACT, operation.getImpact()))
                + parameters;
    }

    private static String notification(MBeanNotificationInfo notification) {
        return line(
                        2,
                        "notification " + notification.getName() + ": "
                                + String.join(", ", notification.getNotifTypes()))
                + details(notification, Map.of());
    }

    private static String details(MBeanFeatureInfo feature, Map<String, Object> known) {
        Map<String, Object> all = new TreeMap<>(known);
        all.put(DESCRIPTION, feature.getDescription());
        return line(6, feature.getDescription()) + line(6, descriptor(feature.getDescriptor(), all));
    }

    private static String descriptor(Descriptor descriptor, Map<String, ?> known) {
        return Arrays.stream(descriptor.getFieldNames())
                .filter(field -> !known.containsKey(field) || !known.get(field).equals(descriptor.getFieldValue(field)))
                .sorted()
                .map(field -> field + "=" + value(descriptor.getFieldValue(field)))
                .collect(Collectors.joining(" | "));
    }

    private static String value(Object value) {
        return value instanceof OpenType<?> type ? OpenTypes.text(type) : String.valueOf(value);
    }

    private static String line(int indent, String text) {
        return text.isEmpty() ? "" : " ".repeat(indent) + text + "\n";
    }
}
