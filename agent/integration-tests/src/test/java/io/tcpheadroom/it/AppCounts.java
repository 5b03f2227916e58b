package io.tcpheadroom.it;

import io.tcpheadroom.api.AppMXBean;

/** What an app's bean says of its outgoing connections, to be compared at once. */
record AppCounts(long open, long clients, long opened, long closed, long connected, long accepted, long listeners) {
    /** An app that has only ever made connections, and still has some of them. */
    static AppCounts ofClients(long open, long ever) {
        return new AppCounts(open, open, ever, ever - open, ever, 0, 0);
    }

    static AppCounts of(AppMXBean app) {
        return new AppCounts(
                app.getOpen(),
                app.getClients(),
                app.getOpenedTotal(),
                app.getClosedTotal(),
                app.getConnectedTotal(),
                app.getAcceptedTotal(),
                app.getListeners());
    }
}
