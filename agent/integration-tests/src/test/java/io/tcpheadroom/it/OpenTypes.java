package io.tcpheadroom.it;

import java.util.stream.Collectors;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularType;

/** Types of JMX values in few words: {@code {key: String, value: String} by [key]} is a map. */
final class OpenTypes {
    private OpenTypes() {}

    static String text(OpenType<?> type) {
        if (type instanceof ArrayType<?> array) {
            return text(array.getElementOpenType()) + "[]".repeat(array.getDimension());
        }
        if (type instanceof TabularType table) {
            return text(table.getRowType()) + " by " + table.getIndexNames();
        }
        if (type instanceof CompositeType composite) {
            return composite.keySet().stream()
                    .map(item -> item + ": " + text(composite.getType(item)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return type.getTypeName();
    }
}
