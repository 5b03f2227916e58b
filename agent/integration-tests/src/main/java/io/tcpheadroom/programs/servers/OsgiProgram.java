package io.tcpheadroom.programs.servers;

import io.tcpheadroom.programs.Dialogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Whichever OSGi framework is on the class path (Felix; Equinox wants JDK 17), with two bundles. The arguments are its
 * folder and the port that the bundles connect to.
 */
public final class OsgiProgram {
    static final String PORT = "port.to.connect.to";
    static final String CONNECTIONS = "Connections-To-Make";

    private OsgiProgram() {}

    public static void main(String[] arguments) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .iterator()
                .next()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, arguments[0], PORT, arguments[1]));
        framework.start();
        install(framework, "com.acme.shop", 5);
        install(framework, "com.acme.crawler", 7);
        Dialogue.about(Map.of("close", Dialogue.done(() -> {
            framework.stop();
            framework.waitForStop(0);
        })));
    }

    private static void install(Framework framework, String name, int connections) throws Exception {
        framework
                .getBundleContext()
                .installBundle(name, bundle(name, connections))
                .start();
    }

    private static InputStream bundle(String name, int connections) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        headers.putValue(Constants.BUNDLE_ACTIVATOR, ConnectingBundle.class.getName());
        headers.putValue(Constants.IMPORT_PACKAGE, "org.osgi.framework");
        headers.putValue(CONNECTIONS, Integer.toString(connections));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, ConnectingBundle.class);
            add(jar, Outgoing.class);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(file));
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            in.transferTo(jar);
        }
    }
}
