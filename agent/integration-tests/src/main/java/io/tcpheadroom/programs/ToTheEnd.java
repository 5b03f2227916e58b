package io.tcpheadroom.programs;

import java.util.Arrays;

/**
 * Uses a resource up to the end and prints what the agent makes of it: before anything is taken, and when no more is to be had. The
 * arguments are the resource and what to take of it ({@link Consumption}), and a third where nothing is refused, but the kernel kills the
 * program. Nobody asks for a reading. The fields of a line are separated by tabs.
 *
 * <pre>
 * before    resource  status  finding
 * refused   resource  what was thrown
 * after     resource  status  used  limit  what the kernel counts  finding
 * </pre>
 */
public final class ToTheEnd {
    private final String resource;
    private long used;
    private String finding = "";

    private ToTheEnd(String resource) {
        this.resource = resource;
    }

    public static void main(String[] arguments) throws Exception {
        ToTheEnd program = new ToTheEnd(arguments[0]);
        Beans.awaitAgent();
        program.awaitStatus("OK");
        program.print("before", "OK", program.finding());
        KernelCount.used(program.resource); // later there may be nothing left to load its classes with
        Consumption consumption = new Consumption(arguments[1]);
        if (arguments.length == 2) {
            program.print("refused", consumption.untilRefused());
            program.tell();
        } else {
            consumption.until(() -> program.isNearlyKilled());
            program.tell();
            consumption.untilRefused();
        }
    }

    /** With slow steps from nine tenths on, so that the agent gets to see it. */
    private boolean isNearlyKilled() throws Exception {
        if (10 * KernelCount.used(resource) < 9 * number("Limit")) {
            return false;
        }
        Beans.awaitSamples(2);
        return read("Status").equals("CRITICAL");
    }

    private void tell() throws Exception {
        awaitStatus("CRITICAL");
        Waiting.until("a finding", () -> !finding().isEmpty());
        awaitKernelCount();
        print("after", read("Status"), used, read("Limit"), used, finding);
    }

    /** Others of the host may take or leave one meanwhile: it is read again until the kernel, the number and the finding are of one moment. */
    private void awaitKernelCount() throws Exception {
        try {
            Waiting.until("the kernel's count", () -> {
                used = number("Used");
                finding = finding();
                return used == KernelCount.used(resource) && finding.contains(" used " + used + " of ");
            });
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "the kernel counts " + KernelCount.used(resource) + " of " + resource + ", the agent " + used
                            + ", and the finding is: " + finding,
                    e);
        }
    }

    private void awaitStatus(String status) throws Exception {
        Waiting.until(status + " of " + resource, () -> read("Status").equals(status));
    }

    private void print(String when, Object... fields) {
        StringBuilder line = new StringBuilder(when + "\t" + resource);
        for (Object field : fields) {
            line.append('\t').append(field);
        }
        System.out.println(line);
    }

    private Object read(String attribute) throws Exception {
        return Beans.server().getAttribute(Beans.name("type=Resource,name=" + resource), attribute);
    }

    private long number(String attribute) throws Exception {
        return (Long) read(attribute);
    }

    /** The line of the findings that is about it; empty if there is none. */
    private String finding() throws Exception {
        Object all = Beans.server().getAttribute(Beans.name("type=Advice"), "Findings");
        return Arrays.stream(String.valueOf(all).split("\n"))
                .filter(line -> line.contains(" resource " + resource + ":"))
                .findFirst()
                .orElse("");
    }
}
