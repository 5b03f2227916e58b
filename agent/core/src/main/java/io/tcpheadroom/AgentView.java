package io.tcpheadroom;

import io.tcpheadroom.advice.Finding;
import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.config.Version;
import io.tcpheadroom.hooks.install.HookInstaller;
import io.tcpheadroom.hooks.install.HookStatus;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The agent as its MXBean. */
final class AgentView implements AgentMXBean {
    private final long startedNanos;
    private final TrackerEvents events;
    private final Sampler sampler;
    private final HookInstaller hooks;
    private final Function<Sample, List<Finding>> adviser;
    private final Runnable uninstall;

    /** @param startedNanos when the agent came, in the time of {@link System#nanoTime()} */
    AgentView(
            long startedNanos,
            HookInstaller hooks,
            TrackerEvents events,
            Sampler sampler,
            Function<Sample, List<Finding>> adviser,
            Runnable uninstall) {
        this.startedNanos = startedNanos;
        this.hooks = hooks;
        this.events = events;
        this.sampler = sampler;
        this.adviser = adviser;
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
                hooks.report().stream().filter(hook -> hook.status() == status).count();
    }

    @Override
    public long getHookErrorsTotal() {
        return events.errorsTotal();
    }

    @Override
    public String report() {
        Sample sample = sampler.latest();
        return Report.of(getVersion(), sample, adviser.apply(sample), readers(), hooks());
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
        hooks.report().forEach(hook -> states.put(hook.hook(), hook.status() + " " + hook.detail()));
        return states;
    }

    @Override
    public void uninstall() {
        uninstall.run();
    }
}
