package io.tcpheadroom.sample;

/** A resource's reading; what is null could not be had. */
record Resource(
        String name,
        String unit,
        Long used,
        Long limit,
        Long available,
        Double utilization,
        Double trendPerSecond,
        String status) {

    boolean hasUtilization() {
        return used != null && limit != null && available != null && utilization != null;
    }
}
