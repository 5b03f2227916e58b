/**
 * What this JVM opened: its sockets by descriptor, and the apps, call sites, destinations and listeners that they belong to.
 * Events come from the program's own threads. Nothing here knows the kernel or any other package.
 */
@NullMarked
package io.tcpheadroom.tracker;

import org.jspecify.annotations.NullMarked;
