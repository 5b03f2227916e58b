package io.tcpheadroom.hooks.install;

/** A class file with hooks in it, and which they are. */
final class Woven {
    private final byte[] classFile;
    private final Outcome outcome;

    Woven(byte[] classFile, Outcome outcome) {
        this.classFile = classFile;
        this.outcome = outcome;
    }

    byte[] classFile() {
        return classFile;
    }

    Outcome outcome() {
        return outcome;
    }
}
