package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.MBeanInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * The agent's beans, those together that have the same, so that all resources are one block. Where a value in a name comes from
 * the program, it is a star.
 */
final class MBeanTree {
    private static final Pattern KEYS_OF_THE_PROGRAM =
            Pattern.compile("(?<=type=(App|Listener|Destination|Connector|Pool),).*");
    private static final Pattern VALUE = Pattern.compile("=[^,]*");

    private final Map<String, MBeanInfo> beans = new TreeMap<>();

    private MBeanTree() {}

    /** Beans that have the same: the description of each by its name, and what they have. */
    record Block(Map<String, String> descriptions, MBeanInfo info) {
        String text() {
            return descriptions.entrySet().stream()
                            .map(bean -> bean.getKey() + "\n    " + bean.getValue() + "\n")
                            .collect(Collectors.joining())
                    + MBeanText.of(info);
        }
    }

    static MBeanTree of(MBeanServerConnection server) throws Exception {
        MBeanTree tree = new MBeanTree();
        for (ObjectName name : server.queryNames(Names.ALL, null)) {
            tree.add(name, server.getMBeanInfo(name));
        }
        return tree;
    }

    /** Beans whose names differ only in what comes from the program do not differ otherwise. */
    private void add(ObjectName name, MBeanInfo info) {
        String kind = KEYS_OF_THE_PROGRAM
                .matcher(name.toString())
                .replaceAll(keys -> VALUE.matcher(keys.group()).replaceAll("=*"));
        MBeanInfo known = beans.put(kind, info);
        if (known != null) {
            assertThat(info.getDescription()).as(kind).isEqualTo(known.getDescription());
            assertThat(MBeanText.of(info)).as(kind).isEqualTo(MBeanText.of(known));
        }
    }

    List<Block> blocks() {
        return beans.entrySet().stream()
                .collect(
                        Collectors.groupingBy(bean -> MBeanText.of(bean.getValue()), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(MBeanTree::block)
                .sorted((one, other) -> one.text().compareTo(other.text()))
                .toList();
    }

    private static Block block(Collection<Map.Entry<String, MBeanInfo>> same) {
        Map<String, String> descriptions = new TreeMap<>();
        same.forEach(bean -> descriptions.put(bean.getKey(), bean.getValue().getDescription()));
        return new Block(descriptions, same.iterator().next().getValue());
    }

    /** Each name with its description, then what the bean has. */
    String text() {
        return blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
    }
}
