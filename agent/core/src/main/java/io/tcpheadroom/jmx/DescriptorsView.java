package io.tcpheadroom.jmx;

import io.tcpheadroom.api.DescriptorsMXBean;
import io.tcpheadroom.kernel.FdKind;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.resource.Sample;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The descriptors by kind as their MXBean. */
public final class DescriptorsView implements DescriptorsMXBean {
    private static final String NOT_COUNTED =
            "not counted yet: measure() counts them, and the agent does while process-fds is near its threshold";

    private final Supplier<Sample> latest;
    private final Supplier<String> measuring;

    /** @param measuring counts, and says what became of it */
    public DescriptorsView(Supplier<Sample> latest, Supplier<String> measuring) {
        this.latest = latest;
        this.measuring = measuring;
    }

    private @Nullable Long open(FdKind kind) {
        FdKinds last = latest.get().fdKinds();
        return last == null ? null : (Long) last.open(kind);
    }

    @Override
    public @Nullable Long getSockets() {
        return open(FdKind.SOCKET);
    }

    @Override
    public @Nullable Long getEventpolls() {
        return open(FdKind.EVENTPOLL);
    }

    @Override
    public @Nullable Long getEventfds() {
        return open(FdKind.EVENTFD);
    }

    @Override
    public @Nullable Long getPipes() {
        return open(FdKind.PIPE);
    }

    @Override
    public @Nullable Long getFiles() {
        return open(FdKind.FILE);
    }

    @Override
    public @Nullable Long getInotifies() {
        return open(FdKind.INOTIFY);
    }

    @Override
    public @Nullable Long getOthers() {
        return open(FdKind.OTHER);
    }

    @Override
    public @Nullable Long getEveryNth() {
        FdKinds last = latest.get().fdKinds();
        return last == null ? null : (Long) last.step();
    }

    @Override
    public @Nullable Double getAgeSeconds() {
        Sample sample = latest.get();
        FdKinds last = sample.fdKinds();
        return last == null ? null : (Double) (Math.max(0, sample.atNanos() - last.atNanos()) / 1e9);
    }

    @Override
    public @Nullable String getReason() {
        return latest.get().fdKinds() == null ? NOT_COUNTED : null;
    }

    @Override
    public String measure() {
        return measuring.get();
    }
}
