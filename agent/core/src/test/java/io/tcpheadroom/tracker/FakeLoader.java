package io.tcpheadroom.tracker;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.InvocationHandlerAdapter;

/** Objects, most often class loaders, whose classes have the names and the public methods of some server's. */
final class FakeLoader {
    private static final ClassLoader OURS = FakeLoader.class.getClassLoader();

    private FakeLoader() {}

    /** A loader that has a name itself, or null, and no class. */
    static ClassLoader named(String name, ClassLoader parent) {
        return new URLClassLoader(name, new URL[0], parent);
    }

    /** A loader of a class of this name, whose methods answer so. */
    static ClassLoader of(String className, Map<String, ?> answers) throws Exception {
        return (ClassLoader)
                make(answering(new ByteBuddy().subclass(ClassLoader.class).name(className), answers));
    }

    /** The same, of a class that extends one of this name. */
    static ClassLoader extending(String className, Map<String, ?> answers) throws Exception {
        Class<?> known =
                load(answering(new ByteBuddy().subclass(ClassLoader.class).name(className), answers), OURS);
        return (ClassLoader) load(new ByteBuddy().subclass(known), known.getClassLoader())
                .getConstructor()
                .newInstance();
    }

    /** The same, of a class that implements an interface of this name. */
    static ClassLoader implementing(String interfaceName, Map<String, ?> answers) throws Exception {
        Class<?> known = load(new ByteBuddy().makeInterface().name(interfaceName), OURS);
        DynamicType.Builder<?> type =
                new ByteBuddy().subclass(ClassLoader.class).implement(known);
        return (ClassLoader) load(answering(type, answers), known.getClassLoader())
                .getConstructor()
                .newInstance();
    }

    static Object object(String className, Map<String, ?> answers) throws Exception {
        return make(answering(new ByteBuddy().subclass(Object.class).name(className), answers));
    }

    private static Object make(DynamicType.Builder<?> type) throws Exception {
        return load(type, OURS).getConstructor().newInstance();
    }

    private static DynamicType.Builder<?> answering(DynamicType.Builder<?> type, Map<String, ?> answers) {
        DynamicType.Builder<?> result = type;
        for (Map.Entry<String, ?> answer : answers.entrySet()) {
            result = result.defineMethod(answer.getKey(), Object.class, Visibility.PUBLIC)
                    .intercept(InvocationHandlerAdapter.of((self, method, arguments) -> answer.getValue()));
        }
        return result;
    }

    private static Class<?> load(DynamicType.Builder<?> type, ClassLoader parent) {
        return type.make().load(parent).getLoaded();
    }
}
