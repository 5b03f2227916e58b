package io.tcpheadroom.packer;

import java.util.TreeMap;

/** Class files by internal name, in its order, so that the same classes always give the same jar. */
final class ClassFiles extends TreeMap<String, byte[]> {
    private static final long serialVersionUID = 1;
}
