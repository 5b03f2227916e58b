package io.tcpheadroom.sample;

/** The open sockets of one app. */
record AppSockets(String name, long open, long clients, long accepted, long listeners) {}
