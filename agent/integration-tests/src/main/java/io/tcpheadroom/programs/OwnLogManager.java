package io.tcpheadroom.programs;

import java.util.logging.LogManager;

/** The log manager of {@link ChoosesItsLogManager}. */
public final class OwnLogManager extends LogManager {
    /** For {@link LogManager}, which makes it by its name. */
    public OwnLogManager() {}
}
