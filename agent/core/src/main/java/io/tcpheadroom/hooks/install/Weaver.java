package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Call;
import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.Moved;
import io.tcpheadroom.hooks.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves hooks into a class file: reads it, writes it again with their calls of the bridge, and copies all other methods as
 * they are. A function of its arguments, which loads no class but ours: it may run in any thread, in several at once, and
 * while the JVM loads a class. Throws for a class file that is newer than it can read.
 */
final class Weaver {
    private final ClassReader reader;
    private final ClassShape shape;
    private final Map<String, List<Call>> calls = new HashMap<>();
    private final Map<String, Hook> catching = new HashMap<>();
    private final Map<Hook, MethodWeaver> catchers = new LinkedHashMap<>();
    private final Set<Hook> hooks = new LinkedHashSet<>();
    private final Map<Hook, String> missing = new LinkedHashMap<>();

    private final Moved library;

    private Weaver(byte[] classFile, Moved library) {
        reader = new ClassReader(classFile);
        shape = new ClassShape(reader);
        this.library = library;
    }

    /** The class file with all of the hooks woven in that have a place there. */
    static Woven weave(byte[] classFile, List<Hook> hooks) {
        return weave(classFile, hooks, Moved.NOT);
    }

    /** The same of a class of a library that may have been moved. */
    static Woven weave(byte[] classFile, List<Hook> hooks, Moved library) {
        Weaver weaver = new Weaver(classFile, library);
        for (Hook hook : hooks) {
            weaver.add(hook);
        }
        String name = weaver.reader.getClassName().replace('/', '.');
        return new Woven(weaver.written(), Outcome.woven(name, weaver.hooks, weaver.missing));
    }

    private void add(Hook hook) {
        String field = missingField(hook);
        String descriptor = descriptor(hook);
        if (descriptor == null) {
            missing.put(hook, hook.method());
        } else if (field != null) {
            missing.put(hook, field);
        } else {
            String method = hook.method().concat(descriptor);
            if (!calls.containsKey(method)) {
                calls.put(method, new ArrayList<>());
            }
            for (Call call : hook.calls()) {
                calls.get(method).add(call.in(library));
                if (call.called() != null) {
                    catching.put(method, hook);
                }
            }
            hooks.add(hook);
        }
    }

    /** Of its descriptors the one that the class has. */
    private @Nullable String descriptor(Hook hook) {
        for (String original : hook.descriptors()) {
            String descriptor = library.descriptor(original);
            if (shape.hasMethod(hook.method(), descriptor)) {
                return descriptor;
            }
        }
        return null;
    }

    private @Nullable String missingField(Hook hook) {
        for (Call call : hook.calls()) {
            for (Value value : call.values()) {
                if (value.kind() == Value.Kind.FIELD
                        && !shape.usesField(value.name(), library.descriptor(value.descriptor()))) {
                    return value.name();
                }
            }
        }
        return null;
    }

    /** Nothing is computed that would need the classes of what is on the stack. */
    private byte[] written() {
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Methods(writer), ClassReader.EXPAND_FRAMES);
        removeUncaught();
        return writer.toByteArray();
    }

    /** Whether a method catches what it was expected to is known when its code has been read. */
    private void removeUncaught() {
        for (Map.Entry<Hook, MethodWeaver> catcher : catchers.entrySet()) {
            if (!catcher.getValue().hasToldAll()) {
                Hook hook = catcher.getKey();
                hooks.remove(hook);
                missing.put(hook, hook.method().concat(" that catches what it calls"));
            }
        }
    }

    private final class Methods extends ClassVisitor {
        Methods(ClassWriter writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            List<Call> woven = calls.get(name.concat(descriptor));
            if (woven == null) {
                return method;
            }
            MethodWeaver weaver =
                    new MethodWeaver(method, new Locals(reader.getClassName(), access, name, descriptor, woven), woven);
            Hook hook = catching.get(name.concat(descriptor));
            if (hook != null) {
                catchers.put(hook, weaver);
            }
            return weaver;
        }
    }
}
