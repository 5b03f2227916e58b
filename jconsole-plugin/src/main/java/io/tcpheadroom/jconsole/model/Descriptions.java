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

/** What the beans that describe themselves say of their attributes: asked once for each bean and connection. */
final class Descriptions {
    private final Map<ObjectName, List<Described>> known = new HashMap<>();

    List<Described> of(ObjectName name, MBeanServerConnection connection) throws JMException, IOException {
        List<Described> described = known.get(name);
        if (described == null) {
            described = Arrays.stream(connection.getMBeanInfo(name).getAttributes())
                    .filter(MBeanAttributeInfo::isReadable)
                    .map(Described::of)
                    .collect(Collectors.toUnmodifiableList());
            known.put(name, described);
        }
        return described;
    }

    void forget() {
        known.clear();
    }
}
