package io.tcpheadroom.programs.servers;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * The activator of a bundle that makes as many connections as its manifest says, on a thread that has the bundle's class
 * loader, as a web container's threads would have.
 */
public final class ConnectingBundle implements BundleActivator {
    private final Outgoing outgoing = new Outgoing();

    @Override
    public void start(BundleContext context) {
        int port = Integer.parseInt(context.getProperty(OsgiProgram.PORT));
        int connections = Integer.parseInt(context.getBundle().getHeaders().get(OsgiProgram.CONNECTIONS));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ConnectingBundle.class.getClassLoader());
        outgoing.connect(port, connections);
        thread.setContextClassLoader(before);
    }

    @Override
    public void stop(BundleContext context) {
        outgoing.close();
    }
}
