package io.tcpheadroom.sample;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The application server in small: starts the apps, and ends them in the opposite order. */
final class Host implements AutoCloseable {
    private final Site site;
    private final Deque<Deployment> deployments = new ArrayDeque<>();

    Host(Site site) {
        this.site = site;
    }

    Deployment deploy(String app) throws IOException {
        Deployment deployment = Deployment.of(app);
        deployments.push(deployment);
        deployment.start(site);
        return deployment;
    }

    @Override
    public void close() {
        while (!deployments.isEmpty()) {
            deployments.pop().close();
        }
    }
}
