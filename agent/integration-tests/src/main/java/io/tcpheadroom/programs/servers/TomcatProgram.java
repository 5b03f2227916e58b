package io.tcpheadroom.programs.servers;

import io.tcpheadroom.programs.Dialogue;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat 11 (JDK 17 and newer) with two web applications, {@code /shop} and the root; its folder is the argument. */
public final class TomcatProgram {
    private TomcatProgram() {}

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("org.apache").setLevel(Level.WARNING);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        add(tomcat, "/shop", arguments[0]);
        add(tomcat, "", arguments[0]);
        tomcat.start();
        Dialogue.about(Map.of(
                "port", () -> tomcat.getConnector().getLocalPort(), "close", Dialogue.done(() -> tomcat.stop())));
    }

    private static void add(Tomcat tomcat, String path, String folder) {
        Context context = tomcat.addContext(path, folder);
        Tomcat.addServlet(context, "connecting", new ConnectingServlet()).addMapping("/connect");
    }
}
