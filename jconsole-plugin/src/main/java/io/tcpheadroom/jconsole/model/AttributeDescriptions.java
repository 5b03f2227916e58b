package io.tcpheadroom.jconsole.model;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** The attributes of beans whose attributes are not cache beforehand: queried once for each bean and connection. */
final class AttributeDescriptions {
    private final Map<ObjectName, List<AttributeDescription>> cache = new HashMap<>();

    List<AttributeDescription> of(ObjectName name, MBeanServerConnection connection) throws JMException, IOException {
        List<AttributeDescription> descriptions = cache.get(name);
        if (descriptions == null) {
            descriptions = Arrays.stream(connection.getMBeanInfo(name).getAttributes())
                    .filter(MBeanAttributeInfo::isReadable)
                    .map(AttributeDescription::of)
                    .collect(Collectors.toUnmodifiableList());
            cache.put(name, descriptions);
        }
        return descriptions;
    }

    void clear() {
        cache.clear();
    }
}
