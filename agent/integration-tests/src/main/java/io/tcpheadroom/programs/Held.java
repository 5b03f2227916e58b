package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.List;

/** What takes descriptors and is no socket, and is never closed. */
final class Held {
    private static final List<Object> ALL = new ArrayList<>();

    private Held() {}

    static String open(String kind, int number) throws IOException {
        for (int i = 0; i < number; i++) {
            ALL.add(open(kind));
        }
        return Integer.toString(number);
    }

    private static Object open(String kind) throws IOException {
        switch (kind) {
            case "selector":
                return Selector.open();
            case "pipe":
                return Pipe.open();
            case "watcher":
                return (Closeable) FileSystems.getDefault().newWatchService();
            case "file":
                return new FileInputStream("/proc/self/status");
            default:
                throw new IllegalArgumentException("no kind " + kind);
        }
    }
}
