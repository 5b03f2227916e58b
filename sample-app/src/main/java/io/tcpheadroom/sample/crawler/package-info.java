/** The app crawler: a client of the shop. */
@NullMarked
package io.tcpheadroom.sample.crawler;

import org.jspecify.annotations.NullMarked;
