package io.tcpheadroom.jconsole.view;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new file with what was on the screen. What is there already is never overwritten. */
final class SavedFile {
    private SavedFile() {}

    /** Writes it and says where, or why not. */
    static String write(Path file, byte[] content) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            Files.write(absolute, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return "Saved " + absolute;
        } catch (FileAlreadyExistsException e) {
            return "Not saved: " + absolute + " exists already";
        } catch (NoSuchFileException e) {
            return "Not saved: there is no folder " + absolute.getParent();
        } catch (IOException | SecurityException e) {
            return "Not saved: " + e;
        }
    }
}
