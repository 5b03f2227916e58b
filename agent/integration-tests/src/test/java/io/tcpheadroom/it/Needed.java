package io.tcpheadroom.it;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. Where it is missing the test is skipped, which is printed; a build server fails. */
final class Needed {
    private Needed() {}

    static void that(boolean given, String missing) {
        if (!given && "true".equals(System.getenv("CI"))) {
            Assertions.fail(missing);
        }
        orSkipped(given, missing);
    }

    /** The same of what a build server need not have either. */
    static void orSkipped(boolean given, String missing) {
        if (!given) {
            System.out.println("skipped: " + missing);
        }
        Assumptions.assumeTrue(given, missing);
    }
}
