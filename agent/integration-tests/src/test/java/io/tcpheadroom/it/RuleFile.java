package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;

/** A file of rules that name beans and attributes: each is to be there. */
final class RuleFile {
    private RuleFile() {}

    @SuppressWarnings("unchecked")
    static void assertAttributesExist(ForkedJvm jvm, Map<String, Object> file) throws Exception {
        List<Map<String, Object>> rules = (List<Map<String, Object>>) file.get("rules");
        assertThat(rules).isNotEmpty();
        for (Map<String, Object> rule : rules) {
            ObjectName pattern = new ObjectName((String) rule.get("bean"));
            Set<ObjectName> beans = Await.satisfied(
                    () -> jvm.beans().server().queryNames(pattern, null),
                    names -> assertThat(names).as(pattern.toString()).isNotEmpty());
            Set<String> mapped = ((Map<String, Object>) rule.get("mapping")).keySet();
            assertThat(mapped).isNotEmpty();
            assertThat(attributes(jvm, beans.iterator().next())).containsAll(mapped);
        }
    }

    private static Set<String> attributes(ForkedJvm jvm, ObjectName name) throws Exception {
        return Arrays.stream(jvm.beans().server().getMBeanInfo(name).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .collect(Collectors.toSet());
    }
}
