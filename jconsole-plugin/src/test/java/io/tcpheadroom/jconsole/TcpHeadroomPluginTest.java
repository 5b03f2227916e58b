package io.tcpheadroom.jconsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.sun.tools.jconsole.JConsoleContext;
import com.sun.tools.jconsole.JConsoleContext.ConnectionState;
import com.sun.tools.jconsole.JConsolePlugin;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.view.Swing;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.rmi.ConnectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpHeadroomPluginTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<PropertyChangeListener> observers = new ArrayList<>();
    private final JConsoleContext context = mock(JConsoleContext.class);
    private final FakeJvm jvm = new FakeJvm();
    private final TcpHeadroomPlugin plugin = new TcpHeadroomPlugin();

    @BeforeEach
    void capture_what_is_printed() {
        doAnswer(call -> observers.add(call.getArgument(0))).when(context).addPropertyChangeListener(any());
        when(context.getMBeanServerConnection()).thenReturn(jvm.connection());
        plugin.setContext(context);
        System.setOut(new PrintStream(printed, true));
        System.setErr(new PrintStream(printed, true));
    }

    @AfterEach
    void nothing_was_printed() {
        System.setOut(out);
        System.setErr(err);
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void the_service_loader_finds_it() {
        assertThat(ServiceLoader.load(JConsolePlugin.class))
                .extracting(found -> (Object) found.getClass())
                .containsExactly(TcpHeadroomPlugin.class);
    }

    @Test
    void making_and_setting_it_up_touches_no_connection() {
        plugin.getTabs();
        plugin.newSwingWorker();

        verify(context, never()).getMBeanServerConnection();
    }

    @Test
    void it_has_one_tab_of_that_title_and_always_the_same() {
        assertThat(plugin.getTabs()).containsOnlyKeys("TCP Headroom");
        assertThat(tab()).isSameAs(tab());
    }

    @Test
    void a_tick_shows_what_the_jvm_says() {
        jvm.agent();
        jvm.descriptors(90, 100, "WARN");
        tick();

        assertThat(texts()).contains("File descriptors: 90 of 100 used, 90 %");
    }

    @Test
    void a_jvm_without_the_agent_gets_the_command_with_its_pid() {
        tick();

        assertThat(texts()).contains("java -jar tcp-headroom-agent.jar attach 4711");
    }

    @Test
    void after_a_reconnect_the_next_tick_reads_the_new_connection() {
        tick();
        FakeJvm other = new FakeJvm();
        other.agent();
        other.descriptors(1, 4, "OK");
        when(context.getMBeanServerConnection()).thenReturn(other.connection());
        tick();

        assertThat(texts()).contains("File descriptors: 1 of 4 used, 25 %");
    }

    @Test
    void the_event_thread_never_waits_for_the_other_jvm() {
        List<Boolean> onEventThread = new ArrayList<>();
        when(context.getMBeanServerConnection()).thenReturn(jvm.beforeReading(name -> {
            onEventThread.add(SwingUtilities.isEventDispatchThread());
        }));
        jvm.agent();
        jvm.descriptors(90, 100, "WARN");
        tick();
        tick();

        assertThat(onEventThread).hasSize(4).containsOnly(false);
    }

    @Test
    void the_first_tick_behind_another_connection_knows_nothing_of_the_one_before() {
        jvm.agent();
        jvm.app("shop", 3).put("OpenedTotal", 1_000_000L);
        tick();
        FakeJvm other = new FakeJvm();
        other.agent().put("SamplesTotal", 0L);
        other.descriptors(1, 4, "OK");
        when(context.getMBeanServerConnection()).thenReturn(other.connection());
        tick();

        assertThat(texts()).contains("File descriptors: 1 of 4 used, 25 %").doesNotContain("shop");
    }

    @Test
    void an_agent_of_another_version_is_shown_as_far_as_it_goes() throws Exception {
        jvm.register(OldAgentMXBean.class, Names.AGENT, new HashMap<>(Map.of("Version", "0.0.1")));
        jvm.register(
                OldResourceMXBean.class,
                Names.resource("process-fds"),
                new HashMap<>(Map.of("Used", 9L, "Limit", 10L, "UtilizationRatio", 0.9)));
        jvm.register(
                OldAgentMXBean.class,
                new ObjectName("tcp.headroom:type=Invented"),
                new HashMap<>(Map.of("Version", "2.0")));
        tick();

        assertThat(texts()).contains("process-fds: 9 of 10 used, 90 %", "agent 0.0.1");
    }

    /** An agent that says less than today's. */
    public interface OldAgentMXBean {
        String getVersion();
    }

    /** A resource without title, status, marks and words. */
    public interface OldResourceMXBean {
        Long getUsed();

        Long getLimit();

        Double getUtilizationRatio();
    }

    @Test
    void without_a_connection_it_says_so_and_recovers() {
        when(context.getMBeanServerConnection()).thenReturn(null);
        tick();
        assertThat(texts()).containsExactly("Disconnected (not connected)");

        when(context.getMBeanServerConnection()).thenReturn(jvm.connection());
        tick();
        assertThat(texts()).contains("This JVM runs without the TCP Headroom agent");
    }

    @Test
    void a_refused_connection_is_told_in_one_line() {
        when(context.getMBeanServerConnection())
                .thenReturn(FakeJvm.failing(
                        new ConnectException("Connection refused to host: web-1", new IOException("refused"))));
        tick();

        assertThat(texts()).containsExactly("Disconnected (Connection refused to host: web-1)");
    }

    @Test
    void a_role_that_may_not_even_query_is_told_why() {
        when(context.getMBeanServerConnection())
                .thenReturn(FakeJvm.failing(new SecurityException("Access denied! Invalid access level")));
        tick();

        assertThat(texts()).containsExactly("Disconnected (Access denied! Invalid access level)");
    }

    @Test
    void a_fault_of_the_tab_is_not_taken_for_a_lost_connection() {
        when(context.getMBeanServerConnection()).thenReturn(FakeJvm.failing(new IllegalStateException("oops")));
        tick();

        assertThat(texts()).containsExactly("Internal error in this tab (java.lang.IllegalStateException: oops)");
    }

    @Test
    void a_closed_connection_is_told_before_the_next_tick() {
        jvm.agent();
        tick();
        assertThat(observers).hasSize(1);
        observers
                .get(0)
                .propertyChange(new PropertyChangeEvent(
                        context,
                        JConsoleContext.CONNECTION_STATE_PROPERTY,
                        ConnectionState.CONNECTED,
                        ConnectionState.DISCONNECTED));

        assertThat(texts())
                .anyMatch(text -> text.startsWith("Disconnected (the connection was closed). Last sample: "));
    }

    @Test
    void it_can_be_disposed_any_number_of_times_and_goes_on() {
        plugin.dispose();
        tick();
        plugin.dispose();
        plugin.dispose();
        tick();

        assertThat(texts()).contains("This JVM runs without the TCP Headroom agent");
    }

    @Test
    void workers_that_are_never_run_do_no_harm() {
        plugin.newSwingWorker();
        assertThat(plugin.newSwingWorker()).isNotSameAs(plugin.newSwingWorker());
    }

    private void tick() {
        SwingWorker<Snapshot, Void> worker = plugin.newSwingWorker();
        CountDownLatch shown = new CountDownLatch(1);
        worker.addPropertyChangeListener(event -> {
            if (event.getNewValue() == SwingWorker.StateValue.DONE) { // told on the event thread, after done()
                shown.countDown();
            }
        });
        worker.run();
        try {
            assertThat(shown.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> texts() {
        return Swing.onEventThread(() -> Swing.texts(tab()));
    }

    private JPanel tab() {
        return plugin.getTabs().get("TCP Headroom");
    }
}
