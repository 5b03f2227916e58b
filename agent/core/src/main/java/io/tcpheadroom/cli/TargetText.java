package io.tcpheadroom.cli;

/** What an answer is about, in words. */
final class TargetText {
    private TargetText() {}

    static String of(Answer target) {
        if (target.text("kind").equals("HOST")) {
            return "This host";
        }
        return "JVM " + target.text("pid") + " (" + target.text("name") + ")"
                + (target.isTrue("agent") ? "" : ", without the agent");
    }

    static String endpoint(String address, String port) {
        if (port.equals("0") || port.equals("-")) {
            return address;
        }
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
