package io.tcpheadroom.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text after {@code -javaagent:…jar=}: {@code key=value,key=value}, and {@code config=FILE} with the same keys in a
 * properties file, which options on the command line override. A part without {@code =} continues the value before it, so that
 * lists need no quoting. An invalid option logs one line, and its default is used.
 */
public final class OptionsParser {
    private static final String CONFIG = "config";

    private final Consumer<String> log;
    private final Map<Option, Object> values = new EnumMap<>(Option.class);

    private OptionsParser(Consumer<String> log) {
        this.log = log;
    }

    /** Never throws: at worst all options have their defaults. */
    public static Config parse(@Nullable String options, Consumer<String> log) {
        OptionsParser parser = new OptionsParser(log);
        Properties onCommandLine = parser.split(options == null ? "" : options);
        String file = (String) onCommandLine.remove(CONFIG);
        Properties given = file == null ? new Properties() : parser.load(file);
        given.putAll(onCommandLine);
        parser.parse(given);
        return new Config(parser.values);
    }

    private Properties split(String options) {
        Properties given = new Properties();
        String last = null;
        for (String part : options.split(",", 0)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                last = part.substring(0, equals).trim();
                put(given, last, part.substring(equals + 1).trim());
            } else if (last != null && equals < 0) {
                given.setProperty(last, given.getProperty(last) + "," + part.trim());
            } else if (!part.trim().isEmpty()) {
                log.accept("option '" + part.trim() + "' is not key=value; ignored");
            }
        }
        return given;
    }

    /** Of an option that is given again, a list goes on; of any other, the last value counts. */
    private void put(Properties given, String key, String value) {
        String before = given.getProperty(key);
        if (before == null) {
            given.setProperty(key, value);
        } else if (Option.of(key).filter(Option::isList).isPresent()) {
            given.setProperty(key, before + "," + value);
        } else {
            log.accept("option " + key + " is given twice; using " + key + "=" + value);
            given.setProperty(key, value);
        }
    }

    /** Empty if any line cannot be read: not just the lines before it. */
    private Properties load(String file) {
        Properties given = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file))) {
            given.load(in);
            return given;
        } catch (NoSuchFileException e) {
            log.accept("config file " + file + " does not exist; using defaults");
        } catch (IOException | RuntimeException e) {
            log.accept("config file " + file + " cannot be read (" + e + "); using defaults");
        }
        return new Properties();
    }

    private void parse(Properties given) {
        for (String key : new TreeSet<>(given.stringPropertyNames())) {
            parse(key, given.getProperty(key).trim());
        }
    }

    private void parse(String key, String value) {
        Option option = Option.of(key).orElse(null);
        if (option == null) {
            log.accept("unknown option '" + key + "', did you mean '"
                    + Option.nearest(key).key() + "'? Ignored");
            return;
        }
        try {
            values.put(option, option.parse(value));
        } catch (RuntimeException e) {
            log.accept("option " + key + "=" + value + " is invalid, expected " + e.getMessage()
                    + "; using the default '" + option.defaultText() + "'");
        }
    }
}
