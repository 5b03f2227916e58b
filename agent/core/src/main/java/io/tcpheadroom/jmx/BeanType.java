package io.tcpheadroom.jmx;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import org.jspecify.annotations.Nullable;

/**
 * What all beans of one MXBean interface share: their description, made once, and the getters. A getter is called straight
 * away, so that reading an attribute allocates next to nothing; a StandardMBean for every sample cost kilobytes. Only a
 * value that MXBeans have to convert, anything but a number or a text, takes the long way.
 */
final class BeanType<V> {
    private final Class<V> type;
    private final MBeanInfo info;
    private final Access access;
    private final BiConsumer<String, String> failures;
    private final Map<String, Method> getters = new HashMap<>();

    /** @param failures takes each attribute that cannot be read, and why */
    BeanType(
            Class<V> type,
            V example,
            Access access,
            BiConsumer<String, String> failures,
            MBeanNotificationInfo... notifications) {
        this.type = type;
        this.access = access;
        this.failures = failures;
        MBeanInfo described = new DescribedBean(type, example, access).getMBeanInfo();
        info = new MBeanInfo(
                described.getClassName(),
                described.getDescription(),
                described.getAttributes(),
                described.getConstructors(),
                described.getOperations(),
                notifications,
                described.getDescriptor());
        for (MBeanAttributeInfo attribute : described.getAttributes()) {
            getters.put(attribute.getName(), getter(attribute));
        }
    }

    private Method getter(String attribute) {
        Method getter = getters.get(attribute);
        if (getter == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no attribute " + attribute);
        }
        return getter;
    }

    private Method getter(MBeanAttributeInfo attribute) {
        try {
            return type.getMethod((attribute.isIs() ? "is" : "get") + attribute.getName());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    MBeanInfo info() {
        return info;
    }

    boolean has(String attribute) {
        return getters.containsKey(attribute);
    }

    /** Null of what fails, too: whoever reads many attributes is not to lose the others for one. */
    @Nullable
    Object read(V values, String attribute) {
        try {
            Method getter = getter(attribute);
            return isPlain(getter.getReturnType())
                    ? getter.invoke(values)
                    : standard(values).getAttribute(attribute);
        } catch (ReflectiveOperationException | JMException | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            failures.accept("Attribute " + attribute + " of " + type.getSimpleName(), cause.toString());
            return null;
        }
    }

    private static boolean isPlain(Class<?> value) {
        return value.isPrimitive()
                || value == String.class
                || value == Boolean.class
                || Number.class.isAssignableFrom(value);
    }

    /** For what is rare: setting an attribute, calling an operation. */
    DescribedBean standard(V values) {
        return new DescribedBean(type, values, access);
    }
}
