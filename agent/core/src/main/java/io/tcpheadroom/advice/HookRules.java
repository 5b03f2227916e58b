package io.tcpheadroom.advice;

import java.util.List;

/** Hooks that do not do their work: then the apps' numbers are too low, and the kernel's hold. */
final class HookRules extends RuleSet {
    static final String SUBJECT = "hooks";
    static final String REPORT =
            "What the kernel counts still holds. Report this with the evidence and the output of java -version";

    @Override
    boolean isConcerned(Snapshot snapshot) {
        HookHealth hooks = snapshot.hooks();
        return hooks.selfTestFailure() != null
                || hooks.errorsTotal() > 0
                || !hooks.missedHooks().isEmpty();
    }

    @Override
    List<Rule> create() {
        return List.of(new SelfTestFailed(), new HookMissed(), new HookErrors());
    }
}
