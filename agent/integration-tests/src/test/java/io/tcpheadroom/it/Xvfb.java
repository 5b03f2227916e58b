package io.tcpheadroom.it;

/** A screen that nobody sees; without one, jconsole waits for ever and says nothing. */
final class Xvfb implements AutoCloseable {
    private final Process process;
    private final String display;

    private Xvfb(Process process, String display) {
        this.process = process;
        this.display = display;
    }

    /** It picks its own number, which no other screen of this host has. */
    static Xvfb open(int width, int height) throws Exception {
        Process process = new ProcessBuilder(
                        Tool.named("Xvfb", "xvfb").path().toString(),
                        "-displayfd",
                        "1",
                        "-nolisten",
                        "tcp",
                        "-screen",
                        "0",
                        width + "x" + height + "x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Lines numbers = new Lines(process.getInputStream());
        try {
            return new Xvfb(process, ":" + numbers.next().trim());
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    String display() {
        return display;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
