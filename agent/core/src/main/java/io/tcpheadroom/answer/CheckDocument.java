package io.tcpheadroom.answer;

import static io.tcpheadroom.answer.Document.list;
import static io.tcpheadroom.answer.Document.object;
import static io.tcpheadroom.answer.Document.rounded;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.DestinationSample;
import io.tcpheadroom.resource.Headroom;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code check} shows of one sample. */
public final class CheckDocument {
    private CheckDocument() {}

    /** The resources and the findings: all that there is of a host. */
    public static Map<String, @Nullable Object> of(
            Map<String, @Nullable Object> target, Sample sample, List<FindingData> findings) {
        Map<String, @Nullable Object> document = Document.of("check", target);
        List<String> statuses = new ArrayList<>();
        sample.resources().forEach(resource -> statuses.add(known(resource.status())));
        findings.forEach(finding -> statuses.add(finding.getSeverity()));
        document.put("status", Document.worst(statuses));
        document.put("findings", list(findings, CheckDocument::finding));
        document.put("resources", list(sample.resources(), CheckDocument::resource));
        return document;
    }

    /** The same with what only the agent knows. */
    static Map<String, @Nullable Object> ofAgent(
            Map<String, @Nullable Object> target, Sample sample, List<FindingData> findings) {
        Map<String, @Nullable Object> document = of(target, sample, findings);
        document.put("headroom", headroom(Headroom.of(sample)));
        document.put("apps", list(sample.apps(), CheckDocument::app));
        document.put("listeners", list(sample.listeners(), CheckDocument::listener));
        document.put("destinations", list(sample.destinations(), CheckDocument::destination));
        return document;
    }

    /** A resource that has no limit has room enough. */
    private static String known(Status status) {
        return status == Status.UNLIMITED ? Status.OK.name() : status.name();
    }

    private static Map<String, @Nullable Object> finding(FindingData finding) {
        return object(
                "rule", finding.getRule(),
                "severity", finding.getSeverity(),
                "subject", finding.getSubject(),
                "problem", finding.getProblem(),
                "evidence", finding.getEvidence(),
                "why", finding.getWhy(),
                "remedy", finding.getRemedy());
    }

    private static Map<String, @Nullable Object> resource(ResourceSample resource) {
        return object(
                "id", resource.id(),
                "title", resource.getTitle(),
                "scope", resource.getScope(),
                "unit", resource.getUnit(),
                "used", resource.getUsed(),
                "limit", resource.getLimit(),
                "available", resource.getAvailable(),
                "utilizationRatio", rounded(resource.getUtilizationRatio()),
                "trendPerSecond", rounded(resource.getTrendPerSecond()),
                "exhaustionSeconds", rounded(resource.getExhaustionSeconds()),
                "status", resource.getStatus(),
                "reason", resource.getReason());
    }

    private static Map<String, @Nullable Object> headroom(Headroom headroom) {
        return object(
                "connections", headroom.getConnections(),
                "direction", headroom.getDirection(),
                "resource", headroom.getResource(),
                "unknown", headroom.getUnknown(),
                "connectionsPerSecond", rounded(headroom.getConnectionsPerSecond()));
    }

    private static Map<String, @Nullable Object> app(AppSample app) {
        return object(
                "name", app.getName(),
                "open", app.getOpen(),
                "clients", app.getClients(),
                "accepted", app.getAccepted(),
                "listeners", app.getListeners(),
                "datagrams", app.getDatagrams(),
                "established", app.getEstablished(),
                "closeWait", app.getCloseWait(),
                "openedTotal", app.getOpenedTotal(),
                "connectFailedTotal", app.getConnectFailedTotal(),
                "reclaimedTotal", app.getReclaimedTotal(),
                "leakedTotal", app.getLeakedTotal());
    }

    private static Map<String, @Nullable Object> listener(ListenerSample listener) {
        return object(
                "address", listener.getAddress(),
                "port", listener.getPort(),
                "used", listener.getUsed(),
                "limit", listener.getLimit(),
                "utilizationRatio", rounded(listener.getUtilizationRatio()),
                "acceptedTotal", listener.getAcceptedTotal(),
                "app", listener.getApp());
    }

    private static Map<String, @Nullable Object> destination(DestinationSample destination) {
        return object(
                "address", destination.getAddress(),
                "port", destination.getPort(),
                "used", destination.getUsed(),
                "limit", destination.getLimit(),
                "utilizationRatio", rounded(destination.getUtilizationRatio()),
                "connectedTotal", destination.getConnectedTotal(),
                "connectFailedTotal", destination.getConnectFailedTotal(),
                "app", destination.getApp());
    }
}
