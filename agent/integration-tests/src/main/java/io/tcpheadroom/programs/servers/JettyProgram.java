package io.tcpheadroom.programs.servers;

import io.tcpheadroom.programs.Dialogue;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty 12 (JDK 17 and newer) with two web applications, {@code /shop} and the root; their folder is the argument. */
public final class JettyProgram {
    private JettyProgram() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(
                new ContextHandlerCollection(webApplication("/shop", arguments[0]), webApplication("/", arguments[0])));
        server.start();
        Dialogue.about(Map.of("port", connector::getLocalPort, "close", Dialogue.done(() -> server.stop())));
    }

    private static WebAppContext webApplication(String path, String folder) {
        WebAppContext context = new WebAppContext();
        context.setContextPath(path);
        context.setWar(folder);
        context.addServlet(new ServletHolder(new ConnectingServlet()), "/connect");
        return context;
    }
}
