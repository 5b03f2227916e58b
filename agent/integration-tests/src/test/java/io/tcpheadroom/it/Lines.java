package io.tcpheadroom.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines that another process prints, read as they come so that it never has to wait for us. */
final class Lines {
    private static final String END = new String("end");
    private static final long PATIENCE_SECONDS = 60;

    private final List<String> all = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final Thread reading;

    Lines(InputStream in) {
        reading =
                new Thread(() -> read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))), "lines");
        reading.setDaemon(true);
        reading.start();
    }

    private void read(BufferedReader in) {
        try (in) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                all.add(line);
                unread.add(line);
            }
        } catch (IOException e) {
            all.add("the stream broke: " + e);
        } finally {
            unread.add(END);
        }
    }

    /** The next line; an error when there is none. */
    @SuppressWarnings("ReferenceEquality")
    String next() {
        try {
            String line = unread.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null || line == END) {
                throw new AssertionError("no further line after " + all);
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads on until a line contains the text. */
    String nextWith(String text) {
        String line = next();
        while (!line.contains(text)) {
            line = next();
        }
        return line;
    }

    List<String> soFar() {
        return List.copyOf(all);
    }

    /** Waits until the process has closed the stream. */
    void end() throws InterruptedException {
        reading.join(PATIENCE_SECONDS * 1000);
        if (reading.isAlive()) {
            throw new AssertionError("the stream does not end; so far: " + all);
        }
    }
}
