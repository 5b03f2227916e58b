/**
 * What Linux says: one class for each kernel file, named after it. Reading stands apart from parsing, units are converted
 * here (pages never leave), and what is no number says why. Nothing here knows the JVM's sockets or any other package.
 */
@NullMarked
package io.tcpheadroom.kernel;

import org.jspecify.annotations.NullMarked;
