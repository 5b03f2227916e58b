package io.tcpheadroom.programs;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * Tomcat 11 (JDK 17 and newer) with one connector of ten connections and four threads, whose requests are not answered until
 * its standard input says {@code release}; {@code start} and {@code stop} do what they say, {@code max 200} lets it take as many
 * connections. Its folder is the argument.
 */
public final class TomcatConnector {
    private final String folder;
    private final Semaphore released = new Semaphore(0);
    private Tomcat tomcat;

    private TomcatConnector(String folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("org.apache").setLevel(Level.WARNING);
        TomcatConnector program = new TomcatConnector(arguments[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ok ready");
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            System.out.println("ok " + program.answer(line));
        }
        System.exit(0);
    }

    private Object answer(String line) throws Exception {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "start":
                return start();
            case "max":
                return tomcat.getConnector().setProperty("maxConnections", words[1]);
            case "release":
                released.release(Integer.MAX_VALUE / 2);
                return "";
            default:
                tomcat.stop();
                tomcat.destroy();
                return "";
        }
    }

    private int start() throws Exception {
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder);
        tomcat.setPort(0);
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxConnections", "10");
        connector.setProperty("connectionTimeout", "600000");
        connector.setProperty("maxThreads", "4");
        connector.setProperty("minSpareThreads", "1");
        Context context = tomcat.addContext("", folder);
        Tomcat.addServlet(context, "waiting", new Waiting()).addMapping("/*");
        tomcat.start();
        return connector.getLocalPort();
    }

    private final class Waiting extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            released.acquireUninterruptibly();
        }
    }
}
