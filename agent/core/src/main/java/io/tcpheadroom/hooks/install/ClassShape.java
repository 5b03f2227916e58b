package io.tcpheadroom.hooks.install;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The methods that a class has, and the fields that it uses of its own or of the classes that it extends. All of it is in the
 * class file: to look at a class that is just being loaded, or at one that it extends, would load others.
 */
final class ClassShape {
    private static final int FIELD_REFERENCE = 9;

    private final Set<String> methods = new HashSet<>();
    private final Set<String> fields = new HashSet<>();

    ClassShape(ClassReader reader) {
        reader.accept(new Methods(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        addFields(reader);
    }

    /** Whether it has a method that can be woven: with code. */
    boolean hasMethod(String name, String descriptor) {
        return methods.contains(name.concat(descriptor));
    }

    /** Whether a field of its objects is there, and visible to its methods: one of them uses it. */
    boolean usesField(String name, String descriptor) {
        return fields.contains(name.concat(descriptor));
    }

    /** An inherited field is referred to as one of the class itself, as the compiler does. */
    private void addFields(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0
                    && reader.readByte(item - 1) == FIELD_REFERENCE
                    && reader.readClass(item, buffer).equals(reader.getClassName())) {
                int field = reader.getItem(reader.readUnsignedShort(item + 2));
                fields.add(reader.readUTF8(field, buffer).concat(reader.readUTF8(field + 2, buffer)));
            }
        }
    }

    private final class Methods extends ClassVisitor {
        Methods() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0) {
                methods.add(name.concat(descriptor));
            }
            return null;
        }
    }
}
