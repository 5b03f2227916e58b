package io.tcpheadroom.resource;

import io.tcpheadroom.api.Scope;

/** Resources that no catalogue has, with all that every resource has to say. */
final class Specs {
    private Specs() {}

    static ResourceSpec.Draft named(String id, String title) {
        return ResourceSpec.named(id, title)
                .scope(Scope.HOST)
                .unit("things")
                .source("nowhere")
                .symptom("nothing")
                .remedy("none");
    }
}
