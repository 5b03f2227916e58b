/** What the commands on this machine are answered: documents of what the agent or the kernel knows, and the folder in which a question is put. */
@NullMarked
package io.tcpheadroom.answer;

import org.jspecify.annotations.NullMarked;
