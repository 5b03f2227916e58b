/** What the MBean server shows: the samples as MXBeans, which come and go with what they speak of. */
@NullMarked
package io.tcpheadroom.jmx;

import org.jspecify.annotations.NullMarked;
