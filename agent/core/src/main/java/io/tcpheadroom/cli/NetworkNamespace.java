package io.tcpheadroom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A network namespace of a command's own: as root, or in a user namespace of one's own where those are allowed. */
final class NetworkNamespace {
    private static final List<String> AS_ROOT = List.of("unshare", "--net", "--");
    private static final List<String> AS_USER = List.of("unshare", "--user", "--map-root-user", "--net", "--");

    private NetworkNamespace() {}

    /** What to put before a command, so that it runs in one. */
    static List<String> prefix() throws IOException, InterruptedException {
        String asRoot = refusal(AS_ROOT);
        if (asRoot.isEmpty()) {
            return AS_ROOT;
        }
        String asUser = refusal(AS_USER);
        if (asUser.isEmpty()) {
            return AS_USER;
        }
        throw new IOException(
                "cannot rehearse: no network namespace can be made here (" + asRoot + "; in a user namespace: "
                        + asUser
                        + "). It takes root (CAP_SYS_ADMIN), or user namespaces (sysctl kernel.unprivileged_userns_clone=1,"
                        + " kernel.apparmor_restrict_unprivileged_userns=0), and the commands unshare (util-linux) and ip (iproute2)");
    }

    /** What such a command says when it cannot be run; empty where it can. */
    private static String refusal(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("ip", "link", "set", "lo", "up"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .replace('\n', ' ');
            int status = process.waitFor();
            return status == 0 ? "" : said.isEmpty() ? "exit status " + status : said;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
