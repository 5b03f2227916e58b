package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files from which sysctl takes its settings at boot: {@code /etc/sysctl.conf} and those in the folders {@code sysctl.d}. Looked
 * through for settings that no kernel has any more, or that do harm wherever they still exist: a guide left them there. They are files of
 * this process's own root; what cannot be read is left out. Read seldom, on a thread that waits for nobody.
 */
public final class SysctlFiles {
    private static final String SINGLE = "etc/sysctl.conf";
    private static final List<String> FOLDERS =
            List.of("etc/sysctl.d", "run/sysctl.d", "usr/local/lib/sysctl.d", "usr/lib/sysctl.d");

    /** Looked for with a value that is not 0. */
    private static final String OBSOLETE = "net.ipv4.tcp_tw_recycle";

    /** Of that what is written so however the name is. */
    private static final String MARK = "tcp_tw_recycle";

    private static final int MOST_FILES = 200;
    private static final long MOST_BYTES = 256 * 1024;

    public static final OnDemandSource<SysctlFiles> ALL =
            OnDemandSource.of("/etc/sysctl.conf", ", sysctl.d", SysctlFiles::read);

    private final List<String> obsolete = new ArrayList<>();

    private SysctlFiles() {}

    static SysctlFiles read(Roots roots) {
        SysctlFiles files = new SysctlFiles();
        for (Path file : paths(roots)) {
            files.look(file, text(file));
        }
        return files;
    }

    private static Set<Path> paths(Roots roots) {
        Set<Path> paths = new TreeSet<>();
        paths.add(roots.besideProc(SINGLE));
        FOLDERS.forEach(folder -> paths.addAll(in(roots.besideProc(folder))));
        return paths;
    }

    /** Most machines lack some of the folders. */
    private static List<Path> in(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, SysctlFiles::isRead)) {
            for (Path file : stream) {
                if (files.size() < MOST_FILES) {
                    files.add(file);
                }
            }
            return files;
        } catch (IOException e) {
            return files;
        }
    }

    private static boolean isRead(Path file) {
        return file.toString().endsWith(".conf");
    }

    /** A link to nowhere, which is how one is masked, and a folder are as good as empty. */
    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Files.readString(file, StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            return ""; // readable by root alone
        }
    }

    /** A line sets a value, after a dash if a failure is to be ignored; in a name slashes may stand for dots. */
    private void look(Path file, String text) {
        if (!text.contains(MARK)) {
            return;
        }
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            int equals = line.indexOf('=');
            if (equals > 0 && isObsolete(line.substring(0, equals), line.substring(equals + 1))) {
                obsolete.add(file + " line " + number);
            }
        }
    }

    private static boolean isObsolete(String name, String value) {
        String key = name.strip();
        String plain = key.startsWith("-") ? key.substring(1).strip() : key;
        return plain.replace('/', '.').equals(OBSOLETE) && !value.strip().equals("0");
    }

    /** Where they set such a thing: {@code /etc/sysctl.d/99-tuning.conf line 3}. */
    public List<String> obsolete() {
        return List.copyOf(obsolete);
    }
}
