package io.tcpheadroom.it;

/** A network namespace of a JVM's own, as in a container. */
final class OwnNamespace {
    /** The JVM then runs in a namespace with nothing but loopback. */
    static final String ALONE =
            "if [ \"$ALONE\" != 1 ]; then ALONE=1 exec unshare -n -- bash -c 'ip link set lo up; exec \"$@\"' bash \"$@\"; fi";

    private OwnNamespace() {}

    static void needed() throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "unshare -n ip link set lo up")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        Needed.that(process.waitFor() == 0, "no network namespace can be made here: " + said);
    }
}
