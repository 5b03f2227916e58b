package io.tcpheadroom.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Answers each line with the packages of the JDK that are open to the agent's classes and not to everybody; from JDK 17 on. */
public final class OpenPackages {
    private OpenPackages() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println("ok " + openTo(agent()));
        }
    }

    private static Module agent() throws ReflectiveOperationException {
        return Class.forName("sun.nio.ch.TcpHeadroomBridge")
                .getField("events")
                .get(null)
                .getClass()
                .getModule();
    }

    private static String openTo(Module agent) {
        return ModuleLayer.boot().modules().stream()
                .flatMap(module -> module.getPackages().stream()
                        .filter(each -> module.isOpen(each, agent) && !module.isOpen(each))
                        .map(each -> module.getName() + "/" + each))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
