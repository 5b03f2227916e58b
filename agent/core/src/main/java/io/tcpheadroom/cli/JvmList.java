package io.tcpheadroom.cli;

import static io.tcpheadroom.answer.Document.object;

import io.tcpheadroom.answer.Document;
import io.tcpheadroom.api.Status;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every JVM that is visible here, this command's own apart. */
final class JvmList {
    private static final Path PROC = Path.of("/proc");
    private static final int AT_ONCE = 8;

    private JvmList() {}

    /** Each with what {@code check} shows of it, or why that cannot be seen. */
    static Answer answer() throws IOException {
        List<Map<String, @Nullable Object>> jvms = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        for (Answer seen : lookAtAll()) {
            statuses.add(seen.text("status"));
            jvms.add(seen.members());
        }
        Map<String, @Nullable Object> document = Document.of("jvms", object("kind", "HOST"));
        document.put("status", jvms.isEmpty() ? Status.OK.name() : Document.worst(statuses));
        document.put("jvms", jvms);
        return Answer.of(document);
    }

    /** At once, for an agent takes up to a second. */
    private static List<Answer> lookAtAll() throws IOException {
        ExecutorService looks = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Answer>> all = new ArrayList<>();
            pids().forEach(pid -> all.add(() -> look(pid)));
            List<Answer> seen = new ArrayList<>();
            for (Future<Answer> look : looks.invokeAll(all)) {
                seen.add(look.get());
            }
            return seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } finally {
            looks.shutdown();
        }
    }

    private static Answer look(long pid) {
        try {
            return LookedAt.of(pid).check();
        } catch (IOException e) {
            return Answer.of(object(
                    "status", Status.UNKNOWN.name(),
                    "target",
                            object(
                                    "kind",
                                    "JVM",
                                    "pid",
                                    pid,
                                    "name",
                                    TargetProcess.at(pid).program()),
                    "reason", e.getMessage()));
        }
    }

    private static List<Long> pids() throws IOException {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                long pid = Long.parseLong(folder.getFileName().toString());
                if (pid != ProcessHandle.current().pid()
                        && TargetProcess.at(pid).isJvm()) {
                    pids.add(pid);
                }
            }
        }
        return pids.stream().sorted().collect(Collectors.toList());
    }

    static List<String> lines(Answer answer, Paint paint) {
        Table table = new Table(">PID", "NAME", "STATUS", "AGENT", ">DESCRIPTORS", ">LIMIT", "FIRST FINDING");
        for (Answer jvm : answer.list("jvms")) {
            Answer target = jvm.part("target");
            Answer descriptors = jvm.list("resources").stream()
                    .filter(resource -> resource.text("id").equals("process-fds"))
                    .findFirst()
                    .orElse(jvm.part("none"));
            table.row(
                    target.text("pid"),
                    target.text("name"),
                    jvm.text("status"),
                    target.has("agent") ? target.isTrue("agent") ? "yes" : "no" : "-",
                    Amount.of(descriptors.number("used")),
                    Amount.of(descriptors.number("limit")),
                    jvm.has("reason") ? jvm.text("reason") : firstFinding(jvm));
        }
        return table.isEmpty() ? List.of("no other JVM is visible here") : table.lines(paint);
    }

    private static String firstFinding(Answer jvm) {
        return jvm.list("findings").stream()
                .findFirst()
                .map(finding -> finding.text("subject") + ": " + finding.text("problem"))
                .orElse("");
    }
}
