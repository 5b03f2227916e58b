/** The plugin that jconsole and VisualVM load: the way from their ticks to the tab. */
@NullMarked
package io.tcpheadroom.jconsole;

import org.jspecify.annotations.NullMarked;
