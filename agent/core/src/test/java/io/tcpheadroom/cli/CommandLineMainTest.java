package io.tcpheadroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.config.Option;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommandLineMainTest {
    private static String help(String command) {
        return CommandLineMain.commandLine().getSubcommands().get(command).getUsageMessage();
    }

    @Test
    void the_help_of_attach_tells_each_option_with_its_default() {
        assertThat(help("attach"))
                .contains("sample.seconds            time between two samples, 0.1 to 3600 (1)\n")
                .contains(Arrays.stream(Option.values()).map(Option::key).toList());
        assertThat(help("detach")).doesNotContain("sample.seconds");
    }
}
