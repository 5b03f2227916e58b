package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.NearestLimit;
import io.tcpheadroom.jconsole.model.Ranking;
import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which resource the user wants to know more of: the one that was chosen, or else whichever is nearest to its limit. */
final class Selection {
    private final List<Runnable> changeActions = new ArrayList<>();
    private @Nullable String id;

    void onChange(Runnable action) {
        changeActions.add(action);
    }

    /** @param newId null: whichever is nearest */
    void select(@Nullable String newId) {
        if (newId == null ? id != null : !newId.equals(id)) {
            id = newId;
            changeActions.forEach(Runnable::run);
        }
    }

    boolean isSelected() {
        return id != null;
    }

    boolean is(Resource resource) {
        return resource.id().equals(id);
    }

    /**
     * A chosen resource that the agent no longer has is chosen again when it comes back. With nothing chosen and no limit near,
     * the first of all; empty only when there are none.
     */
    Optional<Resource> resolve(Snapshot snapshot) {
        return snapshot.resources().stream()
                .filter(this::is)
                .findFirst()
                .or(() -> NearestLimit.of(snapshot).resource())
                .or(() -> snapshot.resources().stream().min(Ranking.BY_UTILIZATION));
    }
}
