package io.tcpheadroom.cli;

import static io.tcpheadroom.answer.Document.object;

import io.tcpheadroom.answer.Answers;
import io.tcpheadroom.answer.ProcessView;
import io.tcpheadroom.api.Scope;
import io.tcpheadroom.config.AttachProtocol;
import io.tcpheadroom.kernel.Roots;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A JVM that a command looks at: through its agent, if it has one, else by what the kernel says. It is not attached to. */
final class LookedAt {
    /** An agent that has just been attached knows what was open before when it has counted it twice, a second apart. */
    private static final long COUNTED_TWICE_NANOS = 2_500_000_000L;

    private final long pid;
    private final TargetProcess process;

    private LookedAt(long pid) {
        this.pid = pid;
        this.process = TargetProcess.at(pid);
    }

    /** Throws an IOException whose message says why it cannot be looked at, and what to do. */
    static LookedAt of(long pid) throws IOException {
        LookedAt jvm = new LookedAt(pid);
        refuse(jvm.process.obstacleToLook());
        return jvm;
    }

    /** The same after the agent was attached to it, if it had none. */
    static LookedAt attachedTo(long pid) throws Exception {
        LookedAt jvm = of(pid);
        if (!jvm.hasAgent()) {
            String state = new Target(pid).load("", AttachProtocol.DESCRIPTORS_TO_START);
            if (!AttachProtocol.isRunning(state)) {
                throw new IOException("JVM " + pid + ": TCP Headroom " + state);
            }
            LockSupport.parkNanos(COUNTED_TWICE_NANOS);
        }
        return jvm;
    }

    private static void refuse(Optional<String> obstacle) throws IOException {
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get());
        }
    }

    boolean hasAgent() {
        return process.hasAgent();
    }

    /** The agent's answer; refused where there is no agent. */
    Answer ask(String question) throws IOException {
        if (!hasAgent()) {
            throw new IOException(
                    "process " + pid + " runs without the agent; attach it with --attach, or see what the kernel says"
                            + " of it with: check --pid " + pid);
        }
        return answer(question);
    }

    private Answer answer(String question) throws IOException {
        refuse(process.obstacleToAnswer());
        Answer answer;
        try {
            answer = Answer.parse(new Mail(process).ask(question));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the agent of process " + pid + " answers what this command cannot read: " + e.getMessage(), e);
        }
        if (answer.has(Answers.ERROR)) {
            throw new IOException("the agent of process " + pid + " answers: " + answer.text(Answers.ERROR));
        }
        return answer.with("target", answer.part("target").with("pid", pid).members());
    }

    /** What {@code check} shows of it: where the agent cannot answer, what the kernel says, which is asked when nothing can be opened. */
    Answer check() throws IOException {
        boolean hasAgent = hasAgent();
        Optional<String> obstacle = process.obstacleToAnswer();
        if (!hasAgent) {
            return asTheKernelSays(false);
        }
        return obstacle.isPresent()
                ? asTheKernelSays(true).noting("the agent cannot answer: " + obstacle.get())
                : answer(Answers.CHECK);
    }

    private Answer asTheKernelSays(boolean hasAgent) {
        Set<Scope> unseen = process.unseen();
        Answer answer = Answer.of(new ProcessView(Roots.real().ofProcess(pid), unseen)
                .document(object("kind", "JVM", "pid", pid, "name", process.program(), "agent", hasAgent)));
        return unseen.contains(Scope.NETNS)
                ? answer.noting(
                        "it is in another network namespace, whose settings are not visible from here; to see them, run"
                                + " this command there: nsenter -t " + pid + " -n java -jar tcp-headroom-agent.jar …")
                : answer;
    }
}
