package io.tcpheadroom.hooks;

import java.util.ArrayList;
import java.util.List;

/** A class that is woven, and its hooks. */
public final class WovenClass {
    private final String type;
    private final List<Hook> hooks;

    private WovenClass(String type, Hook... hooks) {
        this.type = type;
        this.hooks = List.of(hooks);
    }

    static WovenClass of(String type, Hook... hooks) {
        return new WovenClass(type, hooks);
    }

    /** The class's binary name. */
    public String type() {
        return type;
    }

    public List<Hook> hooks() {
        return hooks;
    }

    /** Those whose method this JDK has. */
    public List<Hook> hooks(int jdk) {
        List<Hook> present = new ArrayList<>(hooks.size());
        for (Hook hook : hooks) {
            if (hook.belongsTo(jdk)) {
                present.add(hook);
            }
        }
        return present;
    }
}
