package io.tcpheadroom.it;

import java.util.List;

/** A user who is nobody else's on this machine, nor that of another run of the tests at the same time. */
final class OtherUser {
    static final long ID = 200_000 + ProcessHandle.current().pid() % 100_000;

    /** What a command begins with that this user is to run. */
    static final String COMMAND = "setpriv --reuid=" + ID + " --regid=" + ID + " --clear-groups";

    private OtherUser() {}

    /** Where such a user cannot be had, or may not read what is needed, a test is skipped and says so. */
    static void canRunTheAgent() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        "bash",
                        "-c",
                        "exec " + COMMAND + " \"$@\"",
                        "bash",
                        "bash",
                        "-c",
                        "\"$0\" -version && [ -r \"$1\" ] && [ -r \"$2/io\" ]",
                        Jdk.current().java().toString(),
                        ForkedJvm.AGENT.toString(),
                        System.getProperty("programs")))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        Needed.orSkipped(process.waitFor() == 0, "another user cannot run the agent here: " + said);
    }
}
