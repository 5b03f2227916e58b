package io.tcpheadroom.cli;

import io.tcpheadroom.answer.Mailbox;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The command's side of the {@link Mailbox}: one question, and the wait for its answer. */
final class Mail {
    /** The agent looks once a second, and a machine may be busy. */
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private static final long POLL_NANOS = 10_000_000;
    private static final int LARGEST_ANSWER = 32 << 20;
    private static final int ATTEMPTS = 3;

    private final TargetProcess process;
    private final Path folder;

    Mail(TargetProcess process) {
        this.process = process;
        this.folder = process.root(Mailbox.FOLDER_OF_ALL).resolve(process.mailbox());
    }

    /** Throws an IOException whose message says what to do. */
    String ask(String question) throws IOException {
        String id = UUID.randomUUID().toString();
        try {
            put(Mailbox.QUESTION + id, question);
            return await(folder.resolve(Mailbox.ANSWER + id));
        } catch (FileSystemException e) {
            throw new IOException(
                    "cannot ask the agent of process " + process.pid() + ": " + why(e)
                            + "; its MBeans can be read over JMX",
                    e);
        } finally {
            leave(Mailbox.QUESTION + id);
        }
    }

    private static String why(FileSystemException e) {
        String reason = e.getReason();
        return e.getFile() + ": "
                + (reason != null ? reason : e instanceof AccessDeniedException ? "access denied" : "no such file");
    }

    /** The agent may remove the folder, which it takes for left behind, just now. */
    private void put(String name, String question) throws IOException {
        for (int attempt = 1; ; attempt++) {
            enter();
            try {
                Path unfinished = Mailbox.unfinished(folder, name);
                Files.writeString(unfinished, question);
                makeOver(unfinished);
                Mailbox.finish(unfinished, folder.resolve(name));
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void enter() throws IOException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            makeOver(folder);
        } catch (FileAlreadyExistsException e) {
            if (!process.user()
                            .equals(String.valueOf(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)))
                    || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw notOurs(e);
            }
        }
    }

    private FileSystemException notOurs(FileAlreadyExistsException e) {
        FileSystemException refusal =
                new FileSystemException(folder.toString(), null, "belongs to somebody else; remove it");
        refusal.initCause(e);
        return refusal;
    }

    /** To the user of that process; root alone can, and has to. */
    private void makeOver(Path made) throws IOException {
        if (!process.user().equals(String.valueOf(Files.getAttribute(made, "unix:uid", LinkOption.NOFOLLOW_LINKS)))) {
            Files.setAttribute(made, "unix:uid", Integer.parseUnsignedInt(process.user()), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private String await(Path answer) throws IOException {
        long begun = System.nanoTime();
        while (!Files.exists(answer, LinkOption.NOFOLLOW_LINKS)) {
            if (process.isGone()) {
                throw new IOException("process " + process.pid() + " has ended meanwhile");
            }
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new IOException("the agent of process " + process.pid()
                        + " does not answer within 15 s; it may be of an older version, or its sampler is held up");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return Mailbox.take(answer, LARGEST_ANSWER);
    }

    /** Nothing of ours is left behind; another command may be there still. */
    private void leave(String question) {
        try {
            Files.deleteIfExists(folder.resolve(question));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            return; // the agent clears it away
        }
    }
}
