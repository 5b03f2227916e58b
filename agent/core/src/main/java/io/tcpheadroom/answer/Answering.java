package io.tcpheadroom.answer;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers the questions in a {@link Mailbox}, until none has come for some seconds. A folder that is not this user's own is left alone: whoever may
 * write there is not to be answered. What fails is no business of the program's: who asked waits in vain, and says so.
 */
final class Answering implements Runnable {
    private static final long POLL_NANOS = 50_000_000;
    static final long IDLE_NANOS = 5_000_000_000L;
    private static final int LONGEST_QUESTION = 4096;

    /** The bits of a mode that let others than its user in. */
    private static final int OTHERS = 0b111_111;

    private final Path folder;
    private final Supplier<UnaryOperator<String>> made;
    private final long idleNanos;
    private @Nullable UnaryOperator<String> answers;
    private volatile boolean isOver;
    private volatile boolean isStopped;

    /** @param idleNanos for how long it waits for another question */
    Answering(Path folder, Supplier<UnaryOperator<String>> answers, long idleNanos) {
        this.idleNanos = idleNanos;
        this.folder = folder;
        this.made = answers;
    }

    boolean isOver() {
        return isOver;
    }

    void stop() {
        isStopped = true;
    }

    @Override
    public void run() {
        try {
            answerAll();
        } catch (Throwable e) { // what is thrown out of a thread is printed
            LockSupport.parkNanos(idleNanos); // nothing to tell the program; the next look begins anew
        } finally {
            isOver = true;
        }
    }

    /** A command that asks again and again removes the folder each time, and makes it anew. */
    private void answerAll() throws IOException {
        long idleSince = System.nanoTime();
        while (!isStopped && System.nanoTime() - idleSince < idleNanos) {
            if (isOwn() && answerThoseThatAreThere()) {
                idleSince = System.nanoTime();
            } else {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        if (!isStopped && isOwn()) {
            clear(); // whoever asked was ended before it could
        }
    }

    private boolean isOwn() throws IOException {
        try {
            Map<String, Object> attributes =
                    Files.readAttributes(folder, "unix:uid,mode,isDirectory", LinkOption.NOFOLLOW_LINKS);
            Object ownUser = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return Boolean.TRUE.equals(attributes.get("isDirectory"))
                    && ownUser.equals(attributes.get("uid"))
                    && (mode(attributes) & OTHERS) == 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static int mode(Map<String, Object> attributes) {
        Object mode = attributes.get("mode");
        return mode instanceof Integer ? (Integer) mode : OTHERS;
    }

    private boolean answerThoseThatAreThere() throws IOException {
        boolean isAny = false;
        try (DirectoryStream<Path> questions = Files.newDirectoryStream(folder, Mailbox.QUESTION + "*")) {
            for (Path question : questions) {
                isAny = true;
                answer(question);
            }
        } catch (NoSuchFileException e) {
            return isAny; // its command has left
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return isAny;
    }

    private void answer(Path question) throws IOException {
        String id = question.getFileName().toString().substring(Mailbox.QUESTION.length());
        String text = Mailbox.take(question, LONGEST_QUESTION);
        if (answers == null) {
            answers = made.get();
        }
        Mailbox.put(folder, Mailbox.ANSWER + id, answers.apply(text));
    }

    private void clear() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
