package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Event;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;

/** Turns what a hook's advice says of the bridge into bytecode: reads of its static fields. */
final class BridgeBinding {
    private static final String FAILED = "failed";

    private final TypeDescription bridge;

    BridgeBinding(Class<?> bridge) {
        this.bridge = TypeDescription.ForLoadedType.of(bridge);
    }

    /** A parameter marked as an event reads the bridge's field of that name. */
    Advice.OffsetMapping.Factory<Event> events() {
        return new Events();
    }

    /** What a hook throws is handed to the bridge and ends there. */
    Advice.ExceptionHandler suppressed() {
        StackManipulation hearer = FieldAccess.forField(field(FAILED)).read();
        return (method, type) -> new StackManipulation.Compound(hearer, new Swap(), call(Consumer.class));
    }

    private FieldDescription.InDefinedShape field(String name) {
        return bridge.getDeclaredFields().filter(ElementMatchers.named(name)).getOnly();
    }

    private static StackManipulation call(Class<?> functional) {
        MethodDescription accept = TypeDescription.ForLoadedType.of(functional)
                .getDeclaredMethods()
                .filter(ElementMatchers.isAbstract())
                .getOnly();
        return MethodInvocation.invoke(accept.asDefined());
    }

    private final class Events implements Advice.OffsetMapping.Factory<Event> {
        @Override
        public Class<Event> getAnnotationType() {
            return Event.class;
        }

        @Override
        public Advice.OffsetMapping make(
                ParameterDescription.InDefinedShape target,
                AnnotationDescription.Loadable<Event> annotation,
                AdviceType adviceType) {
            FieldDescription.InDefinedShape field =
                    field(annotation.getValue("value").resolve(String.class));
            return new Advice.OffsetMapping.ForStackManipulation(
                    FieldAccess.forField(field).read(), field.getType(), target.getType(), Assigner.Typing.STATIC);
        }
    }

    /** The hearer was pushed after what it is to hear. */
    private static final class Swap extends StackManipulation.AbstractBase {
        @Override
        public Size apply(MethodVisitor visitor, Implementation.Context context) {
            visitor.visitInsn(Opcodes.SWAP);
            return new Size(0, 0);
        }
    }
}
