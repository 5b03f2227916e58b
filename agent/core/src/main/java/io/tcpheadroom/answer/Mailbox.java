package io.tcpheadroom.answer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folder through which a command asks the agent of another JVM, without a socket and without an attach: the command makes it in
 * that JVM's {@code /tmp} and puts a question there, the agent, which looks for it once a second, puts the answer beside. Only the user of that JVM
 * may enter it, and root, who makes it over to that user.
 *
 * <p>Every file is written under another name and renamed when it is whole. The folder is removed by the last who leaves it.
 */
public final class Mailbox {
    /** The same for every program, whatever its {@code java.io.tmpdir}: as for an attach. */
    public static final String FOLDER_OF_ALL = "/tmp";

    public static final String QUESTION = "ask-";
    public static final String ANSWER = "answer-";

    private static final String UNFINISHED = "new-";
    private static final String NAME = ".tcp-headroom-";

    private Mailbox() {}

    /**
     * The folder's name. No pattern and no concatenation: it is made while the program starts, and those make the JDK generate classes.
     *
     * @param namespace the target of {@code /proc/PID/ns/pid}: {@code pid:[4026531836]}, for two containers may share a /tmp, and both have a
     *     process 1
     * @param pid inside that namespace
     */
    public static String name(String namespace, String pid) {
        StringBuilder name = new StringBuilder(NAME);
        for (int i = 0; i < namespace.length(); i++) {
            char each = namespace.charAt(i);
            if (each >= '0' && each <= '9') {
                name.append(each);
            }
        }
        return name.append('-').append(pid).toString();
    }

    /** Puts a file into it. */
    public static void put(Path folder, String name, String text) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED + name);
        Files.writeString(unfinished, text);
        finish(unfinished, folder.resolve(name));
    }

    /** Gives a whole file its name. */
    public static void finish(Path unfinished, Path finished) throws IOException {
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A name for what is not whole yet. */
    public static Path unfinished(Path folder, String name) {
        return folder.resolve(UNFINISHED + name);
    }

    /** Takes a file out: a plain one of at most so many bytes, for others may have put something else there. */
    public static String take(Path file, int mostBytes) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile() || attributes.size() > mostBytes) {
                throw new IOException(file + " is not a file of at most " + mostBytes + " bytes");
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return new String(in.readNBytes(mostBytes), StandardCharsets.UTF_8);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
