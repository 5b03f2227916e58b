package io.tcpheadroom.programs;

/** Ends when no thread is left in its group but the one that asks, as some programs do to wait for their workers. */
public final class CountsItsThreads {
    private CountsItsThreads() {}

    /** @param arguments the name of a thread to wait for first */
    public static void main(String[] arguments) throws InterruptedException {
        while (!isThere(arguments[0])) {
            Thread.sleep(10);
        }
        while (Thread.activeCount() > 1) {
            Thread.sleep(10);
        }
        System.out.println("alone");
    }

    private static boolean isThere(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(other -> other.getName().equals(thread));
    }
}
