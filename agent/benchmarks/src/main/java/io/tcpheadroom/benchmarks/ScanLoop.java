package io.tcpheadroom.benchmarks;

import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.resource.Failures;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.Sampler;
import java.io.IOException;

/**
 * Reads the kernel's tables of TCP with so many sockets open, as the agent does, and lets {@code ss -tan} do the same in turn; prints the
 * milliseconds of each, by the clock and of CPU time. Arguments: sockets, how often. Without ss its figures are missing.
 */
public final class ScanLoop {
    /** Whoever asks again within a second gets the last reading. */
    private static final long FRESH_MILLIS = 1_100;

    private ScanLoop() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        int times = Integer.parseInt(arguments[1]);
        Kernel kernel = new Kernel(Roots.real());
        try (OpenPairs open = OpenPairs.of(Integer.parseInt(arguments[0]) / 2)) {
            Sampler sampler = new Sampler(
                    kernel, open.tracker(), ResourceCatalog.ALL, 1000, 20, new Failures(System.err::println));
            sampler.sampleNow();
            kernel.connections().measure(); // its code is interpreted
            Figures scan = new Figures();
            Figures scanWork = new Figures();
            Figures ss = new Figures();
            Figures ssWork = new Figures();
            for (int i = 0; i < times; i++) {
                Thread.sleep(FRESH_MILLIS);
                double work = CpuTime.ofThisProcess();
                long start = System.nanoTime();
                scan(kernel);
                scan.add((System.nanoTime() - start) / 1e6);
                scanWork.add(CpuTime.ofThisProcess() - work);
                work = CpuTime.ofEndedChildren();
                start = System.nanoTime();
                if (ss()) {
                    ss.add((System.nanoTime() - start) / 1e6);
                    ssWork.add(CpuTime.ofEndedChildren() - work);
                }
            }
            print("scan", scan);
            print("scanwork", scanWork);
            print("ss", ss);
            print("sswork", ssWork);
        } finally {
            kernel.close();
        }
    }

    private static void scan(Kernel kernel) throws IOException {
        if (!kernel.connections().measure()) {
            throw new IOException("not read: " + kernel.connections().problem());
        }
    }

    private static boolean ss() throws InterruptedException {
        try {
            return new ProcessBuilder("ss", "-tan")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is none here
        }
    }

    private static void print(String name, Figures figures) {
        if (!figures.isEmpty()) {
            System.out.println(name + " " + figures.median());
        }
    }
}
