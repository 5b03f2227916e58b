package io.tcpheadroom.programs;

/** Opens no socket, and ends after so many milliseconds: as the scripts on a machine where an agent comes by JAVA_TOOL_OPTIONS. */
public final class Brief {
    private Brief() {}

    /** @param arguments the milliseconds */
    public static void main(String[] arguments) throws InterruptedException {
        Thread.sleep(Long.parseLong(arguments[0]));
        System.out.println("done");
    }
}
