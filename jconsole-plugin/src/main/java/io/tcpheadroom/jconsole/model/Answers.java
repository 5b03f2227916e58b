package io.tcpheadroom.jconsole.model;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServerConnection;
import javax.management.ReflectionException;

/**
 * Asks questions, each at most every {@value #SECONDS} seconds: some make the agent read the kernel's tables. Keeps the last answers to what is
 * still wanted, and to the last few actions.
 */
final class Answers {
    static final int SECONDS = 2;

    private static final int ACTIONS_KEPT = 8;

    private final Map<Question, Answer> answers = new HashMap<>();
    private final Map<Question, Answer> done = new LinkedHashMap<>();

    /** Also for what is always asked, such as the findings: the pace is for what is slow. */
    Map<Question, Answer> ask(
            MBeanServerConnection connection, Set<Question> wanted, List<Question> actions, Instant now)
            throws IOException {
        answers.keySet().retainAll(wanted);
        for (Question question : wanted) {
            Answer last = answers.get(question);
            if (last == null || Duration.between(last.givenAt(), now).toSeconds() >= pace(question)) {
                answers.put(question, answer(connection, question, now));
            }
        }
        for (Question action : actions) {
            done.remove(action); // reinsert at the end
            done.put(action, answer(connection, action, now));
        }
        while (done.size() > ACTIONS_KEPT) {
            done.remove(done.keySet().iterator().next());
        }
        Map<Question, Answer> all = new HashMap<>(done);
        all.putAll(answers);
        return Map.copyOf(all);
    }

    private static long pace(Question question) {
        return question.equals(Question.FINDINGS) ? 0 : SECONDS;
    }

    private static Answer answer(MBeanServerConnection connection, Question question, Instant now) throws IOException {
        try {
            return Answer.of(
                    connection.invoke(
                            question.bean(), question.operation(), question.arguments(), question.signature()),
                    now);
        } catch (SecurityException e) {
            return Answer.failed("this connection may not call operations: " + e.getMessage(), now);
        } catch (InstanceNotFoundException e) {
            return Answer.failed("this agent has no " + question.bean().getCanonicalName(), now);
        } catch (ReflectionException e) {
            return Answer.failed("this agent has no operation " + question.operation() + "()", now);
        } catch (JMException | JMRuntimeException e) {
            return Answer.failed(reason(e), now);
        }
    }

    /** What the operation threw is wrapped, once or twice. */
    private static String reason(Exception thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    void clear() {
        answers.clear();
        done.clear();
    }
}
