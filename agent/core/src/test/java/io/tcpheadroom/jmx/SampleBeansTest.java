package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.advice.Advice;
import io.tcpheadroom.advice.HookHealth;
import io.tcpheadroom.advice.Moment;
import io.tcpheadroom.advice.Snapshot;
import io.tcpheadroom.api.AdviceMXBean;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.resource.Failures;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.SocketCoverage;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleBeansTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<String> log = new ArrayList<>();
    private final Map<String, String> missed = new HashMap<>();
    private final Kernel kernel = new Kernel(Hosts.roots("linux-6.18"));
    private final Tracker tracker = Tracked.tracker();
    private final Failures failures = new Failures(log::add);
    private String stall;
    private final Sampler sampler = new Sampler(kernel, tracker, ResourceCatalog.ALL, 1000, 20, failures);

    @BeforeEach
    void show() {
        SampleBeans beans = new SampleBeans(
                new Beans(server, Access.ALL, Runnable::run, log::add, failures::add),
                sampler.resources().size(),
                10,
                20,
                this::findings,
                () -> stall);
        sampler.onSample("Showing", beans::show);
        sampler.sampleNow();
    }

    @AfterEach
    void close() {
        kernel.close();
        assertThat(log).isEmpty();
    }

    /** Those of servers' connectors come with a server. */
    @Test
    void every_resource_of_the_catalogue_and_every_app_is_a_bean() {
        assertThat(server.queryNames(Names.RESOURCES, null))
                .containsExactlyInAnyOrderElementsOf(ResourceCatalog.ALL.stream()
                        .filter(spec -> !spec.id().startsWith("server-")) // no server is here
                        .map(spec -> Names.resource(spec.id()))
                        .toList());
        assertThat(server.queryNames(Names.APPS, null)).containsExactly(Names.app("program"));
    }

    /** The first sample may fail: for want of memory, say. */
    @Test
    void while_nothing_could_be_sampled_the_beans_that_need_nothing_are_there() throws Exception {
        MBeanServer other = MBeanServerFactory.newMBeanServer();
        Sampler idle = new Sampler(kernel, tracker, ResourceCatalog.ALL, 1000, 20, failures);
        new SampleBeans(
                        new Beans(other, Access.ALL, Runnable::run, log::add, failures::add),
                        1,
                        10,
                        20,
                        this::findings,
                        () -> null)
                .show(idle.latest());

        assertThat(other.queryNames(Names.ALL, null)).containsExactlyInAnyOrder(Names.ADVICE, Names.HEADROOM);
        assertThat(other.getAttribute(Names.ADVICE, "Warnings")).isEqualTo(0);
    }

    @Test
    void while_the_sampler_is_stalled_nothing_is_known() throws Exception {
        Date before = new Date();
        openAndConnect(5);
        ObjectName descriptors = Names.resource("process-fds");
        assertThat(server.getAttribute(descriptors, "Status")).isEqualTo("OK");

        stall = "no sample was taken for 73 s";
        for (ObjectName resource : server.queryNames(Names.RESOURCES, null)) {
            assertThat(server.getAttribute(resource, "Status")).isEqualTo("UNKNOWN");
        }
        assertThat(server.getAttributes(descriptors, new String[] {"Used", "Limit", "UtilizationRatio", "Reason"}))
                .extracting(attribute -> ((Attribute) attribute).getValue())
                .containsExactly(null, null, null, stall);
        assertThat(server.getAttribute(Names.HEADROOM, "Connections")).isNull();
        assertThat(server.getAttribute(Names.HEADROOM, "Unknown")).isEqualTo(stall);

        assertThat(server.getAttribute(Names.ADVICE, "Criticals")).isEqualTo(1);
        assertThat((String) server.getAttribute(Names.ADVICE, "Findings"))
                .startsWith("CRITICAL agent: the current state is unknown: no sample is being taken. Evidence: " + stall
                        + ". Remedy: Take a thread dump");
        assertThat(advice().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.getSince()).isBetween(before, new Date(), true, true));

        stall = null;
        assertThat(server.getAttribute(Names.ADVICE, "Findings")).isNull();
        assertThat(server.getAttribute(descriptors, "Status")).isEqualTo("OK");
    }

    @Test
    void no_attribute_of_any_bean_throws() throws Exception {
        openAndConnect(5);

        for (ObjectName name : server.queryNames(Names.ALL, null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                server.getAttribute(name, attribute.getName());
            }
        }
        assertThat(server.getAttribute(Names.resource("process-fds"), "Used")).isEqualTo(5L);
        assertThat(server.getAttribute(Names.resource("process-fds"), "Limit")).isEqualTo(20000L);
        assertThat(server.getAttribute(Names.resource("process-fds"), "UtilizationRatio"))
                .isEqualTo(0.00025);
        assertThat(server.getAttribute(Names.resource("accept-queue"), "Used")).isNull();
    }

    @Test
    void an_app_and_a_destination_show_what_was_tracked_until_the_last_sample() throws Exception {
        FileDescriptor descriptor = openAndConnect(5);
        ObjectName destination = Names.destination("10.0.0.1", 80);

        assertThat(server.getAttribute(Names.app("program"), "Clients")).isEqualTo(1L);
        assertThat(server.getAttribute(Names.app("program"), "ConnectedTotal")).isEqualTo(1L);
        assertThat(server.getAttribute(destination, "Used")).isEqualTo(1L);
        assertThat(server.getAttribute(destination, "App")).isEqualTo("program");
        assertThat(server.getAttribute(destination, "Port")).isEqualTo(80);

        tracker.closing(5);
        assertThat(server.getAttribute(Names.app("program"), "Clients")).isEqualTo(1L);
        sampler.sampleNow();
        assertThat(server.getAttribute(Names.app("program"), "Clients")).isEqualTo(0L);
        assertThat(server.getAttribute(Names.app("program"), "ClosedTotal")).isEqualTo(1L);
        assertThat(server.getAttribute(Names.app("program"), "Peak")).isEqualTo(1L);
        Reference.reachabilityFence(descriptor);
    }

    @Test
    void while_nothing_is_wrong_the_advice_is_zero_and_null() throws Exception {
        assertThat(server.getAttribute(Names.ADVICE, "Warnings")).isEqualTo(0);
        assertThat(server.getAttribute(Names.ADVICE, "Criticals")).isEqualTo(0);
        assertThat(server.getAttribute(Names.ADVICE, "Findings")).isNull();
        assertThat(advice().findings()).isEmpty();
    }

    @Test
    void the_advice_shows_the_findings_of_the_last_sample_and_lets_them_go() throws Exception {
        ObjectName fds = Names.resource("process-fds");
        missed.put("close", "gone");
        server.setAttribute(fds, new Attribute("CriticalRatio", 0.0001));
        sampler.sampleNow();

        assertThat(server.getAttribute(Names.ADVICE, "Warnings")).isEqualTo(1);
        assertThat(server.getAttribute(Names.ADVICE, "Criticals")).isEqualTo(1);
        assertThat(((String) server.getAttribute(Names.ADVICE, "Findings")).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("CRITICAL resource process-fds: File descriptors are at CRITICAL. "),
                        line -> assertThat(line)
                                .startsWith(
                                        "WARN hook close: the hook could not be installed; some sockets may not be counted. "
                                                + "Evidence: gone. Remedy: "));
        assertThat(advice().findings()).satisfiesExactly(critical -> {}, warning -> {
            assertThat(warning.getSeverity()).isEqualTo("WARN");
            assertThat(warning.getSubject()).isEqualTo("hook close");
            assertThat(warning.getProblem())
                    .isEqualTo("the hook could not be installed; some sockets may not be counted");
            assertThat(warning.getEvidence()).isEqualTo("gone");
            assertThat(warning.getRemedy()).startsWith("All other hooks still count. ");
            assertThat(warning.getRule()).isEqualTo("hook-missed");
            assertThat(warning.getWhy()).startsWith("Sockets that pass through this method are not counted");
            assertThat(warning.getSince()).isNotNull();
        });

        missed.clear();
        server.setAttribute(fds, new Attribute("CriticalRatio", 0.0));
        sampler.sampleNow();
        assertThat(server.getAttribute(Names.ADVICE, "Findings")).isNull();
    }

    @Test
    void a_plan_is_a_text_and_so_is_a_refusal() throws Exception {
        assertThat(advice().plan(500, 10))
                .startsWith(
                        "Plan for 500 outgoing (1 destination) connections, 10 new ones a second, pauses of up to 1 s\n"
                                + "Machine: Linux 6.18, memory 23.5 GiB\n");
        assertThat(advice().plan("connections=9000,rate=500,pause=10"))
                .contains("\nCHANGE   net.core.somaxconn = 5120 (now 4096)\n");
        assertThat(advice().plan(-1, 10))
                .isEqualTo("no plan: outgoing must be a whole number from 0 to 10000000, not '-1'");
        assertThat(advice().plan("")).isEqualTo("no plan: a plan needs connections (incoming) or outgoing, at least 1");
    }

    private AdviceMXBean advice() {
        return JMX.newMXBeanProxy(server, Names.ADVICE, AdviceMXBean.class);
    }

    private List<FindingData> findings(Sample sample) {
        return Advice.of(
                new Snapshot(new Moment(sample, new HookHealth(missed, null, 0), SocketCoverage.UNKNOWN), List.of()));
    }

    @Test
    void a_ratio_that_is_set_shows_from_the_next_sample_on() throws Exception {
        ObjectName fds = Names.resource("process-fds");

        server.setAttribute(fds, new Attribute("WarnRatio", 0.0001));
        sampler.sampleNow();

        assertThat(server.getAttribute(fds, "WarnRatio")).isEqualTo(0.0001);
        assertThat(server.getAttribute(fds, "Status")).isEqualTo("WARN");
        assertThat(server.getAttribute(fds, "ExceededTotal")).isEqualTo(1L);
    }

    private FileDescriptor openAndConnect(int fd) throws Exception {
        FileDescriptor descriptor = new FileDescriptor();
        InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        tracker.opened(fd, descriptor, Kind.CLIENT);
        tracker.connected(fd, new InetSocketAddress(address, 80));
        sampler.sampleNow();
        return descriptor;
    }
}
