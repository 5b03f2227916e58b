package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.CallSiteData;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketsMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where in the program sockets are opened. */
class CallSitesIT {
    private static final String CLIENTS = "io.tcpheadroom.programs.servers.LibraryClients.";
    private static final String FAST = "sample.seconds=0.1";

    @OnEachJdk
    void a_leaked_channel_is_counted_at_the_line_that_opened_it(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent(FAST).scripted()) {
            jvm.tell("as shop");
            jvm.tell("drop channel 3");

            CallSiteData site = Await.satisfied(
                    () -> collected(jvm, "shop"),
                    found -> assertThat(found.getLeakedTotal()).isEqualTo(3));
            assertThat(site.getCallSite())
                    .startsWith("io.tcpheadroom.programs.ChannelKind.open(ChannelKind.java:")
                    .doesNotContain("\n");
            assertThat(site.getOpen()).isEqualTo(3);
            assertThat(site.getOpenedTotal()).isEqualTo(3);
            assertThat(site.getReclaimedTotal()).isZero();
        }
    }

    @Test
    void the_whole_stack_is_kept_where_it_is_asked_for() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent(FAST + ",call.sites=stack")
                .scripted()) {
            jvm.tell("as shop");
            jvm.tell("open channel 2");

            CallSiteData site = only(jvm, "shop");
            assertThat(site.getCallSite().lines().limit(3))
                    .satisfiesExactly(
                            frame -> assertThat(frame).contains("ChannelKind.open"),
                            frame -> assertThat(frame).contains("App.open"),
                            frame -> assertThat(frame).contains("Scripted"));
        }
    }

    @Test
    void places_beyond_the_cap_are_counted_in_one_row() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent(FAST + ",max.call.sites=1")
                .scripted()) {
            jvm.tell("as shop");
            jvm.tell("open channel 2");
            jvm.tell("open datagram-socket 3");

            List<CallSiteData> sites = of(jvm, "shop");
            assertThat(sites).extracting(CallSiteData::getOpenedTotal).containsExactly(3L, 2L);
            assertThat(sites.get(0).getCallSite()).isEqualTo("other");
            assertThat(sites.get(1).getCallSite()).contains("ChannelKind.open");
        }
    }

    @Test
    void nothing_is_looked_up_where_that_is_turned_off() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent(FAST + ",call.sites=off").scripted()) {
            jvm.tell("as shop");
            jvm.tell("open channel 2");

            Await.until(() -> jvm.beans().app("shop").getOpen(), 2L);
            assertThat(jvm.beans().sockets().callSites()).isEmpty();
        }
    }

    @Test
    void an_operator_asks_for_the_stack_while_the_program_runs() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            Await.until(() -> jvm.beans().sockets().getCallSiteDepth(), "first");
            SocketsMXBean sockets = jvm.beans().sockets();
            assertThatThrownBy(() -> sockets.setCallSiteDepth("all")).hasMessage("not off, first or stack: all");

            jvm.tell("as shop");
            jvm.tell("open channel 2");
            sockets.setCallSiteDepth("stack");
            jvm.tell("open channel 3");
            sockets.setCallSiteDepth("off");
            jvm.tell("open channel 4");

            List<CallSiteData> sites = Await.satisfied(
                    () -> of(jvm, "shop"), found -> assertThat(found).hasSize(2));
            assertThat(sites).extracting(CallSiteData::getOpenedTotal).containsExactlyInAnyOrder(2L, 3L);
            assertThat(sites)
                    .extracting(site -> site.getCallSite().contains("\n"))
                    .containsExactlyInAnyOrder(true, false);
            Await.until(() -> jvm.beans().app("shop").getOpen(), 9L);
        }
    }

    @Test
    void accepted_sockets_are_counted_where_their_listener_was_opened() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen socket 20");
            jvm.tell("as crawler");
            jvm.tell("connect channel 9");

            assertThat(only(jvm, "shop").getOpen()).isEqualTo(10);
            assertThat(only(jvm, "shop").getCallSite()).contains("SocketKind.listen");
            assertThat(only(jvm, "crawler").getOpen()).isEqualTo(9);
        }
    }

    @Test
    void an_app_can_be_a_package_on_the_stack() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent(FAST + ",apps=scripts:io.tcpheadroom.programs,other:com.acme")
                .scripted()) {
            jvm.tell("as shop");
            jvm.tell("open channel 4");

            Await.until(() -> jvm.beans().app("scripts").getOpen(), 4L);
            assertThat(jvm.beans().names()).doesNotContain(Names.app("shop").toString());
        }
    }

    @OnEachJdk
    void connections_of_client_libraries_are_counted_at_the_line_of_the_application_that_asked_for_them(Jdk jdk)
            throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent(FAST + ",name=orders")
                .program("servers.LibraryClients", "client-libraries")) {
            Map<String, String> sites = new LinkedHashMap<>();
            for (String client : List.of("http", "jdbc", "http racing", "messages")) {
                String place = "127.0.0.1:" + jvm.tell(client);
                sites.put(
                        client,
                        Await.satisfied(
                                () -> siteOf(jvm, place),
                                site -> assertThat(site).isNotEmpty()));
            }

            assertThat(sites.get("http").lines())
                    .satisfiesExactly(
                            frame -> assertThat(frame).startsWith(CLIENTS + "ask(LibraryClients.java:"),
                            frame -> assertThat(frame).startsWith("via okhttp3."));
            assertThat(sites.get("jdbc").lines())
                    .satisfiesExactly(
                            frame -> assertThat(frame).startsWith(CLIENTS + "openDatabase(LibraryClients.java:"),
                            frame -> assertThat(frame).startsWith("via org.h2."));
            // these connect on threads of their own, on which nothing of the application stands
            assertThat(sites.get("http racing")).startsWith("okhttp3.").doesNotContain("\n");
            assertThat(sites.get("messages"))
                    .startsWith("org.apache.kafka.common.network.Selector.connect(")
                    .doesNotContain("\n");
        }
    }

    /** Where the connection to that place was opened; empty while there is none. */
    private static String siteOf(ForkedJvm jvm, String place) throws Exception {
        return jvm.beans().sockets().list("").stream()
                .filter(socket -> place.equals(socket.getDestination()))
                .map(socket -> String.valueOf(socket.getCallSite()))
                .findFirst()
                .orElse("");
    }

    private static CallSiteData collected(ForkedJvm jvm, String app) throws Exception {
        jvm.tell("collect");
        return only(jvm, app);
    }

    private static CallSiteData only(ForkedJvm jvm, String app) throws Exception {
        return Await.satisfied(() -> of(jvm, app), sites -> assertThat(sites).hasSize(1))
                .get(0);
    }

    private static List<CallSiteData> of(ForkedJvm jvm, String app) throws Exception {
        return jvm.beans().sockets().callSites().stream()
                .filter(site -> site.getApp().equals(app))
                .toList();
    }
}
