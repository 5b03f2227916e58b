package io.tcpheadroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
    /** A version that the build did not fill in still reads {@code ${project.version}}. */
    @Test
    void the_version_is_the_one_that_was_built() {
        assertThat(Version.current()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
    }
}
