package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Names;
import java.util.List;
import java.util.Objects;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** An operation of an MBean with its arguments: what a panel wants to know beside the attributes, or wants to be done. */
public final class Question {
    public static final Question FINDINGS = new Question(Names.ADVICE, "findings");
    public static final Question CALL_SITES = new Question(Names.SOCKETS, "callSites");
    public static final Question SUSPECT_GROUPS = new Question(Names.SOCKETS, "suspectGroups");

    private final ObjectName bean;
    private final String operation;
    private final List<Object> arguments;

    private Question(ObjectName bean, String operation, Object... arguments) {
        this.bean = bean;
        this.operation = operation;
        this.arguments = List.of(arguments);
    }

    /** Open sockets that have all the words of the filter. */
    public static Question sockets(String filter) {
        return new Question(Names.SOCKETS, "list", filter);
    }

    public static Question setBacklog(ObjectName listener, int backlog) {
        return new Question(listener, "setBacklog", backlog);
    }

    /** The settings that so many connections need, for a wish as {@code key=value,key=value}. */
    public static Question plan(String wish) {
        return new Question(Names.ADVICE, "plan", wish);
    }

    ObjectName bean() {
        return bean;
    }

    String operation() {
        return operation;
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    String[] signature() {
        return arguments.stream()
                .map(argument -> argument instanceof Integer ? "int" : String.class.getName())
                .toArray(String[]::new);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Question
                && ((Question) other).bean.equals(bean)
                && ((Question) other).operation.equals(operation)
                && ((Question) other).arguments.equals(arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bean, operation, arguments);
    }
}
