package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Call;
import io.tcpheadroom.hooks.Value;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/**
 * Writes one method with its calls in it. Each call is guarded on the spot: the bridge lets nothing out, but the call itself
 * fails where the stack ends, and then the method goes on as if it had not been made.
 */
final class MethodWeaver extends MethodVisitor {
    private static final String BRIDGE = "sun/nio/ch/TcpHeadroomBridge";

    /** As where the stack ends or the bridge cannot be seen. What stops a thread is none of them: it is the program's. */
    private static final List<String> CALL_FAILURES =
            List.of("java/lang/LinkageError", "java/lang/VirtualMachineError");

    private final Locals locals;
    private final Frames frames;
    private final List<Call> onEnter = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final List<Guard> own = new ArrayList<>();
    private final Label begin = new Label();
    private final Label returnFailed = new Label();
    private @Nullable Call onReturn;
    private @Nullable Call onThrow;
    private @Nullable Call onCatch;
    private @Nullable CaughtCalls caught;
    private boolean beginsToCatch;
    private boolean returns;
    private int stack = 1;

    MethodWeaver(MethodVisitor code, Locals locals, List<Call> calls) {
        super(Opcodes.ASM9, code);
        this.locals = locals;
        this.frames = new Frames(locals);
        for (Call call : calls) {
            add(call);
        }
    }

    private void add(Call call) {
        if (call.moment() == Call.Moment.RETURN && onReturn == null) {
            onReturn = call;
        } else if (call.moment() == Call.Moment.THROW && onThrow == null && !locals.isOfConstructor()) {
            onThrow = call;
        } else if (call.called() != null && onCatch == null && !locals.isOfConstructor()) {
            onCatch = call;
            caught = new CaughtCalls(call.called());
        } else if (call.moment() == Call.Moment.ENTER && !locals.isOfConstructor()) {
            onEnter.add(call);
        } else {
            throw new IllegalStateException(
                    "a hook cannot tell there: ".concat(call.event().method()));
        }
    }

    @Override
    public void visitCode() {
        mv.visitCode();
        locals.copy(mv);
        for (Call call : onEnter) {
            Label failed = new Label();
            Label goOn = new Label();
            tell(call, failed);
            mv.visitJumpInsn(Opcodes.GOTO, goOn);
            mv.visitLabel(failed);
            frames.begin(mv, true);
            mv.visitInsn(Opcodes.POP);
            mv.visitLabel(goOn);
            frames.begin(mv, false);
            mv.visitInsn(Opcodes.NOP); // the method may have a frame of its own right here
        }
        mv.visitLabel(begin);
    }

    @Override
    public void visitInsn(int opcode) {
        if (onReturn != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            returns = true;
            locals.storeReturned(mv);
            tell(onReturn, returnFailed);
            locals.loadReturned(mv);
        }
        mv.visitInsn(opcode);
    }

    /** Behind the method's own code, what is jumped to when something is thrown. */
    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Label end = new Label();
        mv.visitLabel(end);
        if (returns) {
            mv.visitLabel(returnFailed);
            frames.returning(mv);
            mv.visitInsn(Opcodes.POP);
            locals.loadReturned(mv);
            mv.visitInsn(locals.returned().getOpcode(Opcodes.IRETURN));
        }
        Label thrown = new Label();
        if (onThrow != null) {
            tellThrown(onThrow, thrown);
        }
        for (Guard guard : guards) {
            guard.write(mv); // first: a return may stand in a try of the method's own
        }
        for (Guard guard : own) {
            guard.write(mv);
        }
        if (onThrow != null) {
            new Guard(begin, end, thrown, null).write(mv);
        }
        mv.visitMaxs(Math.max(maxStack, locals.returned().getSize()) + stack, maxLocals + locals.added());
    }

    private void tellThrown(Call call, Label thrown) {
        Label failed = new Label();
        mv.visitLabel(thrown);
        frames.throwing(mv);
        locals.storeThrown(mv);
        tell(call, failed);
        locals.loadThrown(mv);
        mv.visitInsn(Opcodes.ATHROW);
        mv.visitLabel(failed);
        frames.throwingStored(mv);
        mv.visitInsn(Opcodes.POP);
        locals.loadThrown(mv);
        mv.visitInsn(Opcodes.ATHROW);
    }

    /** In a handler of the method's own, with what it caught on the stack, which it finds there afterwards. */
    private void tellCaught(Call call, int count, Object[] own, Object type) {
        Label failed = new Label();
        Label goOn = new Label();
        locals.storeThrown(mv);
        tell(call, failed);
        mv.visitJumpInsn(Opcodes.GOTO, goOn);
        mv.visitLabel(failed);
        frames.caughtStored(mv, count, own, type, true);
        mv.visitInsn(Opcodes.POP);
        mv.visitLabel(goOn);
        frames.caughtStored(mv, count, own, type, false);
        locals.loadThrown(mv);
    }

    /** False if one of its calls is to be told where it catches something that it does not catch. */
    boolean hasToldAll() {
        return caught == null || caught.isAny();
    }

    private void tell(Call call, Label failed) {
        String descriptor = call.event().descriptor();
        Label start = new Label();
        Label end = new Label();
        mv.visitLabel(start);
        Type[] parameters = Type.getArgumentTypes(descriptor);
        int size = 0;
        for (int i = 0; i < parameters.length; i++) {
            Value value = call.values().get(i);
            requireFit(call, locals.type(value), parameters[i]);
            locals.load(mv, value, call.moment());
            size += parameters[i].getSize();
        }
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, call.event().method(), descriptor, false);
        mv.visitLabel(end);
        CALL_FAILURES.forEach(type -> guards.add(new Guard(start, end, failed, type)));
        stack = Math.max(stack, size);
    }

    /** Any object is an Object; all else has to be just what the event takes, because no class can be asked here. */
    private static void requireFit(Call call, Type value, Type parameter) {
        boolean isObject = value.getSort() >= Type.ARRAY;
        if (!value.equals(parameter) && !(isObject && parameter.getClassName().equals("java.lang.Object"))) {
            throw new IllegalStateException(
                    call.event().method().concat(" does not take a ").concat(value.getClassName()));
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        Guard guard = new Guard(start, end, handler, type);
        own.add(guard);
        if (caught != null && type != null) {
            caught.guard(guard);
        }
    }

    @Override
    public void visitLabel(Label label) {
        mv.visitLabel(label);
        if (caught != null) {
            beginsToCatch = caught.label(label);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (caught != null) {
            caught.call(name);
        }
    }

    @Override
    public void visitFrame(int type, int count, Object[] own, int stackCount, Object[] stack) {
        frames.own(mv, count, own, stackCount, stack);
        if (onCatch != null && beginsToCatch) {
            beginsToCatch = false;
            tellCaught(onCatch, count, own, stack[0]);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        mv.visitVarInsn(opcode, locals.moved(slot));
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        mv.visitIincInsn(locals.moved(slot), increment);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int slot) {
        mv.visitLocalVariable(name, descriptor, signature, start, end, locals.moved(slot));
    }

    @Override
    public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
            int reference,
            @Nullable TypePath path,
            Label[] start,
            Label[] end,
            int[] slots,
            String descriptor,
            boolean visible) {
        int[] moved = slots.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = locals.moved(slots[i]);
        }
        return mv.visitLocalVariableAnnotation(reference, path, start, end, moved, descriptor, visible);
    }
}
