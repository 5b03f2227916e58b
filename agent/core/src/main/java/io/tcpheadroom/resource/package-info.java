/**
 * What is used up against a limit: the catalogue of resources, what each came to at the last tick and over time, the
 * listeners, destinations and apps beside them, and the sampler that ticks.
 */
@NullMarked
package io.tcpheadroom.resource;

import org.jspecify.annotations.NullMarked;
