package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class AttributeReadsTest {
    private static final ObjectName SHOP = Names.app("shop");
    private static final ObjectName MAIL = Names.app("mail");
    private static final String[] OPEN = {"Open"};

    private final FakeJvm jvm = FakeJvm.withAgent();

    @Test
    void over_a_slow_link_several_calls_are_under_way_at_a_time() throws Exception {
        jvm.app("shop", 3);
        jvm.app("mail", 4);
        CyclicBarrier both = new CyclicBarrier(2);
        AttributeReads reads = new AttributeReads(jvm.beforeReading(name -> {
            try {
                both.await(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
        reads.readAhead(Map.of(SHOP, BeanType.APP, MAIL, BeanType.APP));

        assertThat(reads.get(SHOP, OPEN)).contains(new Attribute("Open", 3L));
        assertThat(reads.get(MAIL, OPEN)).contains(new Attribute("Open", 4L));
    }

    @Test
    void what_was_not_read_ahead_is_read_when_it_is_asked_for() throws Exception {
        jvm.app("shop", 3);

        assertThat(new AttributeReads(jvm.connection()).get(SHOP, OPEN)).containsExactly(new Attribute("Open", 3L));
    }

    @Test
    void what_a_call_throws_is_thrown_to_who_asks_for_it() {
        AttributeReads gone = new AttributeReads(jvm.connection());
        gone.readAhead(Map.of(SHOP, BeanType.APP));
        assertThatThrownBy(() -> gone.get(SHOP, OPEN)).isInstanceOf(InstanceNotFoundException.class);

        for (Exception failure : new Exception[] {new IOException("lost"), new SecurityException("not you")}) {
            AttributeReads failing = new AttributeReads(FakeJvm.failing(failure));
            failing.readAhead(Map.of(SHOP, BeanType.APP));
            assertThatThrownBy(() -> failing.get(SHOP, OPEN)).isSameAs(failure);
        }
    }

    @Test
    void a_call_that_waits_for_the_link_is_slow() {
        assertThat(AttributeReads.isSlow(Duration.ofMillis(20))).isFalse();
        assertThat(AttributeReads.isSlow(Duration.ofMillis(200))).isTrue();
    }
}
