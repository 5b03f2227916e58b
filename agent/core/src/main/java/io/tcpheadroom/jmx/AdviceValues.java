package io.tcpheadroom.jmx;

import io.tcpheadroom.advice.Advice;
import io.tcpheadroom.api.AdviceMXBean;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.resource.Sample;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The findings in one sample as their MXBean. */
final class AdviceValues implements AdviceMXBean {
    private final List<FindingData> findings;
    private final Sample sample;

    AdviceValues(List<FindingData> findings, Sample sample) {
        this.findings = findings;
        this.sample = sample;
    }

    /**
     * The same while no further sample is taken, for this reason.
     *
     * @param dated gives a finding the time of the last sample
     */
    AdviceValues whileStalled(String stall, UnaryOperator<FindingData> dated) {
        return new AdviceValues(Advice.whileStalled(stall, dated, findings), sample);
    }

    @Override
    public int getWarnings() {
        return count(Status.WARN);
    }

    @Override
    public int getCriticals() {
        return count(Status.CRITICAL);
    }

    private int count(Status severity) {
        return (int) findings.stream()
                .filter(finding -> finding.getSeverity().equals(severity.name()))
                .count();
    }

    @Override
    public @Nullable String getFindings() {
        return findings.isEmpty()
                ? null
                : findings.stream().map(FindingData::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public List<FindingData> findings() {
        return findings;
    }

    @Override
    public String plan(int connections, int connectsPerSecond) {
        return new PlanAnswer(sample).of(connections, connectsPerSecond);
    }

    @Override
    public String plan(String properties) {
        return new PlanAnswer(sample).of(properties);
    }
}
