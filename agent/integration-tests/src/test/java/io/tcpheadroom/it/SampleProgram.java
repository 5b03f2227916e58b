package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** A scenario of the sample program, in a network namespace of its own and with the limit that it needs. */
final class SampleProgram {
    private static final Set<String> IN_NEED = Set.of("ports", "churn", "descriptors");
    private static final String TOLD = " Start it as ";

    private SampleProgram() {}

    /** By the command that the program itself tells where it needs one. Answers when it has told its story: then it is where it is to be. */
    static ForkedJvm play(String scenario) throws Exception {
        ForkedJvm.Builder builder = alone().withAgent("sample.seconds=0.1");
        ForkedJvm jvm = (IN_NEED.contains(scenario) ? builder.after(wrapper(refusal(scenario))) : builder)
                .run("-jar", ForkedJvm.SAMPLE.toString(), scenario);
        try {
            assertThat(jvm.out().next()).startsWith(scenario + ", process " + jvm.pid() + ": ");
            return jvm;
        } catch (Throwable e) {
            jvm.close();
            throw e;
        }
    }

    private static ForkedJvm.Builder alone() {
        return ForkedJvm.on(Jdk.current()).after(OwnNamespace.ALONE).startingFast();
    }

    /** What it says where nothing is limited. */
    private static String refusal(String scenario) throws Exception {
        try (ForkedJvm jvm = alone().run("-jar", ForkedJvm.SAMPLE.toString(), scenario)) {
            assertThat(jvm.exit()).isEqualTo(1);
            assertThat(jvm.out().soFar()).isEmpty();
            assertThat(jvm.err().soFar()).hasSize(1);
            return jvm.err().soFar().get(0);
        }
    }

    /** The command with the JVM of this test in place of the program that it ends with. */
    private static String wrapper(String refusal) throws Exception {
        String command = refusal.substring(refusal.indexOf(TOLD) + TOLD.length());
        assertThat(command).containsPattern("&& exec java -javaagent:.+ -jar .+ [a-z]+'$");
        return "exec " + asAllowed(command).replaceFirst("exec java .*'$", "exec \"\\$@\"' sh \"\\$@\"");
    }

    /** Some machines allow no user namespace even to root, who needs none. */
    private static String asAllowed(String command) throws Exception {
        boolean isAllowed = new ProcessBuilder("unshare", "-rn", "true").start().waitFor() == 0;
        return isAllowed ? command : command.replace("unshare -rn ", "unshare -n ");
    }
}
