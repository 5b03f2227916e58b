package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/** Everything that one tick read, immutable: read by a background thread, shown by the event thread. */
public final class Snapshot {
    private final Instant takenAt;
    private final Instant sampledAt;
    private final Instant agentSince;
    private final TargetJvm target;
    private final Map<BeanType, List<Bean>> beans = new EnumMap<>(BeanType.class);
    private final Map<ObjectName, Bean> byName = new HashMap<>();
    private final int unreadableBeans;
    private final Map<Question, Answer> answers;

    private Snapshot(
            Instant takenAt,
            Instant sampledAt,
            Instant agentSince,
            TargetJvm target,
            Map<BeanType, List<Bean>> beans,
            int unreadableBeans,
            Map<Question, Answer> answers) {
        this.takenAt = takenAt;
        this.sampledAt = sampledAt;
        this.agentSince = agentSince;
        this.target = target;
        beans.forEach((type, list) -> this.beans.put(type, List.copyOf(list)));
        beans.values().forEach(list -> list.forEach(bean -> byName.put(bean.name(), bean)));
        this.unreadableBeans = unreadableBeans;
        this.answers = answers;
    }

    static Snapshot of(
            Instant takenAt,
            TargetJvm target,
            Map<BeanType, List<Bean>> beans,
            int unreadableBeans,
            Map<Question, Answer> answers) {
        return new Snapshot(takenAt, takenAt, takenAt, target, beans, unreadableBeans, answers);
    }

    /** The same snapshot, with what can only be computed from earlier ones. */
    Snapshot with(Instant newSampledAt, Instant newAgentSince, UnaryOperator<Bean> withRates) {
        Map<BeanType, List<Bean>> rated = new EnumMap<>(BeanType.class);
        beans.forEach(
                (type, list) -> rated.put(type, list.stream().map(withRates).collect(Collectors.toUnmodifiableList())));
        return new Snapshot(takenAt, newSampledAt, newAgentSince, target, rated, unreadableBeans, answers);
    }

    /** When it was read. */
    public Instant takenAt() {
        return takenAt;
    }

    /** When the agent took the sample that this snapshot shows; falls behind {@link #takenAt()} when its sampler stalls. */
    public Instant sampledAt() {
        return sampledAt;
    }

    /** When the first snapshot of this agent was read. A different time means another agent or JVM, without a common history. */
    public Instant agentSince() {
        return agentSince;
    }

    public TargetJvm target() {
        return target;
    }

    public boolean hasAgent() {
        return agent().isPresent();
    }

    public Optional<Bean> agent() {
        return beans(BeanType.AGENT).stream().findFirst();
    }

    public List<Bean> beans(BeanType type) {
        return beans.getOrDefault(type, List.of());
    }

    /** The bean of that name, as it was last read. */
    public Optional<Bean> bean(ObjectName name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Resource> resources() {
        return beans(BeanType.RESOURCE).stream().map(Resource::new).collect(Collectors.toUnmodifiableList());
    }

    /** Empty when nobody wanted to know, or the answer is not there yet. */
    public Optional<Answer> answer(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** As the operation tells them; where operations may not be called, as the attribute does. */
    public List<Finding> findings() {
        return answer(Question.FINDINGS)
                .filter(Answer::isGiven)
                .map(answer -> answer.rows().stream().map(Finding::of).collect(Collectors.toUnmodifiableList()))
                .orElseGet(() -> beans(BeanType.ADVICE).stream()
                        .flatMap(bean -> Finding.parse(bean.textOrEmpty("Findings")).stream())
                        .collect(Collectors.toUnmodifiableList()));
    }

    /** The pressure counters, then the settings. */
    public List<KernelValue> kernelValues() {
        List<KernelValue> values = new ArrayList<>();
        beans(BeanType.PRESSURE).forEach(bean -> values.addAll(KernelValue.of(bean)));
        beans(BeanType.KERNEL).forEach(bean -> values.addAll(KernelValue.of(bean)));
        return values;
    }

    /** How long before this snapshot the oldest of its beans of that type was read; zero unless they are read in rotation. */
    public Duration maxAge(BeanType type) {
        return beans(type).stream()
                .map(Bean::readAt)
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, takenAt))
                .orElse(Duration.ZERO);
    }

    /** How many existing beans this connection was not allowed, or not able, to read. */
    public int unreadableBeans() {
        return unreadableBeans;
    }
}
