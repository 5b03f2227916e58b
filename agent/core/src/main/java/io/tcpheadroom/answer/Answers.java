package io.tcpheadroom.answer;

import static io.tcpheadroom.answer.Document.list;
import static io.tcpheadroom.answer.Document.object;
import static io.tcpheadroom.answer.Document.rounded;

import io.tcpheadroom.api.FailureData;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.api.SuspectData;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.text.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The agent's answers to the commands: what its MBeans show, as documents. What they withhold is withheld here too. */
public final class Answers implements UnaryOperator<String> {
    /** The questions. */
    public static final String CHECK = "check";

    public static final String SOCKETS = "sockets";
    public static final String SUSPECTS = "suspects";
    public static final String FAILURES = "failures";

    /** The member that stands alone in the answer to a question that could not be answered. */
    public static final String ERROR = "error";

    private static final int MOST_GROUPS = 200;

    private final String program;
    private final Supplier<Sample> sample;
    private final Function<Sample, List<FindingData>> findings;
    private final Supplier<@Nullable String> stall;
    private final SocketsMXBean sockets;
    private final Consumer<Consumer<SocketData>> listed;

    /**
     * @param program its name
     * @param stall why the sample says nothing of the present; null when it does
     * @param listed hands on each open socket
     */
    public Answers(
            String program,
            Supplier<Sample> sample,
            Function<Sample, List<FindingData>> findings,
            Supplier<@Nullable String> stall,
            SocketsMXBean sockets,
            Consumer<Consumer<SocketData>> listed) {
        this.program = program;
        this.sample = sample;
        this.findings = findings;
        this.stall = stall;
        this.sockets = sockets;
        this.listed = listed;
    }

    /** Whatever goes wrong is the answer. */
    @Override
    public String apply(String question) {
        return Json.line(document(question));
    }

    private Map<String, @Nullable Object> document(String question) {
        try {
            switch (question) {
                case CHECK:
                    return check();
                case SOCKETS:
                    return sockets();
                case SUSPECTS:
                    return suspects();
                case FAILURES:
                    return failures();
                default:
                    return object(ERROR, "this version of the agent does not know the question '" + question + "'");
            }
        } catch (RuntimeException | LinkageError e) {
            return object(ERROR, e.toString());
        }
    }

    private Map<String, @Nullable Object> check() {
        Sample latest = sample.get();
        Map<String, @Nullable Object> document = CheckDocument.ofAgent(target(), latest, findings.apply(latest));
        String stalled = stall.get();
        if (stalled != null) {
            document.put("status", Status.UNKNOWN.name());
            document.put("notes", List.of(stalled));
        }
        return document;
    }

    /** Its number is the command's to say, which may see another one. */
    private Map<String, @Nullable Object> target() {
        return object("kind", "JVM", "pid", null, "name", program, "agent", true);
    }

    private Map<String, @Nullable Object> sockets() {
        SocketGroups groups = new SocketGroups();
        listed.accept(groups::add);
        Map<String, @Nullable Object> document = Document.of(SOCKETS, target());
        document.put("status", Status.OK.name());
        document.put("reason", sockets.getStatesReason());
        document.put("sockets", groups.sockets());
        document.put("groups", groups.documents(MOST_GROUPS));
        document.put("groupsLeftOut", Math.max(0, groups.size() - MOST_GROUPS));
        return document;
    }

    private Map<String, @Nullable Object> suspects() {
        List<SuspectData> groups = sockets.suspectGroups();
        Map<String, @Nullable Object> document = Document.of(SUSPECTS, target());
        document.put("status", (groups.isEmpty() ? Status.OK : Status.WARN).name());
        document.put("reason", sockets.getStatesReason());
        document.put("suspects", list(groups, Answers::suspect));
        return document;
    }

    private static Map<String, @Nullable Object> suspect(SuspectData group) {
        return object(
                "suspicion", group.getSuspicion(),
                "why", group.getWhy(),
                "app", group.getApp(),
                "sockets", group.getSockets(),
                "farEnd", group.getFarEnd(),
                "longestSeconds", rounded(group.getLongestSeconds()),
                "unreadBytes", group.getUnreadBytes(),
                "unsentBytes", group.getUnsentBytes(),
                "callSite", group.getCallSite(),
                "stack", group.getStack());
    }

    private Map<String, @Nullable Object> failures() {
        List<FailureData> failed = new ArrayList<>(sockets.failures());
        Map<String, @Nullable Object> document = Document.of(FAILURES, target());
        document.put("status", (failed.isEmpty() ? Status.OK : Status.WARN).name());
        failed.sort(Comparator.comparingLong(FailureData::getCount).reversed());
        document.put("failures", list(failed, Answers::failure));
        return document;
    }

    private static Map<String, @Nullable Object> failure(FailureData failure) {
        return object(
                "app", failure.getApp(),
                "operation", failure.getOperation(),
                "reason", failure.getReason(),
                "place", failure.getPlace(),
                "count", failure.getCount(),
                "lastAgeSeconds", rounded(failure.getLastAgeSeconds()),
                "lastMessage", failure.getLastMessage(),
                "callSite", failure.getCallSite());
    }
}
