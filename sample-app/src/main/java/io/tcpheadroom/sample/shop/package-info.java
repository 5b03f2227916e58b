/** The app shop: a server. */
@NullMarked
package io.tcpheadroom.sample.shop;

import org.jspecify.annotations.NullMarked;
