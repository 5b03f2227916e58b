package io.tcpheadroom.programs.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.Callable;

/** What a program that serves has to say: that it is ready, its port when it is asked, and that it has closed. */
final class Dialogue {
    private Dialogue() {}

    /** Until the line {@code exit} comes, or the input's end. */
    static void about(Callable<Object> port, Callable<Object> close) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ok ready");
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            switch (line) {
                case "port":
                    System.out.println("ok " + port.call());
                    break;
                case "close":
                    close.call();
                    System.out.println("ok");
                    break;
                default:
                    throw new IOException("what is " + line + "?");
            }
        }
        System.exit(0);
    }
}
