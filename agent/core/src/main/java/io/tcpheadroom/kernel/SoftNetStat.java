package io.tcpheadroom.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * {@code /proc/net/softnet_stat}: packets that wait for a processor, one line for each that is on, hexadecimal numbers of
 * 32 bits, no header. HOST, readable from every network namespace. Lines have 9 to 15 columns: the queue's length came
 * with Linux 5.10 or was carried back to it, the processor's number with it.
 */
public final class SoftNetStat {
    static final String PATH = "/proc/net/softnet_stat";
    public static final KernelSource<SoftNetStat> FILE = KernelSource.keptOpenEveryTwoSeconds(PATH, SoftNetStat::parse);
    private static final int DROPPED = 1;
    private static final int TIME_SQUEEZE = 2;
    private static final int BACKLOG = 11;
    private static final int CPU = 12;
    private static final int FEWEST_COLUMNS = 9;

    private final List<Cpu> cpus = new ArrayList<>();

    private SoftNetStat() {}

    /** One processor's line. */
    private static final class Cpu {
        final long number;
        final long dropped;
        final long timeSqueeze;
        final Figure backlog;

        Cpu(Line line, int row) {
            if (line.size() < FEWEST_COLUMNS) {
                throw line.malformed("only " + line.size() + " columns");
            }
            dropped = line.hex(DROPPED);
            timeSqueeze = line.hex(TIME_SQUEEZE);
            backlog = line.size() > BACKLOG
                    ? Figure.of(line.hex(BACKLOG))
                    : Figure.unknown("this kernel does not report how many packets wait");
            number = line.size() > CPU ? line.hex(CPU) : row;
        }

        long waiting() {
            return backlog.isNumber() ? backlog.value() : -1;
        }
    }

    public static SoftNetStat parse(String text) {
        SoftNetStat stat = new SoftNetStat();
        for (Line line : Line.all(PATH, text)) {
            stat.cpus.add(new Cpu(line, stat.cpus.size()));
        }
        if (stat.cpus.isEmpty()) {
            throw new MalformedKernelText(PATH, 1, "no processor", text);
        }
        return stat;
    }

    /** Packets that were dropped because too many waited; each processor's number wraps at 2^32. */
    public Figure dropped() {
        return sum(cpu -> cpu.dropped);
    }

    /** Rounds that ended with packets left over; each processor's number wraps at 2^32. */
    public Figure timeSqueeze() {
        return sum(cpu -> cpu.timeSqueeze);
    }

    /** Packets that wait for the processor that has most waiting. CPU. */
    public Figure fullestBacklog() {
        return fullest().backlog;
    }

    /** The number of that processor. */
    public long fullestCpu() {
        return fullest().number;
    }

    private Cpu fullest() {
        Cpu fullest = cpus.get(0);
        for (Cpu cpu : cpus) {
            fullest = cpu.waiting() > fullest.waiting() ? cpu : fullest;
        }
        return fullest;
    }

    private Figure sum(ToLongFunction<Cpu> column) {
        long sum = 0;
        for (Cpu cpu : cpus) {
            sum += column.applyAsLong(cpu);
        }
        return Figure.of(sum);
    }
}
