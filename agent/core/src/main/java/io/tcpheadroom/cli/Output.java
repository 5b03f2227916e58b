package io.tcpheadroom.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Standard output as it is, without the stream of the JDK that keeps to itself that nobody reads any more. */
final class Output {
    /** Of a terminal, where that is not the default. */
    private static final String ENCODING = "sun.stdout.encoding";

    private Output() {}

    static PrintWriter open() {
        String encoding = System.getProperty(ENCODING);
        Charset charset = encoding != null && Charset.isSupported(encoding)
                ? Charset.forName(encoding)
                : Charset.defaultCharset();
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), charset)), true);
    }
}
