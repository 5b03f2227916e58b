package io.tcpheadroom.resource;

/** What the resources need of the JVM itself. */
final class Jvm {}
