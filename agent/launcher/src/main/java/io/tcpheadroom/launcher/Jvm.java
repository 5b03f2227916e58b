package io.tcpheadroom.launcher;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;

/** This JVM: whether the core can run on it, and its standard error. */
final class Jvm {
    /** The oldest that can read the core's class files. */
    private static final int OLDEST_JAVA = 11;

    private Jvm() {}

    /** Says so when it is not. */
    static boolean isSupported() {
        String version = System.getProperty("java.specification.version");
        if (isSupported(version)) {
            return true;
        }
        say("needs Java " + OLDEST_JAVA + " or newer, this is Java " + version + "; agent disabled, program continues");
        return false;
    }

    /** Up to Java 8 the version reads 1.8, from 9 on it is one number. */
    static boolean isSupported(String specificationVersion) {
        return !specificationVersion.startsWith("1.") && Integer.parseInt(specificationVersion) >= OLDEST_JAVA;
    }

    /** The jar that this class is in. */
    static File ownJar() throws URISyntaxException {
        return new File(
                Jvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    static Throwable cause(Throwable e) {
        return e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
    }

    static void say(String line) {
        System.err.println("tcp-headroom: " + line);
    }
}
