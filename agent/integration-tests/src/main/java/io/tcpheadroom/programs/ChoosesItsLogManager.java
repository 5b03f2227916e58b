package io.tcpheadroom.programs;

import java.util.logging.LogManager;

/**
 * A program that chooses its log manager in main, as application servers do: whoever touches java.util.logging before
 * that would have chosen for it, for good.
 */
public final class ChoosesItsLogManager {
    private static final String SAMPLER = "tcp-headroom-sampler";

    private ChoosesItsLogManager() {}

    public static void main(String[] arguments) throws Exception {
        Waiting.until("the sampler", () -> isRunning(SAMPLER));
        Thread.sleep(Long.parseLong(arguments[0])); // the agent's time to do wrong; no time makes the check fail
        System.setProperty("java.util.logging.manager", "io.tcpheadroom.programs.OwnLogManager");
        System.out.println(LogManager.getLogManager().getClass().getSimpleName());
        Beans.server();
        Beans.awaitAgent();
        System.out.println("registered");
    }

    private static boolean isRunning(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }
}
