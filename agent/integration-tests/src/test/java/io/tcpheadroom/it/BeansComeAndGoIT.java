package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Which beans there are: as many as are allowed, each by its own name, as long as what it describes, and at what cost. */
class BeansComeAndGoIT {
    private static final String FAST = "sample.seconds=0.1";

    @Test
    void a_listener_that_is_opened_again_at_once_keeps_its_bean_and_one_that_is_gone_loses_it() throws Exception {
        try (ForkedJvm jvm = program("Reopening", FAST)) {
            assertThat(jvm.out().next()).isEqualTo("taken away 0");
            assertThat(jvm.out().next()).isEqualTo("gone");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void registering_waits_for_the_program_to_choose_its_log_manager() throws Exception {
        try (ForkedJvm jvm = program("ChoosesItsLogManager", FAST, "500")) {
            assertThat(jvm.out().next()).isEqualTo("OwnLogManager");
            assertThat(jvm.out().next()).isEqualTo("registered");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void one_bulk_read_of_300_beans_allocates_little_and_reads_no_file() throws Exception {
        try (ForkedJvm jvm = program("BulkRead", "sample.seconds=1,max.listeners=400")) {
            String line = jvm.out().next();
            String[] words = line.split(" ");
            long beans = Long.parseLong(words[0]);
            long values = Long.parseLong(words[2]);
            System.out.println("bulk read: " + line);
            assertThat(beans).isGreaterThanOrEqualTo(300);
            assertThat(values).isGreaterThan(beans * 5);
            assertThat(Long.parseLong(words[4])).isLessThan(values * 128);
            assertThat(words[6]).isEqualTo("0");
        }
    }

    @Test
    void apps_whose_names_differ_only_in_what_a_bean_name_cannot_hold_have_a_bean_each() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            jvm.beans();
            for (String app : List.of("a+b", "a:b", "a_b")) {
                jvm.tell("as " + app);
                jvm.tell("listen socket 5");
            }
            Await.satisfied(
                    () -> names(jvm),
                    names -> assertThat(names).containsExactlyInAnyOrder("a+b", "a:b", "a_b", "Scripted"));
            assertThat(jvm.beans().names(Names.APPS))
                    .contains(
                            "tcp.headroom:type=App,name=a_b",
                            "tcp.headroom:type=App,name=a_b-2",
                            "tcp.headroom:type=App,name=a_b-3");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void beyond_the_caps_one_more_bean_holds_the_rest_and_sums_are_exact() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent(FAST + ",max.apps=2,max.listeners=2,max.destinations=2")
                .scripted()) {
            jvm.beans();
            for (int connections = 1; connections <= 5; connections++) {
                jvm.tell("as app" + connections);
                jvm.tell("listen channel 50");
                jvm.tell("connect channel " + connections);
            }
            Await.satisfied(
                    () -> jvm.beans().names(Names.DESTINATIONS),
                    names -> assertThat(names)
                            .hasSize(3)
                            .contains("tcp.headroom:type=Destination,address=other,port=0"));
            Await.satisfied(
                    () -> jvm.beans().names(Names.LISTENERS),
                    names -> assertThat(names).hasSize(3).contains("tcp.headroom:type=Listener,port=0,address=other"));
            assertThat(names(jvm)).containsExactlyInAnyOrder("Scripted", "app1", "other");

            Await.until(() -> sum(jvm, Names.DESTINATIONS, "ConnectedTotal"), 15L);
            assertThat(sum(jvm, Names.DESTINATIONS, "Used")).isEqualTo(15);
            assertThat(sum(jvm, Names.APPS, "ConnectedTotal")).isEqualTo(15);
            assertThat(jvm.beans().read(Names.app("other"), "ConnectedTotal")).isEqualTo(14L);
            Await.until(() -> sum(jvm, Names.LISTENERS, "AcceptedTotal") - sum(jvm, Names.APPS, "AcceptedTotal"), 0L);
            assertThat(sum(jvm, Names.LISTENERS, "AcceptedTotal")).isGreaterThanOrEqualTo(15);
        }
    }

    @Test
    void every_operation_parameter_and_notification_is_described() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent(FAST).scripted()) {
            jvm.beans().await(Names.AGENT, Names.resource("time-wait"));
            for (ObjectName name : jvm.beans().server().queryNames(Names.ALL, null)) {
                MBeanInfo info = jvm.beans().server().getMBeanInfo(name);
                for (MBeanOperationInfo operation : info.getOperations()) {
                    assertThat(operation.getImpact())
                            .as(name + " " + operation)
                            .isNotEqualTo(MBeanOperationInfo.UNKNOWN);
                }
                described(info)
                        .forEach(feature -> assertThat(feature.getDescription())
                                .as(name + " " + feature)
                                .isNotBlank()
                                .isNotEqualTo(feature.getName())
                                .doesNotMatch("p\\d"));
            }
            assertThat(jvm.beans()
                            .server()
                            .getMBeanInfo(Names.resource("time-wait"))
                            .getNotifications())
                    .hasSize(1);
        }
    }

    private static List<? extends MBeanFeatureInfo> described(MBeanInfo info) {
        return Stream.of(
                        Arrays.asList(info.getOperations()),
                        Arrays.asList(info.getNotifications()),
                        Arrays.stream(info.getOperations())
                                .flatMap(operation -> Arrays.stream(operation.getSignature()))
                                .toList())
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<Object> names(ForkedJvm jvm) throws Exception {
        return jvm.beans().server().queryNames(Names.APPS, null).stream()
                .map(name -> read(jvm, name, "Name"))
                .toList();
    }

    private static long sum(ForkedJvm jvm, ObjectName pattern, String attribute) throws Exception {
        return jvm.beans().server().queryNames(pattern, null).stream()
                .mapToLong(name -> (Long) read(jvm, name, attribute))
                .sum();
    }

    private static Object read(ForkedJvm jvm, ObjectName name, String attribute) {
        try {
            return jvm.beans().read(name, attribute);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ForkedJvm program(String program, String options, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of("-cp", System.getProperty("programs"), "io.tcpheadroom.programs." + program));
        command.addAll(List.of(arguments));
        return ForkedJvm.on(Jdk.current()).withAgent(options).run(command.toArray(new String[0]));
    }
}
