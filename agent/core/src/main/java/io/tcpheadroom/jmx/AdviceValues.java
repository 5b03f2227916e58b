package io.tcpheadroom.jmx;

import io.tcpheadroom.advice.Finding;
import io.tcpheadroom.advice.Finding.Severity;
import io.tcpheadroom.api.AdviceMXBean;
import io.tcpheadroom.api.FindingData;
import java.util.List;
import java.util.stream.Collectors;

/** The findings in one sample as their MXBean. */
final class AdviceValues implements AdviceMXBean {
    private final List<Finding> findings;

    AdviceValues(List<Finding> findings) {
        this.findings = findings;
    }

    @Override
    public int getWarnings() {
        return count(Severity.WARN);
    }

    @Override
    public int getCriticals() {
        return count(Severity.CRITICAL);
    }

    private int count(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    @Override
    public String getFindings() {
        return findings.isEmpty()
                ? null
                : findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public List<FindingData> findings() {
        return findings.stream().map(AdviceValues::data).collect(Collectors.toList());
    }

    private static FindingData data(Finding finding) {
        return new FindingData(
                finding.severity().name(), finding.subject(), finding.problem(), finding.evidence(), finding.remedy());
    }
}
