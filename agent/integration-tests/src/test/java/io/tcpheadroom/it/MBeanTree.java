package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.MBeanInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * The agent's beans as a text: each name with its description, then what the bean has. Beans that have the same stand
 * together, so that all resources are one block. Where a value in a name comes from the program, it is a star.
 */
final class MBeanTree {
    private static final Pattern KEYS_OF_THE_PROGRAM =
            Pattern.compile("(?<=type=(App|Listener|Destination|Connector|Pool),).*");
    private static final Pattern VALUE = Pattern.compile("=[^,]*");

    private final Map<String, String> descriptions = new TreeMap<>();
    private final Map<String, String> features = new TreeMap<>();

    private MBeanTree() {}

    static String of(MBeanServerConnection server) throws Exception {
        MBeanTree tree = new MBeanTree();
        for (ObjectName name : server.queryNames(Names.ALL, null)) {
            tree.add(name, server.getMBeanInfo(name));
        }
        return tree.text();
    }

    private void add(ObjectName name, MBeanInfo info) {
        String kind = KEYS_OF_THE_PROGRAM
                .matcher(name.toString())
                .replaceAll(keys -> VALUE.matcher(keys.group()).replaceAll("=*"));
        putOnce(descriptions, kind, info.getDescription());
        putOnce(features, kind, MBeanText.of(info));
    }

    /** Beans whose names differ only in what comes from the program do not differ otherwise. */
    private static void putOnce(Map<String, String> texts, String kind, String text) {
        String known = texts.put(kind, text);
        assertThat(text).as(kind).isEqualTo(known == null ? text : known);
    }

    private String text() {
        return features.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .entrySet()
                .stream()
                .map(block -> heads(block.getValue()) + block.getKey())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private String heads(Iterable<String> kinds) {
        StringBuilder heads = new StringBuilder();
        kinds.forEach(kind -> heads.append(kind)
                .append("\n    ")
                .append(descriptions.get(kind))
                .append('\n'));
        return heads.toString();
    }
}
