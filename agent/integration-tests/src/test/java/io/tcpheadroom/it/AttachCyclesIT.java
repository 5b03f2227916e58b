package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Attached and detached again and again while sockets open and close: what the JVM holds is as after the first few times. */
class AttachCyclesIT {
    private static final int CYCLES = 20;
    private static final int MANY_CYCLES = 200;
    private static final int TO_SETTLE = 5;

    /** Of the JDK's own that are loaded late; each core that stayed would be some four hundred. */
    private static final long NOISE_CLASSES = 300;

    /** Weaving a class of the JDK, and unweaving it, links its lambdas anew; the class of the one before stays until the JVM ends. */
    private static final long LAMBDAS_OF_A_CYCLE = 3;

    /** With these classes, and with what the JVM does not take back of a class's earlier versions. */
    private static final long METASPACE_OF_A_CYCLE = 64 << 10;

    private static final Pattern CLASSES = Pattern.compile("Total = \\d+ +(\\d+)");

    private static final long NOISE_BYTES = 8 << 20;
    private static final long NOISE = 3;

    @OnEachJdk
    void nothing_is_left(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen socket 50");
            openAndClose(jvm);
            jvm.connected();
            cycle(jvm, TO_SETTLE);
            Map<String, Long> before = heldWithoutLoaders(jvm);

            ExecutorService load = Executors.newSingleThreadExecutor();
            AtomicBoolean isOver = new AtomicBoolean();
            Callable<Integer> churn = () -> {
                int rounds = 0;
                while (!isOver.get()) {
                    openAndClose(jvm);
                    rounds++;
                }
                return rounds;
            };
            Future<Integer> rounds = load.submit(churn);
            int cycles = isLong(jdk) ? MANY_CYCLES : CYCLES;
            try {
                cycle(jvm, cycles);
            } finally {
                isOver.set(true);
            }
            assertThat(rounds.get()).isPositive();
            load.shutdown();

            heldWithoutLoaders(jvm);
            cycle(jvm, 1); // the JVM forgets what it knew of our beans' classes when it hears of the next
            Await.satisfied(() -> held(jvm), after -> {
                assertThat(after.get("loaders")).isZero();
                assertThat(after.get("classes"))
                        .isLessThan(before.get("classes") + NOISE_CLASSES + LAMBDAS_OF_A_CYCLE * cycles);
                assertThat(after.get("heap")).isLessThan(before.get("heap") + NOISE_BYTES);
                assertThat(after.get("metaspace"))
                        .isLessThan(before.get("metaspace") + NOISE_BYTES + METASPACE_OF_A_CYCLE * cycles);
                assertThat(after.get("threads")).isLessThanOrEqualTo(before.get("threads") + NOISE);
                assertThat(after.get("descriptors")).isLessThanOrEqualTo(before.get("descriptors") + NOISE);
                assertThat(after.get("mbeans")).isEqualTo(before.get("mbeans"));
            });
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    /** On the build server, and on one JDK: it takes minutes. */
    private static boolean isLong(Jdk jdk) {
        return "true".equals(System.getenv("CI")) && jdk.equals(Jdk.current());
    }

    private static void openAndClose(ForkedJvm jvm) throws Exception {
        jvm.tell("as crawler");
        jvm.tell("connect socket 5");
        jvm.tell("connect channel 5");
        jvm.tell("close");
        jvm.tell("as shop");
        jvm.tell("close-accepted");
    }

    private static void cycle(ForkedJvm jvm, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            jvm.load(ForkedJvm.AGENT, "sample.seconds=0.1");
            jvm.load(ForkedJvm.AGENT, "detach");
        }
    }

    /** Class loaders of ours that were not collected. */
    private static long loaders(String loaderStatistics) {
        return loaderStatistics
                .lines()
                .filter(line -> line.contains("io.tcpheadroom.launcher.CoreLoader"))
                .count();
    }

    /** The JVM's LoadedClassCount also counts each version of a class that was retransformed, whether it is still there or not. */
    private static long classes(String loaderStatistics) {
        Matcher total = CLASSES.matcher(loaderStatistics);
        assertThat(total.find()).isTrue();
        return Long.parseLong(total.group(1));
    }

    private static Map<String, Long> heldWithoutLoaders(ForkedJvm jvm) {
        return Await.satisfied(
                () -> held(jvm), held -> assertThat(held.get("loaders")).isZero());
    }

    private static Map<String, Long> held(ForkedJvm jvm) throws Exception {
        RemoteBeans beans = jvm.connected();
        ObjectName memory = new ObjectName("java.lang:type=Memory");
        beans.server().invoke(memory, "gc", null, null);
        String loaderStatistics = beans.diagnostic("vmClassloaderStats");
        return Map.of(
                "heap",
                (Long) ((CompositeData) beans.read(memory, "HeapMemoryUsage")).get("used"),
                "metaspace",
                (Long) ((CompositeData) beans.read(new ObjectName("java.lang:type=MemoryPool,name=Metaspace"), "Usage"))
                        .get("used"),
                "classes",
                classes(loaderStatistics),
                "threads",
                (long) (Integer) beans.read(new ObjectName("java.lang:type=Threading"), "ThreadCount"),
                "descriptors",
                jvm.descriptors(),
                "mbeans",
                (long) beans.server().getMBeanCount(),
                "loaders",
                loaders(loaderStatistics));
    }
}
