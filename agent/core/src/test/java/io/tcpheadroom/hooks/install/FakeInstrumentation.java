package io.tcpheadroom.hooks.install;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A JVM in which classes are loaded when a test says so. */
final class FakeInstrumentation implements InvocationHandler {
    private final List<Class<?>> loaded = new ArrayList<>();
    private ClassFileTransformer transformer;

    Instrumentation instrumentation() {
        return (Instrumentation)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Instrumentation.class}, this);
    }

    /** Has been loaded before the agent came, and cannot be loaded anew. */
    FakeInstrumentation withUnmodifiable(Class<?> type) {
        loaded.add(type);
        return this;
    }

    /** What the transformer makes of a class file; null when it leaves it alone. */
    byte[] load(ClassLoader loader, String type, byte[] classFile) throws Exception {
        Module module = loader == null ? Object.class.getModule() : loader.getUnnamedModule();
        return transformer.transform(module, loader, type.replace('.', '/'), null, null, classFile);
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "addTransformer":
                transformer = (ClassFileTransformer) arguments[0];
                return null;
            case "removeTransformer":
                transformer = null;
                return true;
            case "getAllLoadedClasses":
                return loaded.toArray(new Class<?>[0]);
            case "retransformClasses":
                throw new UnsupportedOperationException("not anew");
            case "redefineModule":
                return null;
            default:
                throw new IllegalStateException(method.getName());
        }
    }
}
