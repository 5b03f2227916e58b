package io.tcpheadroom.it;

import io.tcpheadroom.api.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * Whatever a client can get out of the agent's beans, as lines: names, descriptions, attributes, and what each operation answers that does
 * not take the agent out.
 */
final class AllAnswers {
    private final MBeanServerConnection server;
    private final List<String> lines = new ArrayList<>();

    private AllAnswers(MBeanServerConnection server) {
        this.server = server;
    }

    static List<String> of(RemoteBeans beans) throws Exception {
        AllAnswers all = new AllAnswers(beans.server());
        for (ObjectName name : new TreeSet<>(beans.server().queryNames(Names.ALL, null))) {
            all.lines.add(name.toString());
            all.lines.add(MBeanText.of(beans.server().getMBeanInfo(name)));
            Map<String, Object> attributes = beans.read(name);
            attributes.forEach((attribute, value) -> all.lines.add(name + " " + attribute + " = " + text(value)));
            all.call(name, attributes.keySet());
        }
        return all.lines;
    }

    private void call(ObjectName name, Collection<String> attributes) throws Exception {
        for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
            switch (operation.getName()) {
                case "uninstall" -> {}
                case "explain" -> {
                    for (String attribute : attributes) {
                        call(name, operation, attribute);
                    }
                }
                case "list" -> call(name, operation, "");
                case "plan" ->
                    call(
                            name,
                            operation,
                            operation.getSignature().length == 1
                                    ? new Object[] {"connections=100,outgoing=100,listen=40000"}
                                    : new Object[] {100, 10});
                case "setBacklog" -> callOrBeRefused(name, operation, 50);
                default -> call(name, operation);
            }
        }
    }

    /** What it says when it refuses leaves the agent too. */
    private void callOrBeRefused(ObjectName name, MBeanOperationInfo operation, Object... arguments) throws Exception {
        try {
            call(name, operation, arguments);
        } catch (RuntimeMBeanException e) {
            lines.add(name + " " + operation.getName() + " refuses: " + e.getCause());
        }
    }

    private void call(ObjectName name, MBeanOperationInfo operation, Object... arguments) throws Exception {
        String[] signature = List.of(operation.getSignature()).stream()
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
        if (signature.length != arguments.length) {
            throw new AssertionError("tell this class what to call it with: " + operation);
        }
        lines.add(name + " " + operation.getName() + " answers "
                + text(server.invoke(name, operation.getName(), arguments, signature)));
    }

    /** Open data to the last item. */
    static String text(Object value) {
        if (value instanceof CompositeData data) {
            return data.values().stream().map(AllAnswers::text).toList().toString();
        }
        if (value instanceof TabularData data) {
            return data.values().stream().map(AllAnswers::text).toList().toString();
        }
        return value instanceof Object[] array
                ? List.of(array).stream().map(AllAnswers::text).toList().toString()
                : String.valueOf(value);
    }
}
