package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Call;
import io.tcpheadroom.hooks.Value;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The local variables of a woven method. Ours stand between its parameters and its own variables, which move up: a copy of
 * each parameter that is told when the method ends, because the method may have put something else into its own by then;
 * what it returns; and what it throws or catches.
 */
final class Locals {
    private static final String CONSTRUCTOR = "<init>";

    private final String owner;
    private final String method;
    private final boolean isStatic;
    private final Type returned;

    /** The parameters, the object itself first. */
    private final List<Type> parameters = new ArrayList<>();

    /** By parameter, the variables that it and its copy are in; 0 for a copy that is not made. */
    private final int[] slots;

    private final int[] copies;
    private final int firstOurs;
    private final int firstReturned;
    private final int firstThrown;
    private final int end;

    Locals(String owner, int access, String method, String descriptor, List<Call> calls) {
        this.owner = owner;
        this.method = method;
        isStatic = (access & Opcodes.ACC_STATIC) != 0;
        returned = Type.getReturnType(descriptor);
        if (!isStatic) {
            parameters.add(Type.getObjectType(owner));
        }
        parameters.addAll(List.of(Type.getArgumentTypes(descriptor)));
        slots = new int[parameters.size()];
        copies = new int[parameters.size()];
        int next = 0;
        for (int i = 0; i < slots.length; i++) {
            slots[i] = next;
            next += parameters.get(i).getSize();
        }
        firstOurs = next;
        boolean[] isCopied = copied(calls);
        for (int i = 0; i < copies.length; i++) {
            if (isCopied[i]) {
                copies[i] = next;
                next += parameters.get(i).getSize();
            }
        }
        firstReturned = next;
        firstThrown = firstReturned + (tells(calls, Call.Moment.RETURN) ? returned.getSize() : 0);
        end = firstThrown + (tells(calls, Call.Moment.THROW) || tells(calls, Call.Moment.CATCH) ? 1 : 0);
    }

    private boolean[] copied(List<Call> calls) {
        boolean[] copied = new boolean[parameters.size()];
        for (Call call : calls) {
            if (call.moment() != Call.Moment.ENTER) {
                for (Value value : call.values()) {
                    int parameter = parameter(value);
                    if (parameter > 0 || (parameter == 0 && !isOfConstructor())) {
                        copied[parameter] = true; // a constructor's object cannot be copied, and stays where it is
                    }
                }
            }
        }
        return copied;
    }

    private static boolean tells(List<Call> calls, Call.Moment moment) {
        for (Call call : calls) {
            if (call.moment() == moment) {
                return true;
            }
        }
        return false;
    }

    /** The parameter that a value is taken from; below 0 for none. */
    private int parameter(Value value) {
        switch (value.kind()) {
            case SELF:
            case FIELD:
                if (isStatic) {
                    throw new IllegalStateException(method.concat(" is static and has no object"));
                }
                return 0;
            case ARGUMENT:
                return value.number() + (isStatic ? 0 : 1);
            default:
                return -1;
        }
    }

    boolean isOfConstructor() {
        return method.equals(CONSTRUCTOR);
    }

    List<Type> parameters() {
        return parameters;
    }

    Type returned() {
        return returned;
    }

    boolean isVoid() {
        return returned.getSort() == Type.VOID;
    }

    /** How many variables the method's parameters take; then ours begin. */
    int firstOurs() {
        return firstOurs;
    }

    /** How many variables ours take. */
    int added() {
        return end - firstOurs;
    }

    /** How many of them are for what the method returns and throws. */
    int addedForTheEnd() {
        return end - firstReturned;
    }

    /** How many of these are for what it returns. */
    int addedForReturned() {
        return firstThrown - firstReturned;
    }

    /** The parameters that are copied, in the order of their copies. */
    List<Type> copies() {
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < copies.length; i++) {
            if (copies[i] > 0) {
                types.add(parameters.get(i));
            }
        }
        return types;
    }

    /** Where the method itself has a variable now. */
    int moved(int slot) {
        return slot < firstOurs ? slot : slot + added();
    }

    Type type(Value value) {
        switch (value.kind()) {
            case RETURNED:
                return returned;
            case FIELD:
            case CONSTANT:
            case THROWN:
                return Type.getType(value.descriptor());
            default:
                return parameters.get(parameter(value));
        }
    }

    /** Makes the copies. */
    void copy(MethodVisitor code) {
        for (int i = 0; i < copies.length; i++) {
            if (copies[i] > 0) {
                Type type = parameters.get(i);
                code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slots[i]);
                code.visitVarInsn(type.getOpcode(Opcodes.ISTORE), copies[i]);
            }
        }
    }

    /** Pushes a value. */
    void load(MethodVisitor code, Value value, Call.Moment moment) {
        switch (value.kind()) {
            case RETURNED:
                loadReturned(code);
                return;
            case THROWN:
                if (moment != Call.Moment.THROW && moment != Call.Moment.CATCH) {
                    throw new IllegalStateException(method.concat(" throws nothing there"));
                }
                loadThrown(code);
                return;
            case CONSTANT:
                code.visitInsn(value.number() == 0 ? Opcodes.ICONST_0 : Opcodes.ICONST_1);
                return;
            default:
                int parameter = parameter(value);
                boolean isCopied = moment != Call.Moment.ENTER && copies[parameter] > 0;
                code.visitVarInsn(
                        parameters.get(parameter).getOpcode(Opcodes.ILOAD),
                        isCopied ? copies[parameter] : slots[parameter]);
                if (value.kind() == Value.Kind.FIELD) {
                    code.visitFieldInsn(Opcodes.GETFIELD, owner, value.name(), value.descriptor());
                }
        }
    }

    void storeReturned(MethodVisitor code) {
        if (!isVoid()) {
            code.visitVarInsn(returned.getOpcode(Opcodes.ISTORE), firstReturned);
        }
    }

    void loadReturned(MethodVisitor code) {
        if (!isVoid()) {
            code.visitVarInsn(returned.getOpcode(Opcodes.ILOAD), firstReturned);
        }
    }

    void storeThrown(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ASTORE, firstThrown);
    }

    void loadThrown(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, firstThrown);
    }
}
