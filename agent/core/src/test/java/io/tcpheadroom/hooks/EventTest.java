package io.tcpheadroom.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sun.nio.ch.TcpHeadroomBridge;
import sun.nio.ch.TcpHeadroomEvents;

/** What hooks are written against is what the bridge has: else woven code would call what is not there. */
class EventTest {
    private static List<String> methods(Class<?> type) {
        List<String> methods = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                methods.add(method.getName()
                        + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                                .toMethodDescriptorString());
            }
        }
        return methods;
    }

    @Test
    void the_events_are_the_bridges_methods() {
        assertThat(Stream.of(Event.values()).map(event -> event.method() + event.descriptor()))
                .containsExactlyInAnyOrderElementsOf(methods(TcpHeadroomBridge.class));
    }

    @Test
    void the_bridge_tells_all_events_and_a_failure() {
        List<String> told = methods(TcpHeadroomBridge.class);
        told.add("failed(Ljava/lang/Throwable;)V");

        assertThat(methods(TcpHeadroomEvents.class)).containsExactlyInAnyOrderElementsOf(told);
    }
}
