package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampledBeanTest {
    private static final String[] NUMBERS = {"Open", "Clients", "Accepted", "OpenedTotal", "ClosedTotal", "LeakedTotal"
    };

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<String> failures = new ArrayList<>();
    private final AppMXBean first = Values.of(AppMXBean.class, 1);
    private final SampledBean<AppMXBean> bean = new SampledBean<>(
            new BeanType<>(
                    AppMXBean.class, first, Access.ALL, (attribute, why) -> failures.add(attribute + ": " + why)),
            first);

    @BeforeEach
    void register() throws Exception {
        server.registerMBean(bean, Names.app("shop"));
    }

    @Test
    void an_attribute_that_there_is_not_is_not_found() {
        assertThatThrownBy(() -> server.getAttribute(Names.app("shop"), "Nonsense"))
                .isInstanceOf(AttributeNotFoundException.class);
        assertThatThrownBy(() -> server.setAttribute(Names.app("shop"), new Attribute("Open", 1L)))
                .isInstanceOf(AttributeNotFoundException.class);
        assertThat(server.getMBeanCount()).isEqualTo(2);
    }

    @Test
    void of_several_attributes_those_that_there_are_not_are_left_out() throws Exception {
        assertThat(server.getAttributes(Names.app("shop"), new String[] {"Nonsense", "Open"}))
                .containsExactly(new Attribute("Open", 1L));
    }

    @Test
    void an_attribute_that_fails_is_null_and_counted_however_it_is_read() throws Exception {
        bean.show(Values.of(AppMXBean.class, () -> {
            throw new IllegalStateException("oops");
        }));

        assertThat(server.getAttribute(Names.app("shop"), "Open")).isNull();
        assertThat(server.getAttributes(Names.app("shop"), new String[] {"Open"}))
                .containsExactly(new Attribute("Open", null));
        assertThat(failures)
                .hasSize(2)
                .containsOnly("Attribute Open of AppMXBean: java.lang.IllegalStateException: oops");
    }

    @Test
    void it_shows_the_last_sample() throws Exception {
        assertThat(server.getAttribute(Names.app("shop"), "Open")).isEqualTo(1L);

        bean.show(Values.of(AppMXBean.class, 2));
        assertThat(server.getAttribute(Names.app("shop"), "Open")).isEqualTo(2L);
        assertThat(server.getAttribute(Names.app("shop"), "Name")).isEqualTo("2");
    }

    /** While each attribute is read, another thread shows a new sample: the least lucky order that there is. */
    @Test
    void one_read_is_answered_from_one_sample() throws Exception {
        AtomicLong sequence = new AtomicLong(1);
        AtomicReference<Runnable> showNext = new AtomicReference<>();
        showNext.set(() -> {
            long number = sequence.incrementAndGet();
            bean.show(Values.of(AppMXBean.class, () -> {
                CompletableFuture.runAsync(showNext.get()).join();
                return number;
            }));
        });
        showNext.get().run();

        AttributeList read = server.getAttributes(Names.app("shop"), NUMBERS);

        assertThat(read.asList())
                .hasSize(NUMBERS.length)
                .extracting(Attribute::getValue)
                .containsOnly(2L);
        assertThat(sequence).hasValue(2 + NUMBERS.length);
    }
}
