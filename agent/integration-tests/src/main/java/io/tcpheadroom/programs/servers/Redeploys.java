package io.tcpheadroom.programs.servers;

import io.tcpheadroom.programs.Dialogue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/**
 * Tomcat 11 (JDK 17 and newer), whose web application {@code shop} is deployed again and again, each time as a new version beside the old one, which is
 * then undeployed. Each version makes connections on a thread of its own. The arguments are Tomcat's folder and the port to connect to.
 */
public final class Redeploys {
    private static final int CONNECTIONS = 3;

    private final Tomcat tomcat = new Tomcat();
    private final String folder;
    private final int port;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private StandardContext latest;
    private Outgoing outgoing = new Outgoing();

    private Redeploys(String folder, int port) throws Exception {
        this.folder = folder;
        this.port = port;
        tomcat.setBaseDir(folder);
        tomcat.getHost();
        tomcat.start();
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("org.apache").setLevel(Level.WARNING);
        Redeploys program = new Redeploys(arguments[0], Integer.parseInt(arguments[1]));
        Dialogue.about(Map.of("deploy 10", Dialogue.done(program::deployTen), "loaders", program::loaders));
    }

    private void deployTen() throws Exception {
        for (int i = 0; i < 10; i++) {
            deploy();
        }
    }

    private void deploy() throws Exception {
        StandardContext before = latest;
        latest = new StandardContext();
        latest.setName("/shop##" + (loaders.size() + 1));
        latest.setPath("/shop");
        latest.setWebappVersion(Integer.toString(loaders.size() + 1));
        latest.setDocBase(folder);
        latest.addLifecycleListener(new Tomcat.FixContextListener());
        tomcat.getHost().addChild(latest);
        ClassLoader loader = latest.getLoader().getClassLoader();
        loaders.add(new WeakReference<>(loader));
        Outgoing old = outgoing;
        outgoing = new Outgoing();
        Thread thread = new Thread(() -> outgoing.connect(port, CONNECTIONS));
        thread.setContextClassLoader(loader);
        thread.start();
        thread.join();
        old.close();
        if (before != null) {
            tomcat.getHost().removeChild(before);
        }
    }

    /** Of how many versions the class loader is still there after a collection. */
    private Object loaders() {
        System.gc();
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }
}
