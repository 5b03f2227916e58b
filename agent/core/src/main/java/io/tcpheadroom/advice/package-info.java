/**
 * What is wrong, what shows it, and what to do about it: a pure function of a snapshot, without a clock and without I/O. A
 * new finding is a new rule in {@link io.tcpheadroom.advice.Advice}.
 */
@NullMarked
package io.tcpheadroom.advice;

import org.jspecify.annotations.NullMarked;
