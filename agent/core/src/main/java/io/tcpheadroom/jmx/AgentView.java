package io.tcpheadroom.jmx;

import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.config.Version;
import io.tcpheadroom.hooks.install.HookReport;
import io.tcpheadroom.hooks.install.HookStatus;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The agent as its MXBean. */
public final class AgentView implements AgentMXBean {
    private final long startedNanos;
    private final LongSupplier hookErrorsTotal;
    private final Sampler sampler;
    private final Supplier<List<HookReport>> hooks;
    private final Function<Sample, List<FindingData>> adviser;
    private final Supplier<List<String>> suggestedRules;
    private final Runnable uninstall;

    /**
     * @param startedNanos when the agent came, in the time of {@link System#nanoTime()}
     * @param hookErrorsTotal exceptions inside hooks
     * @param adviser what is wrong in a sample
     * @param suggestedRules rules of the option {@code apps} that would tell apps apart
     */
    public AgentView(
            long startedNanos,
            Supplier<List<HookReport>> hooks,
            LongSupplier hookErrorsTotal,
            Sampler sampler,
            Function<Sample, List<FindingData>> adviser,
            Supplier<List<String>> suggestedRules,
            Runnable uninstall) {
        this.startedNanos = startedNanos;
        this.hooks = hooks;
        this.hookErrorsTotal = hookErrorsTotal;
        this.sampler = sampler;
        this.adviser = adviser;
        this.suggestedRules = suggestedRules;
        this.uninstall = uninstall;
    }

    @Override
    public String getVersion() {
        return Version.current();
    }

    @Override
    public double getUptimeSeconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    @Override
    public double getSampleSeconds() {
        return sampler.periodSeconds();
    }

    @Override
    public long getSamplesTotal() {
        return sampler.latest().sequence();
    }

    @Override
    public double getSampleAgeSeconds() {
        return sampler.sampleAgeSeconds();
    }

    @Override
    public double getTickSeconds() {
        return sampler.tookSeconds();
    }

    @Override
    public long getReadFailuresTotal() {
        return sampler.failuresTotal();
    }

    @Override
    public int getHooksInstalled() {
        return hooks(HookStatus.INSTALLED);
    }

    @Override
    public int getHooksMissed() {
        return hooks(HookStatus.MISSED);
    }

    private int hooks(HookStatus status) {
        return (int)
                hooks.get().stream().filter(hook -> hook.status() == status).count();
    }

    @Override
    public long getHookErrorsTotal() {
        return hookErrorsTotal.getAsLong();
    }

    @Override
    public String report() {
        Sample sample = sampler.latest();
        return Report.of(
                getVersion(),
                sample,
                adviser.apply(sample),
                readers(),
                hooks(),
                HiddenConnector.lines(sample),
                suggestedRules.get());
    }

    @Override
    public Map<String, String> readers() {
        Map<String, String> states = new LinkedHashMap<>();
        sampler.latest().readers().forEach(reader -> states.put(reader.file(), reader.toString()));
        return states;
    }

    @Override
    public Map<String, String> hooks() {
        Map<String, String> states = new LinkedHashMap<>();
        hooks.get().forEach(hook -> states.put(hook.hook(), hook.status() + " " + hook.detail()));
        return states;
    }

    @Override
    public void uninstall() {
        uninstall.run();
    }
}
