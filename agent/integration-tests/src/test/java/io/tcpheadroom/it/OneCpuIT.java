package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.Status;

/** A program that keeps its only processor busy with more threads than the agent has: what is full is seen all the same. */
class OneCpuIT {
    /** The first of those that this process may use. */
    private static final String ON_ONE_CPU =
            "taskset -cp $(taskset -cp $$ | sed 's/.*: //; s/[-,].*//') $$ > /dev/null";

    @OnEachJdk
    void a_full_accept_queue_is_seen(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).after(ON_ONE_CPU).withAgent("").scripted()) {
            int port = Integer.parseInt(jvm.tell("listen channel 5"));
            jvm.awaitAgent();
            jvm.tell("accept off");
            jvm.tell("compute 16");

            jvm.tell("connect channel 6");

            Await.satisfied(
                    () -> jvm.beans().read(Names.listener(port, "127.0.0.1")),
                    listener -> assertThat(listener).containsEntry("Used", 6L).containsEntry("Limit", 5L));
            Await.until(() -> jvm.beans().read(Names.resource("accept-queue")).get("Status"), Status.CRITICAL.name());
        }
    }
}
