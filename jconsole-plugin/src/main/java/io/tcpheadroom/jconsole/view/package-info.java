/** The tab: Swing components that show snapshots. No JMX. */
@NullMarked
package io.tcpheadroom.jconsole.view;

import org.jspecify.annotations.NullMarked;
