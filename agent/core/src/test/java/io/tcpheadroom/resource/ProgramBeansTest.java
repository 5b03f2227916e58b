package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.BeanSource.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Beans are code of the program, which may throw, say nonsense, or block for good. */
class ProgramBeansTest {
    private static final List<BeanSource> SOURCES = List.of(
            BeanSource.of("First", "*:type=A,*", "name=([^,]*)")
                    .telling(Told.USED, "used", "not counted")
                    .elsewhere(Told.LIMIT, "type=A", "type=B", "most"),
            BeanSource.of("First", "*:type=C,*", "name=([^,]*)").telling(Told.USED, "value"),
            BeanSource.of("Second", "*:type=*,*", "name=([^,]*)")
                    .withoutKey("part")
                    .telling(Told.USED, "value|Value"));

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<MBeanServer> servers = new ArrayList<>(List.of(server));
    private final List<String> problems = new ArrayList<>();
    private final List<ExecutorService> threads = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final ProgramBeans beans = beans(() -> Runnable::run);

    @AfterEach
    void stop() {
        threads.forEach(ExecutorService::shutdownNow);
    }

    private ProgramBeans beans(Supplier<Executor> executors) {
        return new ProgramBeans(
                () -> SOURCES,
                () -> servers,
                executors,
                clock::get,
                loader -> loader == FakeBean.class.getClassLoader() ? "shop" : null,
                (bean, problem) -> problems.add(bean + ": " + problem));
    }

    private FakeBean register(String name, FakeBean bean) throws Exception {
        server.registerMBean(bean, new ObjectName(name));
        return bean;
    }

    private List<String> used(ProgramBeans asked) {
        return asked.ask().stream()
                .map(answer -> answer.name() + " " + answer.count(Told.USED))
                .toList();
    }

    @Test
    void without_any_mbean_server_nothing_is_asked_and_none_is_made() {
        int before = MBeanServerFactory.findMBeanServer(null).size();
        ProgramBeans none = new ProgramBeans(
                () -> SOURCES,
                () -> MBeanServerFactory.findMBeanServer("no such server"),
                () -> {
                    throw new AssertionError("no thread is needed");
                },
                clock::get,
                loader -> null,
                (bean, problem) -> {});

        assertThat(none.ask()).isEmpty();
        assertThat(MBeanServerFactory.findMBeanServer(null)).hasSize(before);
    }

    @Test
    void a_bean_that_throws_is_unknown_with_the_reason_and_is_asked_again() throws Exception {
        FakeBean bean = register("d:type=A,name=x", FakeBean.of("used", new IllegalStateException("oops")));

        assertThat(used(beans)).singleElement().asString().contains("used of d:type=A,name=x cannot be read", "oops");
        assertThat(problems).singleElement().asString().contains("d:type=A,name=x: used of", "oops");
        bean.values.put("used", 1);
        assertThat(used(beans)).containsExactly("x 1");
    }

    @Test
    void a_bean_whose_bulk_read_throws_is_unknown_with_the_reason() throws Exception {
        register("d:type=A,name=x", FakeBean.of("used", new NoClassDefFoundError("gone")));

        assertThat(used(beans)).singleElement().asString().contains("d:type=A,name=x does not answer", "gone");
        assertThat(problems).hasSize(1);
    }

    @Test
    void a_value_of_a_wrong_type_is_unknown_with_the_reason_and_other_beans_are_not() throws Exception {
        register("d:type=A,name=x", FakeBean.of("used", "many"));
        register("d:type=A,name=y", FakeBean.of("used", 3));

        assertThat(used(beans))
                .containsExactly("x unknown: used of d:type=A,name=x is not a number: java.lang.String", "y 3");
        assertThat(problems)
                .containsExactly("d:type=A,name=x: used of d:type=A,name=x is not a number: java.lang.String");
    }

    /** Micrometer says so of a gauge whose object is gone. */
    @Test
    void what_is_not_a_number_null_or_negative_is_unknown_and_no_problem() throws Exception {
        register("d:type=A,name=nan", FakeBean.of("used", Double.NaN));
        register("d:type=A,name=nil", FakeBean.of("used", null));
        register("d:type=A,name=low", FakeBean.of("used", -1));

        assertThat(used(beans))
                .containsExactly(
                        "low unknown: not counted",
                        "nan unknown: not reported by First",
                        "nil unknown: used is not reported by d:type=A,name=nil");
        assertThat(problems).isEmpty();
    }

    @Test
    void what_another_bean_tells_is_unknown_without_that_bean() throws Exception {
        register("d:type=A,name=x", FakeBean.of("used", 1));

        assertThat(beans.ask().get(0).limit(Told.LIMIT).reason()).isEqualTo("there is no MBean d:type=B,name=x");
        register("d:type=B,name=x", FakeBean.of("most", 10));
        assertThat(beans.ask().get(0).limit(Told.LIMIT).value()).isEqualTo(10);
    }

    @Test
    void of_two_sources_of_one_library_that_name_the_same_the_first_counts_whenever_it_comes() throws Exception {
        register("d:type=C,name=x", FakeBean.of("value", 5));
        assertThat(used(beans)).containsExactly("x 5");

        register("d:type=A,name=x", FakeBean.of("used", 4));
        clock.set(5_000_000_000L);
        assertThat(used(beans)).containsExactly("x 4");
        assertThat(beans.ask())
                .singleElement()
                .satisfies(x -> assertThat(x.app()).isEqualTo("shop"));
    }

    @Test
    void a_part_of_a_bean_and_a_bean_of_another_shape_are_left_alone_and_a_newer_name_of_an_attribute_is_known()
            throws Exception {
        register("d:type=D,name=x", FakeBean.of("Value", 5));
        register("d:type=D,name=x,part=1", FakeBean.of("Value", 6));
        register("d:type=D,name=z", FakeBean.of("other", 6));

        assertThat(used(beans)).containsExactly("x 5");
    }

    /** What a {@link StandardMBean} shows. */
    public interface Valued {
        int getValue();
    }

    @Test
    void a_bean_in_a_class_of_the_jdks_own_is_of_the_app_whose_object_it_shows() throws Exception {
        server.registerMBean(new StandardMBean(() -> 5, Valued.class, false), new ObjectName("d:type=D,name=x"));

        assertThat(used(beans)).containsExactly("x 5");
        assertThat(beans.ask())
                .singleElement()
                .satisfies(x -> assertThat(x.app()).isEqualTo("shop"));
    }

    @Test
    void a_bean_in_a_class_of_the_jdks_own_that_shows_an_object_of_the_jdks_own_is_of_no_app() throws Exception {
        server.registerMBean(
                new StandardMBean(Map.entry("x", 5), Map.Entry.class, false), new ObjectName("d:type=D,name=x"));

        assertThat(used(beans)).containsExactly("x 5");
        assertThat(beans.ask())
                .singleElement()
                .satisfies(x -> assertThat(x.app()).isNull());
    }

    @Test
    void a_path_in_tomcats_tree_is_the_app() throws Exception {
        register("Catalina:type=A,host=localhost,context=/shop,name=x", FakeBean.of("used", 1));
        register("Catalina:type=A,host=example.com,context=/a/b,name=y", FakeBean.of("used", 1));
        register("Catalina:type=A,host=localhost,context=/,name=z", FakeBean.of("used", 1));

        assertThat(beans.ask())
                .extracting(BeanAnswer::name, BeanAnswer::app)
                .map(Object::toString)
                .containsExactlyInAnyOrder("(\"x\", \"shop\")", "(\"y\", \"a#b@example.com\")", "(\"z\", \"ROOT\")");
    }

    @Test
    void no_more_than_a_hundred_are_asked() throws Exception {
        for (int i : IntStream.range(0, 120).toArray()) {
            register("d:type=A,name=x" + i, FakeBean.of("used", i));
        }

        assertThat(beans.ask()).hasSize(100);
    }

    @Test
    void beans_that_do_not_answer_hold_up_nobody_and_are_unknown() throws Exception {
        register("d:type=A,name=x", FakeBean.of("used", 12));
        List<Runnable> asked = new ArrayList<>();
        AtomicBoolean isBlocked = new AtomicBoolean();
        ProgramBeans held = beans(() -> question -> {
            if (isBlocked.get()) {
                asked.add(question);
            } else {
                question.run();
            }
        });
        assertThat(used(held)).containsExactly("x 12");

        isBlocked.set(true);
        clock.set(3_000_000_000L);
        assertThat(used(held)).containsExactly("x unknown: the program's MBeans have not answered for 3 s");
        held.ask();
        assertThat(asked).hasSize(1);

        isBlocked.set(false);
        asked.remove(0).run();
        assertThat(used(held)).containsExactly("x 12");
    }

    @Test
    void one_that_blocks_is_left_after_five_seconds_and_the_others_are_asked_without_it_until_it_returns()
            throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        FakeBean bad = register("d:type=A,name=bad", FakeBean.of("used", 1));
        FakeBean good = register("d:type=A,name=good", FakeBean.of("used", 2));
        ProgramBeans held = beans(() -> {
            threads.add(Executors.newSingleThreadExecutor());
            return threads.get(threads.size() - 1);
        });
        Awaitility.await().until(() -> used(held), List.of("bad 1", "good 2")::equals);

        bad.onRead = () -> {
            blocked.countDown();
            await(release);
        };
        held.ask();
        blocked.await();
        clock.addAndGet(2_000_000_000L);
        assertThat(used(held))
                .containsExactly(
                        "bad unknown: d:type=A,name=bad has not answered for 2 s",
                        "good unknown: d:type=A,name=bad has not answered for 2 s");
        clock.addAndGet(3_000_000_000L);
        held.ask();
        good.values.put("used", 3);
        String left = "d:type=A,name=bad has not answered for 5 s; it is asked again when it returns";
        Awaitility.await().until(() -> used(held), List.of("bad unknown: " + left, "good 3")::equals);
        assertThat(problems).containsExactly("d:type=A,name=bad: " + left);

        release.countDown();
        clock.addAndGet(5_000_000_000L);
        Awaitility.await()
                .until(
                        () -> {
                            clock.addAndGet(5_000_000_000L);
                            return used(held);
                        },
                        List.of("bad 1", "good 3")::equals);
        assertThat(threads).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
