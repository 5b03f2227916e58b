package io.tcpheadroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentArgumentTest {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"\n", "@", "@/a.jar", "name=a@b\n", "sample.seconds=1"})
    void what_names_no_jar_is_options(String argument) {
        assertThat(AgentArgument.parse(argument).jar()).isNull();
        assertThat(AgentArgument.parse(argument).options()).isEqualTo(argument);
    }

    @Test
    void a_jar_may_stand_before_the_options() {
        AgentArgument argument = AgentArgument.parse("@/opt/a, b.jar\nname=@x");

        assertThat(argument.jar()).isEqualTo(new File("/opt/a, b.jar"));
        assertThat(argument.options()).isEqualTo("name=@x");
        assertThat(AgentArgument.parse("@/a.jar\n").options()).isEmpty();
    }
}
