package io.tcpheadroom.launcher;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives for the tests. */
final class Zip {
    private Zip() {}

    /** With its size and checksum, which an entry that is stored needs beforehand. */
    static void add(ZipOutputStream zip, ZipEntry entry, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }
}
