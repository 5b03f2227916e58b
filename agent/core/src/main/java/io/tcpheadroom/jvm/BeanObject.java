package io.tcpheadroom.jvm;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * What an MBean's object knows and its interface does not tell: a pool of HikariCP says everything but where it connects to. The JDK's
 * own MBean server (11 to 26) keeps the object, and hands it to nobody.
 */
public final class BeanObject {
    private static final List<String> PACKAGES = List.of("com.sun.jmx.mbeanserver", "com.sun.jmx.interceptor");
    private static final String WRAPPER = "com.sun.jmx.mbeanserver.DynamicMBean2";

    private static final AtomicReference<@Nullable Instrumentation> OPENER = new AtomicReference<>();

    private BeanObject() {}

    /** Before this nothing is known. The JDK's packages are opened when the first object is asked for: in most programs none is. */
    public static void use(Instrumentation instrumentation) {
        OPENER.set(instrumentation);
    }

    private static void open() {
        Instrumentation instrumentation = OPENER.getAndSet(null);
        if (instrumentation != null) {
            for (String each : PACKAGES) {
                JavaBase.open(instrumentation, ManagementFactory.class.getModule(), each);
            }
        }
    }

    /**
     * What a public getter of the object gives, which is code of the program; null where there is no such getter, on another make of server,
     * and when it throws.
     */
    public static @Nullable Object get(MBeanServer server, ObjectName name, String getter) {
        try {
            Object bean = registered(server, name);
            Object object = bean instanceof StandardMBean ? ((StandardMBean) bean).getImplementation() : bean;
            return object.getClass().getMethod(getter).invoke(object);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /**
     * Whose code a bean is that was registered as a {@link StandardMBean}, a class of the JDK's: that of the object in it, or else of its
     * interface. Null of any other bean, and where both are the JDK's.
     */
    public static @Nullable ClassLoader loaderBehind(MBeanServer server, ObjectName name) {
        try {
            Object bean = registered(server, name);
            if (!(bean instanceof StandardMBean)) {
                return null;
            }
            ClassLoader loader =
                    ((StandardMBean) bean).getImplementation().getClass().getClassLoader();
            return loader == null ? ((StandardMBean) bean).getMBeanInterface().getClassLoader() : loader;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** What the program gave to the server. */
    private static Object registered(MBeanServer server, ObjectName name) throws ReflectiveOperationException {
        open();
        Field delegate = server.getClass().getDeclaredField("mbsInterceptor"); // its getter refuses
        delegate.setAccessible(true);
        Object interceptor = delegate.get(server);
        Method find = interceptor.getClass().getDeclaredMethod("getMBean", ObjectName.class);
        Object bean = call(interceptor, find, name);
        Class<?> wrapper = Class.forName(WRAPPER);
        return wrapper.isInstance(bean) ? call(bean, wrapper.getMethod("getResource")) : bean;
    }

    private static Object call(Object target, Method method, Object... arguments) throws ReflectiveOperationException {
        method.setAccessible(true);
        return method.invoke(target, arguments);
    }
}
