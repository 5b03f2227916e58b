package io.tcpheadroom.jconsole.view;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** The ways out of the tab: the clipboard, and files in a folder of the user's, with the time in their names. Each says what it did. */
final class Exports {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Consumer<String> clipboard;
    private final Path folder;
    private Consumer<String> notes = note -> {};

    Exports(Consumer<String> clipboard, Path folder) {
        this.clipboard = clipboard;
        this.folder = folder;
    }

    /** @param newNotes where it is told what was done */
    void onNote(Consumer<String> newNotes) {
        notes = newNotes;
    }

    void copy(String what, String text) {
        clipboard.accept(text);
        notes.accept("Copied " + what);
    }

    void save(String what, String extension, String text) {
        save(what, extension, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param what is saved, which becomes a part of the name */
    void save(String what, String extension, byte[] content) {
        String name = what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String time = TIME.format(LocalDateTime.now(ZoneId.systemDefault()));
        notes.accept(SavedFile.write(folder.resolve("tcp-headroom-" + name + "-" + time + "." + extension), content));
    }
}
