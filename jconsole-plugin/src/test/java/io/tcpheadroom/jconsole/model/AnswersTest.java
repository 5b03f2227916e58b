package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.CallSiteData;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ConstructorParameters;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final FakeJvm jvm = FakeJvm.withAgent();

    @Test
    void what_nobody_wants_to_know_is_not_asked() {
        sockets(7);

        assertThat(jvm.snapshot().answer(Question.CALL_SITES)).isEmpty();
    }

    @Test
    void an_agent_without_the_bean_is_no_lost_connection() {
        jvm.inquiry.want(Set.of(Question.CALL_SITES));

        assertThat(failure()).isEqualTo("this agent has no tcp.headroom:type=Sockets");
    }

    @Test
    void an_agent_without_the_operation_is_no_lost_connection() {
        jvm.register(WithoutOperationsMXBean.class, Names.SOCKETS, new HashMap<>(Map.of("Open", 3L)));
        jvm.inquiry.want(Set.of(Question.CALL_SITES));

        assertThat(failure()).isEqualTo("this agent has no operation callSites()");
    }

    /** An agent of before call sites were known. */
    public interface WithoutOperationsMXBean {
        long getOpen();
    }

    @Test
    void what_is_wanted_is_asked_every_two_seconds() {
        Map<String, Object> sockets = sockets(7);
        jvm.inquiry.want(Set.of(Question.CALL_SITES));
        assertThat(open()).isEqualTo(7);

        sockets.put("callSites", List.of(callSite(8)));
        jvm.clock.advance(Duration.ofSeconds(1));
        assertThat(open()).isEqualTo(7);

        jvm.clock.advance(Duration.ofSeconds(1));
        assertThat(open()).isEqualTo(8);
    }

    @Test
    void an_action_is_done_once_and_its_answer_is_kept() {
        jvm.listener("any", 8080, 0, 50).put("setBacklog", "the effective backlog is 512");
        ObjectName listener = Names.listener(8080, "any");
        Question action = Question.setBacklog(listener, 512);
        jvm.inquiry.act(action);

        Answer answer = jvm.snapshot().answer(action).orElseThrow();
        assertThat(answer.text()).isEqualTo("the effective backlog is 512");
        jvm.clock.advance(Duration.ofSeconds(5));
        assertThat(jvm.snapshot().answer(action)).containsSame(answer);
    }

    @Test
    void findings_are_asked_for_while_there_are_any() {
        jvm.findings(FakeJvm.finding("WARN", "app shop", "it leaks", "3", "Close it"));
        Finding finding = jvm.snapshot().findings().get(0);

        assertThat(finding.sentence()).isEqualTo("App shop: it leaks");
        assertThat(finding.why()).isEmpty();
        assertThat(finding.since()).isNull();
    }

    @Test
    void a_newer_agent_says_since_when_and_why() {
        jvm.register(
                NewerAdviceMXBean.class,
                Names.ADVICE,
                new HashMap<>(Map.of(
                        "Findings",
                        "WARN",
                        "findings",
                        List.of(new NewerFinding("WARN", "it grows", new Date(5_000))))));
        Finding finding = jvm.snapshot().findings().get(0);

        assertThat(finding.why()).isEqualTo("it grows");
        assertThat(finding.since()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(finding.problem()).isEmpty();
    }

    /** An agent that says more of a finding than this one, and less. */
    public interface NewerAdviceMXBean {
        String getFindings();

        List<NewerFinding> findings();
    }

    /** Its finding. */
    public static final class NewerFinding {
        private final String severity;
        private final String why;
        private final Date since;

        @ConstructorParameters({"severity", "why", "since"})
        public NewerFinding(String severity, String why, Date since) {
            this.severity = severity;
            this.why = why;
            this.since = since;
        }

        public String getSeverity() {
            return severity;
        }

        public String getWhy() {
            return why;
        }

        public Date getSince() {
            return since;
        }
    }

    private Map<String, Object> sockets(long open) {
        return jvm.register(
                SocketsMXBean.class, Names.SOCKETS, new HashMap<>(Map.of("callSites", List.of(callSite(open)))));
    }

    private static CallSiteData callSite(long open) {
        return new CallSiteData("shop", "com.acme.Pool.open(Pool.java:27)", open, 9, 0, 0, 5L, 2L, 0L, 0L, 0L, 0L);
    }

    private Long open() {
        return jvm.snapshot()
                .answer(Question.CALL_SITES)
                .orElseThrow()
                .rows()
                .get(0)
                .longValue("open");
    }

    private String failure() {
        return jvm.snapshot().answer(Question.CALL_SITES).orElseThrow().failure();
    }
}
