package io.tcpheadroom.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes down how each test ended, a line for each: class, method, the name of the case, in which its JDK or kernel stands, and how it
 * ended. {@link SurvivalPage} makes the table of docs/survival.md of it.
 */
public final class SurvivalReport implements TestWatcher {
    /** In the folder of this module, to which {@code mvn clean} puts an end; later lines are newer. */
    static final Path FILE = Path.of("target", "survival.tsv");

    @Override
    public void testSuccessful(ExtensionContext test) {
        write(test, "passed");
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable cause) {
        write(test, "failed");
    }

    @Override
    public void testAborted(ExtensionContext test, Throwable cause) {
        write(test, "skipped");
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        write(test, "skipped");
    }

    private static synchronized void write(ExtensionContext test, String end) {
        String line = String.join(
                "\t",
                test.getRequiredTestClass().getSimpleName(),
                test.getRequiredTestMethod().getName(),
                test.getDisplayName().replaceAll("\\s+", " "),
                end);
        try {
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
