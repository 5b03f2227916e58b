package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Target.Kind;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void a_line_that_is_no_finding_is_left_out() {
        assertThat(Finding.parse("")).isEmpty();
        assertThat(Finding.parse("all is well\nWARN app shop")).isEmpty();
    }

    @Test
    void a_line_of_the_attribute_has_all_its_parts() {
        Finding finding = finding(
                "CRITICAL resource process-fds: File descriptors are at CRITICAL. When full: no. Evidence: used 98 of 100."
                        + " Why: nothing opens. Remedy: Fix the leak. Then raise it");

        assertThat(finding.severity()).isEqualTo(Status.CRITICAL);
        assertThat(finding.subject()).isEqualTo("resource process-fds");
        assertThat(finding.problem()).isEqualTo("File descriptors are at CRITICAL. When full: no");
        assertThat(finding.evidence()).isEqualTo("used 98 of 100");
        assertThat(finding.why()).isEqualTo("nothing opens");
        assertThat(finding.remedy()).isEqualTo("Fix the leak. Then raise it");
        assertThat(finding.since()).isNull();
    }

    @Test
    void one_about_a_resource_is_a_sentence_with_its_id_from_an_older_agent_too() {
        assertThat(sentence("WARN resource accept-queue: Accept queue is at WARN. When full: clients wait"))
                .isEqualTo("Accept queue (accept-queue) is at WARN. When full: clients wait");
        assertThat(sentence("CRITICAL resource process-fds: File descriptors: CRITICAL. When full: WARN"))
                .isEqualTo("File descriptors (process-fds): CRITICAL. When full: WARN");
        assertThat(sentence("WARN resource ephemeral-ports: most ports are bound before the connect"))
                .isEqualTo("Resource ephemeral-ports: most ports are bound before the connect");
        assertThat(sentence("WARN pool users: File descriptors are at WARN"))
                .isEqualTo("Pool users: File descriptors are at WARN");
    }

    private static String sentence(String beginning) {
        return finding(beginning + ". Evidence: 9. Remedy: Close").sentence();
    }

    @Test
    void without_a_why_it_is_empty() {
        Finding finding = finding("WARN app shop: it leaks. Evidence: 3. Remedy: Close it");

        assertThat(finding.why()).isEmpty();
        assertThat(finding.sentence()).isEqualTo("App shop: it leaks");
    }

    @Test
    void it_leads_to_the_app_the_call_site_and_the_far_end() {
        Finding finding = finding("WARN app shop: connects to 10.0.0.5:5432 fail: refused."
                + " Evidence: 7 refused; opened at com.acme.Pool.open(Pool.java:27). Remedy: Check it");

        assertThat(finding.targets())
                .containsExactly(
                        new Target(Kind.CALL_SITE, "com.acme.Pool.open(Pool.java:27)", "shop"),
                        new Target(Kind.APP, "shop", ""),
                        new Target(Kind.DESTINATION, "10.0.0.5:5432", ""));
    }

    @Test
    void it_leads_to_the_listener_that_accepted() {
        Finding finding = finding("WARN app shop: connections accepted on port 8080 were closed by the far end."
                + " Evidence: 7 in CLOSE_WAIT. Remedy: Close them");

        assertThat(finding.targets())
                .containsExactly(new Target(Kind.LISTENER, "8080", ""), new Target(Kind.APP, "shop", ""));
    }

    @Test
    void it_leads_to_the_resource_and_who_holds_it() {
        Finding finding = finding(
                "WARN resource process-fds: it fills. Evidence: used 9 of 10; app crawler holds 8. Remedy: Close");

        assertThat(finding.targets())
                .containsExactly(new Target(Kind.RESOURCE, "process-fds", ""), new Target(Kind.APP, "crawler", ""));
    }

    @Test
    void the_evidence_tells_whose_call_site_it_is() {
        Finding finding = finding(
                "WARN resource process-fds: it fills. Evidence: used 9 of 10; most sockets whose call site is known are from"
                        + " shop//com.acme.Shop.start(Shop.java:37) (app shop). Remedy: Close");

        assertThat(finding.targets())
                .containsExactly(
                        new Target(Kind.RESOURCE, "process-fds", ""),
                        new Target(Kind.CALL_SITE, "shop//com.acme.Shop.start(Shop.java:37)", "shop"),
                        new Target(Kind.APP, "shop", ""));
    }

    @Test
    void a_call_site_of_an_unknown_app_leads_nowhere() {
        assertThat(finding("WARN resource process-fds: it fills. Evidence: 9; opened at a.B.c(B.java:1). Remedy: Close")
                        .targets())
                .containsExactly(new Target(Kind.RESOURCE, "process-fds", ""));
    }

    @Test
    void one_about_a_listener_leads_to_it_and_its_app() {
        assertThat(finding("WARN listener 0.0.0.0:8080 no. 2 (shop): it overflowed. Evidence: 7. Remedy: Accept")
                        .targets())
                .containsExactly(new Target(Kind.LISTENER, "0.0.0.0:8080", ""), new Target(Kind.APP, "shop", ""));
    }

    @Test
    void one_about_a_destination_leads_to_it_and_its_app() {
        assertThat(finding(
                                "WARN destination [2001:db8:0:0:0:0:0:7]:53/udp (shop): no ports. Evidence: 7. Remedy: Reuse")
                        .targets())
                .containsExactly(
                        new Target(Kind.DESTINATION, "[2001:db8:0:0:0:0:0:7]:53", ""),
                        new Target(Kind.APP, "shop", ""));
    }

    @Test
    void one_about_local_ports_leads_to_the_resource_and_where_they_are_used() {
        assertThat(finding(
                                "WARN local ports: they run out. Evidence: 190 of 200 local ports in use to 127.0.0.1:80 (crawler),"
                                        + " 0 of them in TIME_WAIT; net.ipv4.ip_local_port_range is 1 to 200. Remedy: Reuse")
                        .targets())
                .containsExactly(
                        new Target(Kind.RESOURCE, "ephemeral-ports", ""),
                        new Target(Kind.DESTINATION, "127.0.0.1:80", ""),
                        new Target(Kind.APP, "crawler", ""));
        assertThat(finding("WARN local ports: not reserved. Evidence: 8080. Remedy: Reserve")
                        .targets())
                .containsExactly(new Target(Kind.RESOURCE, "ephemeral-ports", ""));
    }

    @Test
    void one_about_the_hooks_leads_nowhere() {
        assertThat(finding("WARN hooks: they fail. Evidence: 3. Remedy: Report it")
                        .targets())
                .isEmpty();
    }

    private static Finding finding(String line) {
        return Finding.parse(line).get(0);
    }
}
