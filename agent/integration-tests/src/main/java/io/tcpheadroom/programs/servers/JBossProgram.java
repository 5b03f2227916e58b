package io.tcpheadroom.programs.servers;

import io.tcpheadroom.programs.Dialogue;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.jboss.modules.ModuleFinder;
import org.jboss.modules.ModuleLoader;
import org.jboss.modules.ModuleSpec;

/**
 * The modules that WildFly would make for a deployment and for a subsystem of its own; a thread of each makes connections
 * to the port that is the argument.
 */
public final class JBossProgram {
    private JBossProgram() {}

    public static void main(String[] arguments) throws Exception {
        ModuleFinder any = (name, loader) -> ModuleSpec.build(name).create();
        ModuleLoader modules = new ModuleLoader(new ModuleFinder[] {any});
        Outgoing outgoing = new Outgoing();
        int port = Integer.parseInt(arguments[0]);
        run(modules.loadModule("deployment.shop.war").getClassLoader(), () -> outgoing.connect(port, 5));
        run(modules.loadModule("org.jboss.as.ee").getClassLoader(), () -> outgoing.connect(port, 3));
        Dialogue.about(Map.of("close", Dialogue.done(() -> outgoing.close())));
    }

    private static void run(ClassLoader loader, Runnable task) throws Exception {
        FutureTask<Void> result = new FutureTask<>(task, null);
        Thread thread = new Thread(result);
        thread.setContextClassLoader(loader);
        thread.start();
        result.get();
    }
}
