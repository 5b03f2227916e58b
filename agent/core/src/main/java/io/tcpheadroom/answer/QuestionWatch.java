package io.tcpheadroom.answer;

import io.tcpheadroom.jvm.AgentThread;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of the {@link Mailbox}: looks whether it is there, which is one stat, and has the questions in it answered by a thread of
 * their own, for as long as some come.
 */
public final class QuestionWatch {
    private static final String SELF = "/proc/self";
    private static final String PID_NAMESPACE = "/proc/self/ns/pid";
    private static final String STATUS = "/proc/self/status";
    private static final String NUMBERS = "\nNSpid:";

    private final Supplier<UnaryOperator<String>> answers;
    private @Nullable File folder;
    private volatile @Nullable Answering answering;
    private volatile boolean isStopped;

    /** @param answers gives the answer to a question; made when the first one comes */
    public QuestionWatch(Supplier<UnaryOperator<String>> answers) {
        this.answers = answers;
    }

    /** The same with a folder of the caller's. */
    QuestionWatch(Path folder, Supplier<UnaryOperator<String>> answers) {
        this(answers);
        this.folder = folder.toFile();
    }

    /** To be called about once a second, by one thread. Never done: answers false. */
    public boolean look() {
        File box = folder == null ? find() : folder;
        folder = box;
        Answering before = answering;
        if (box != null && box.isDirectory() && !isStopped && (before == null || before.isOver())) {
            Answering begun = new Answering(box.toPath(), answers, Answering.IDLE_NANOS);
            answering = begun;
            AgentThread.of("tcp-headroom-answers", begun).start();
        }
        return false;
    }

    /** Null where it cannot be told for now. */
    private static @Nullable File find() {
        try {
            return new File(Mailbox.FOLDER_OF_ALL, Mailbox.name(namespace(), pid()));
        } catch (IOException e) {
            return null;
        }
    }

    private static String namespace() {
        try {
            return Files.readSymbolicLink(Path.of(PID_NAMESPACE)).toString();
        } catch (IOException e) {
            return ""; // a kernel built without them, where the command finds none either
        }
    }

    /** In the innermost namespace. Not asked of a ProcessHandle: that makes the JDK generate classes and a pool of threads. */
    private static String pid() throws IOException {
        String status = new String(Files.readAllBytes(Path.of(STATUS)), StandardCharsets.ISO_8859_1);
        int from = status.indexOf(NUMBERS);
        if (from < 0) {
            return Files.readSymbolicLink(Path.of(SELF)).toString(); // before Linux 4.1
        }
        String numbers = status.substring(from, status.indexOf('\n', from + 1));
        return numbers.substring(numbers.lastIndexOf('\t') + 1);
    }

    public void stop() {
        isStopped = true;
        Answering last = answering;
        if (last != null) {
            last.stop();
        }
    }
}
