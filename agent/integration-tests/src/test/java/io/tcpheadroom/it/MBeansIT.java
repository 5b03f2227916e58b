package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** The beans as any JMX client meets them. */
class MBeansIT {
    @OnEachJdk
    void no_attribute_throws_and_every_one_is_described(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 7"));
            jvm.tell("connect socket 1");
            jvm.beans().await(Names.listener(port, "127.0.0.1"), Names.destination("127.0.0.1", port));

            MBeanServerConnection server = jvm.beans().server();
            for (ObjectName name : server.queryNames(Names.ALL, null)) {
                assertThat(server.getMBeanInfo(name).getDescription()).isNotBlank();
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    server.getAttribute(name, attribute.getName());
                    assertThat(attribute.getDescription())
                            .as(name + " " + attribute.getName())
                            .isNotBlank()
                            .isNotEqualTo(attribute.getName());
                    assertThat(attribute.getDescriptor().getFieldNames()).contains("units", "metricType");
                }
            }
            assertThat(jvm.beans().names())
                    .contains(
                            "tcp.headroom:type=Advice",
                            "tcp.headroom:type=Agent",
                            "tcp.headroom:type=Kernel",
                            "tcp.headroom:type=App,name=shop");
            assertThat(jvm.beans().agent().getHooksMissed()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }
}
