package io.tcpheadroom.resource;

import io.tcpheadroom.jvm.BoundedCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The MBeans of the program that some sources name, in whatever MBean server there is. None is ever created for this: a program may
 * want to be the first. They are looked for every five seconds; one that is gone is gone at the next tick. They are asked on a thread
 * of their own, and waited for only for a moment. One that does not return is left with that thread, and the others are asked on
 * another. For the sampler's thread alone.
 */
final class ProgramBeans {
    private static final long LOOK_NANOS = 5_000_000_000L;
    private static final long WAIT_MILLIS = 100;
    private static final long LEFT_AFTER_NANOS = 5_000_000_000L;
    private static final int MOST_LEFT = 3;

    private final Supplier<List<BeanSource>> sources;
    private final Supplier<? extends Collection<MBeanServer>> servers;
    private final Supplier<? extends Executor> threads;
    private final LongSupplier clock;
    private final Function<ClassLoader, @Nullable String> appOf;
    private final BiConsumer<String, String> problems;
    private final Map<BeanRound, ObjectName> left = new LinkedHashMap<>();
    private final Map<ObjectName, BeanAnswer> answers = new LinkedHashMap<>();
    private List<WatchedBean> watched = List.of();
    private @Nullable Executor thread;
    private @Nullable BeanRound round;
    private @Nullable BoundedCall<List<WatchedBean>> call;
    private long answeredAt;
    private boolean isLookDue;
    private boolean looked;
    private long lookedAt;

    /**
     * Asks nothing yet.
     *
     * @param sources not asked for before there is an MBean server
     * @param threads makes what runs one task at a time: the beans are code of the program, which may block
     * @param appOf the app whose class loader it is
     * @param problems takes the bean that throws or says nonsense, and what
     */
    ProgramBeans(
            Supplier<List<BeanSource>> sources,
            Supplier<? extends Collection<MBeanServer>> servers,
            Supplier<? extends Executor> threads,
            LongSupplier clock,
            Function<ClassLoader, @Nullable String> appOf,
            BiConsumer<String, String> problems) {
        this.sources = sources;
        this.servers = servers;
        this.threads = threads;
        this.clock = clock;
        this.appOf = appOf;
        this.problems = problems;
    }

    /** What each says; unknown where it does not answer. */
    List<BeanAnswer> ask() {
        long now = clock.getAsLong();
        if (!looked || now - lookedAt >= LOOK_NANOS) {
            looked = true;
            lookedAt = now;
            isLookDue |= !servers.get().isEmpty(); // else the thread would live for nothing
        }
        forgetThoseThatReturned();
        if (watched.isEmpty() && !isLookDue && round == null) {
            return List.copyOf(answers.values());
        }
        BeanRound current = round == null ? begin(now) : round;
        if (isAnswered()) {
            take(current);
            answeredAt = now;
        } else {
            markUnanswered(current, now);
        }
        return List.copyOf(answers.values());
    }

    private BeanRound begin(long now) {
        if (thread == null) {
            thread = threads.get();
        }
        answeredAt = answers.isEmpty() ? now : answeredAt;
        BeanRound next = new BeanRound(
                sources.get(), isLookDue ? servers.get() : List.of(), watched, List.copyOf(left.values()), appOf);
        isLookDue = false;
        round = next;
        call = new BoundedCall<>(thread, next, WAIT_MILLIS);
        return next;
    }

    private boolean isAnswered() {
        try {
            List<WatchedBean> answer = call == null ? null : call.call();
            if (answer == null) {
                return false;
            }
            watched = answer;
            round = null;
            return true;
        } catch (ExecutionException | RejectedExecutionException e) {
            round = null;
            throw new IllegalStateException(e);
        }
    }

    private void take(BeanRound finished) {
        answers.keySet().retainAll(left.values());
        for (BeanAnswer answer : finished.answers()) {
            answers.put(answer.bean(), answer);
        }
        for (WatchedBean bean : watched) {
            String problem = bean.problem();
            if (problem != null) {
                problems.accept(Endpoint.shownInText(bean.bean().toString()), problem);
            }
        }
    }

    private void markUnanswered(BeanRound current, long now) {
        ObjectName asked = current.asking();
        String why = (asked == null ? "the program's MBeans have" : Endpoint.shownInText(asked.toString()) + " has")
                + " not answered for " + (now - answeredAt) / 1_000_000_000 + " s";
        answers.replaceAll((bean, answer) -> left.containsValue(bean) ? answer : answer.unanswered(why));
        if (asked != null && now - answeredAt >= LEFT_AFTER_NANOS && left.size() < MOST_LEFT) {
            current.leave();
            left.put(current, asked);
            String told = why + "; it is asked again when it returns";
            answers.computeIfPresent(asked, (bean, answer) -> answer.unanswered(told));
            List<WatchedBean> others = new ArrayList<>(watched);
            others.removeIf(bean -> bean.bean().equals(asked));
            watched = others;
            round = null;
            thread = null;
            problems.accept(Endpoint.shownInText(asked.toString()), told);
        }
    }

    /** They are found again at the next look. */
    private void forgetThoseThatReturned() {
        for (Iterator<BeanRound> all = left.keySet().iterator(); all.hasNext(); ) {
            BeanRound one = all.next();
            if (one.isOver()) {
                answers.remove(left.get(one));
                all.remove();
            }
        }
    }
}
