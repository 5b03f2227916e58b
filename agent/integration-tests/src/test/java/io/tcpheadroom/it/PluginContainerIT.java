package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.jconsole.JConsolePlugin;
import java.awt.Component;
import java.awt.Container;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The shipped plugin jar in a container of our own that offers it no more classes than VisualVM's JConsole container does, on
 * a real connection's whole life. VisualVM itself is not started: whether the tab shows there has to be looked at by hand.
 */
@Isolated("what is printed meanwhile is taken for what the tab prints")
class PluginContainerIT {
    private static final String USED = ".* of .* used.*";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void the_tab_lives_through_connect_disconnect_reconnect_and_dispose() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(printed, true));
        System.setErr(new PrintStream(printed, true));
        try (URLClassLoader container = PluginContainer.of(ForkedJvm.PLUGIN)) {
            live(container);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString()).isEmpty();
    }

    private static void live(ClassLoader container) throws Exception {
        for (int i = 0; i < 3; i++) {
            plugin(container).dispose();
        }
        JConsolePlugin plugin = plugin(container);
        PluginConnection connection = new PluginConnection();
        plugin.setContext(connection);
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1").scripted()) {
            connection.connected(jvm.beans().server());
            JPanel tab = plugin.getTabs().get("TCP Headroom");
            plugin.newSwingWorker();
            assertThat(connection.calls()).isZero();

            tick(plugin);
            assertThat(texts(tab)).anyMatch(text -> text.matches(USED));
            assertThat(connection.foreignTypes()).isEmpty();
            plugin.dispose();

            connection.disconnected();
            assertThat(texts(tab)).anyMatch(text -> text.contains("Disconnected"));
        }
        run(plugin); // of a JVM that is gone: the worker may fail, the tab lives
        try (ForkedJvm next =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1").scripted()) {
            connection.connected(next.beans().server());
            tick(plugin);
            JPanel tab = plugin.getTabs().get("TCP Headroom");
            assertThat(texts(tab))
                    .noneMatch(text -> text.contains("Disconnected"))
                    .anyMatch(text -> text.matches(USED));
        }
        plugin.dispose();
        plugin.dispose();
    }

    private static JConsolePlugin plugin(ClassLoader container) {
        JConsolePlugin plugin =
                ServiceLoader.load(JConsolePlugin.class, container).findFirst().orElseThrow();
        assertThat(plugin.getClass().getClassLoader()).isSameAs(container);
        return plugin;
    }

    /** As containers do it: made on a thread of their own, run by Swing. */
    private static void tick(JConsolePlugin plugin) throws Exception {
        run(plugin).get(); // throws what the worker threw
    }

    private static SwingWorker<?, ?> run(JConsolePlugin plugin) throws InterruptedException {
        SwingWorker<?, ?> worker = plugin.newSwingWorker();
        CountDownLatch done = new CountDownLatch(1);
        worker.addPropertyChangeListener(event -> {
            if (event.getNewValue() == SwingWorker.StateValue.DONE) {
                done.countDown();
            }
        });
        worker.execute();
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        return worker;
    }

    private static List<String> texts(Container tab) throws Exception {
        List<String> texts = new ArrayList<>();
        SwingUtilities.invokeAndWait(() -> collect(tab, texts));
        return texts;
    }

    private static void collect(Component component, List<String> texts) {
        if (component instanceof JLabel) {
            texts.add(String.valueOf(((JLabel) component).getText()));
        } else if (component instanceof JTextComponent) {
            texts.add(((JTextComponent) component).getText());
        }
        if (component instanceof Container) {
            for (Component child : ((Container) component).getComponents()) {
                collect(child, texts);
            }
        }
    }
}
