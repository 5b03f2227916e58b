package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Jolokia's agent beside ours: one attribute that throws would fail a whole pattern. */
class JolokiaIT {
    @Test
    void a_pattern_read_answers_200_with_every_value_of_every_bean() throws Exception {
        int port = Monitoring.freePort();
        String agent = "-javaagent:" + Monitoring.jar("jolokia-agent-jvm-javaagent") + "=host=127.0.0.1,port=" + port
                + ",logHandlerClass=org.jolokia.server.core.service.impl.QuietLogHandler";
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=2")
                .jvmOption(agent)
                .run("-cp", System.getProperty("programs"), "io.tcpheadroom.programs.Scripted")) {
            assertThat(List.of(jvm.out().next(), jvm.out().next())) // in either order: they come from two threads
                    .contains("ok ready")
                    .anyMatch(line -> line.startsWith("Jolokia: Agent"));
            jvm.awaitAgent();
            jvm.tell("as shop");
            String listener = Names.listener(Integer.parseInt(jvm.tell("listen socket 7")), "127.0.0.1")
                    .toString();
            jvm.tell("connect socket 3");

            Map<String, Map<String, Object>> beans = Await.satisfied(
                    () -> map(read(port).get("value")),
                    read -> assertThat(read.get(listener))
                            .containsEntry("AcceptedTotal", 3)
                            .containsEntry("Limit", 7));
            assertThat(new TreeSet<>(beans.keySet()))
                    .isEqualTo(new TreeSet<>(jvm.beans().names()));
            for (Map.Entry<String, Map<String, Object>> bean : beans.entrySet()) {
                assertThat(bean.getValue().keySet()).containsExactlyInAnyOrder(attributes(jvm, bean.getKey()));
            }
        }
    }

    private static String[] attributes(ForkedJvm jvm, String name) throws Exception {
        return Arrays.stream(
                        jvm.beans().server().getMBeanInfo(new ObjectName(name)).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .toArray(String[]::new);
    }

    private static Map<String, Object> read(int port) throws Exception {
        Map<String, Object> read =
                new Yaml().load(Http.get(port, "/jolokia/read/tcp.headroom:*?canonicalNaming=false"));
        assertThat(read).containsEntry("status", 200);
        return read;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> map(Object value) {
        return (Map<String, Map<String, Object>>) value;
    }
}
