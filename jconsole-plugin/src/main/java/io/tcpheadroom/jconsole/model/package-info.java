/** What the agent's MBeans say, read over JMX, and what follows from it. No Swing. */
@NullMarked
package io.tcpheadroom.jconsole.model;

import org.jspecify.annotations.NullMarked;
