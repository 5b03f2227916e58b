package io.tcpheadroom.jconsole;

import com.sun.tools.jconsole.JConsoleContext;
import com.sun.tools.jconsole.JConsoleContext.ConnectionState;
import com.sun.tools.jconsole.JConsolePlugin;
import io.tcpheadroom.jconsole.model.Inquiry;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.SnapshotReader;
import io.tcpheadroom.jconsole.view.HeadroomTab;
import java.beans.PropertyChangeEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;

/**
 * The tab "TCP Headroom" of jconsole and VisualVM.
 *
 * <p>The constructor does nothing: the service loader makes more instances than are shown. The tab belongs to the event
 * thread; the connection is asked for anew at each tick, because after a reconnect the same plugin goes on with another one.
 */
public final class TcpHeadroomPlugin extends JConsolePlugin {
    static final String TITLE = "TCP Headroom";

    private final Inquiry inquiry = new Inquiry();
    private final SnapshotReader reader = new SnapshotReader(Clock.systemUTC(), inquiry);
    private @Nullable HeadroomTab tab;

    @Override
    public Map<String, JPanel> getTabs() {
        return Collections.singletonMap(TITLE, tab());
    }

    private synchronized HeadroomTab tab() {
        if (tab == null) {
            tab = new HeadroomTab(Clock.systemUTC(), inquiry);
            addContextPropertyChangeListener(this::connectionChanged);
        }
        return tab;
    }

    /** Called at each tick, by jconsole's timer thread; a worker whose predecessor still reads is thrown away unused. */
    @Override
    public SwingWorker<Snapshot, @Nullable Void> newSwingWorker() {
        return new SnapshotWorker(() -> reader.read(connection()), this::tab);
    }

    private MBeanServerConnection connection() throws IOException {
        JConsoleContext context = getContext();
        MBeanServerConnection connection = context == null ? null : context.getMBeanServerConnection();
        if (connection == null) {
            throw new IOException("not connected");
        }
        return connection;
    }

    private void connectionChanged(PropertyChangeEvent event) {
        if (JConsoleContext.CONNECTION_STATE_PROPERTY.equals(event.getPropertyName())
                && event.getNewValue() == ConnectionState.DISCONNECTED) {
            SwingUtilities.invokeLater(() -> tab().showDisconnected("the connection was closed"));
        }
    }
}
