package io.tcpheadroom.it;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A process that answers each line with one of its own, {@code ok} and a result or why not, and all that it prints. */
final class Conversation {
    private static final String OK = "ok";

    private final Lines out;
    private final Lines err;
    private final Writer in;

    Conversation(Process process) {
        out = new Lines(process.getInputStream());
        err = new Lines(process.getErrorStream());
        in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** Answers what follows its ok. */
    String tell(String line) throws IOException {
        String answer = ask(line);
        if (!answer.startsWith(OK)) {
            throw new AssertionError("'" + line + "' " + answer + "; standard error: " + err.soFar());
        }
        return answer.substring(OK.length()).trim();
    }

    /** Answers what it says, even that it failed. */
    String ask(String line) throws IOException {
        say(line);
        return out.next();
    }

    void say(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    void sayNoMore() throws IOException {
        in.close();
    }

    Lines out() {
        return out;
    }

    Lines err() {
        return err;
    }
}
