package io.tcpheadroom.programs;

import java.io.IOException;

/** A program that needs no module but java.base, and waits until its standard input ends. */
public final class Minimal {
    private Minimal() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("ok ready");
        while (System.in.read() >= 0) {}
    }
}
