package io.tcpheadroom.sample;

/** The numbers of a resource that has them all. */
record Reading(Resource resource, long used, long limit, long available, double utilization) {
    String name() {
        return resource.name();
    }

    String amount(long number) {
        return Numbers.amount(number, resource.unit());
    }
}
