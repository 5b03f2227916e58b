package io.tcpheadroom.jconsole.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why connects failed, as a text: "7 refused, 2 timed out". Empty when none did, or when the agent is too old to know. */
public final class ConnectFailuresText {
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put("ConnectRefusedTotal", "refused");
        REASONS.put("ConnectTimedOutTotal", "timed out");
        REASONS.put("ConnectUnreachableTotal", "unreachable");
        REASONS.put("ConnectResetTotal", "reset");
        REASONS.put("ConnectNoPortTotal", "without a local port");
        REASONS.put("ConnectOtherFailureTotal", "other");
    }

    private ConnectFailuresText() {}

    /** Of an app or a destination. */
    public static String of(Bean bean) {
        List<String> words = new ArrayList<>();
        REASONS.forEach((attribute, word) -> {
            Long count = bean.longValue(attribute);
            if (count != null && count > 0) {
                words.add(Numbers.count(count) + " " + word);
            }
        });
        return String.join(", ", words);
    }
}
