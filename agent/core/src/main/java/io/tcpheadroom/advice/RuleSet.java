package io.tcpheadroom.advice;

import java.util.List;

/**
 * The rules about one subject. They are looked at only while something of it may be wrong, and their classes are loaded then: a healthy
 * program never loads most of them.
 */
abstract class RuleSet {
    private List<Rule> rules = List.of();

    /** Whether any of the rules may find anything. Asked at each tick: cheap, and never false when a rule would. */
    abstract boolean isConcerned(Snapshot snapshot);

    abstract List<Rule> create();

    final synchronized List<Rule> rules() {
        if (rules.isEmpty()) {
            rules = create();
        }
        return rules;
    }
}
