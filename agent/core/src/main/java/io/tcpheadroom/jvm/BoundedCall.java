package io.tcpheadroom.jvm;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A question to code of the program, asked on another thread, so that one it never answers holds up nobody. While an answer
 * is awaited nothing further is asked. For one asking thread.
 *
 * @param <T> the answer
 */
public final class BoundedCall<T> {
    private final Executor executor;
    private final Callable<T> question;
    private final long millis;
    private @Nullable FutureTask<T> asked;

    /** @param millis how long to wait for an answer, each time */
    public BoundedCall(Executor executor, Callable<T> question, long millis) {
        this.executor = executor;
        this.question = question;
        this.millis = millis;
    }

    /**
     * Asks, or goes on waiting for the answer to an earlier call.
     *
     * @return nothing while there is no answer
     * @throws ExecutionException what the question threw
     */
    public @Nullable T call() throws ExecutionException {
        if (asked == null) {
            FutureTask<T> next = new FutureTask<>(question);
            executor.execute(next);
            asked = next;
        }
        try {
            T answer = asked.get(millis, TimeUnit.MILLISECONDS);
            asked = null;
            return answer;
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            asked = null;
            throw e;
        }
    }
}
