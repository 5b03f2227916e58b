package io.tcpheadroom.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Reads what stands behind {@code -javaagent:…jar=}: {@code key=value,key=value}, and {@code config=FILE} with the same
 * keys in a properties file, over which the options on the command line win. A part without {@code =} goes on with the
 * value before it, so that lists need no quoting. Whatever cannot be understood is one line, and the default is used.
 */
public final class OptionsParser {
    private static final String CONFIG = "config";

    private final Consumer<String> log;
    private final Map<Option, Object> values = new EnumMap<>(Option.class);

    private OptionsParser(Consumer<String> log) {
        this.log = log;
    }

    /** Never throws and never fails: at worst the answer is the defaults. */
    public static Config parse(String options, Consumer<String> log) {
        OptionsParser parser = new OptionsParser(log);
        Properties onCommandLine = parser.split(options == null ? "" : options);
        String file = (String) onCommandLine.remove(CONFIG);
        Properties given = file == null ? new Properties() : parser.load(file);
        given.putAll(onCommandLine);
        parser.take(given);
        return new Config(parser.values);
    }

    private Properties split(String options) {
        Properties given = new Properties();
        String last = null;
        for (String part : options.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                last = part.substring(0, equals).trim();
                given.setProperty(last, part.substring(equals + 1).trim());
            } else if (last != null && equals < 0) {
                given.setProperty(last, given.getProperty(last) + "," + part.trim());
            } else if (!part.trim().isEmpty()) {
                log.accept("option '" + part.trim() + "' is not key=value: ignored");
            }
        }
        return given;
    }

    /** Empty when it cannot be read, and not what stands before the line that cannot. */
    private Properties load(String file) {
        Properties given = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file))) {
            given.load(in);
            return given;
        } catch (NoSuchFileException e) {
            log.accept("config file " + file + " does not exist: the defaults are used");
        } catch (IOException | RuntimeException e) {
            log.accept("config file " + file + " cannot be read (" + e + "): the defaults are used");
        }
        return new Properties();
    }

    private void take(Properties given) {
        given.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> take(key, given.getProperty(key).trim()));
    }

    private void take(String key, String value) {
        Option option = Option.of(key).orElse(null);
        if (option == null) {
            log.accept("unknown option '" + key + "', did you mean '"
                    + Option.nearest(key).key() + "'? It is ignored");
            return;
        }
        try {
            values.put(option, option.understand(value));
        } catch (RuntimeException e) {
            log.accept("option " + key + "=" + value + ": should be " + e.getMessage() + "; the default '"
                    + option.standard() + "' is used");
        }
    }
}
