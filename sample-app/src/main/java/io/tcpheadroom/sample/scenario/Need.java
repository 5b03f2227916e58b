package io.tcpheadroom.sample.scenario;

/**
 * What a scenario needs and does not have.
 *
 * @param what a sentence
 * @param wrapper the command that gives it, with {@code %s} where the program's own command belongs
 */
public record Need(String what, String wrapper) {
    /** The whole command, to be typed as it is. */
    public String command(String program) {
        return wrapper.replace("%s", program);
    }
}
