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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every JVM that is visible here, this command's own apart. */
final class JvmList {
    private static final Path PROC = Path.of("/proc");

    private JvmList() {}

    /** Each with what {@code check} shows of it, or why that cannot be seen. */
    static Answer answer() throws IOException {
        List<Map<String, @Nullable Object>> jvms = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        for (long pid : pids()) {
            Answer seen = look(pid);
            statuses.add(seen.text("status"));
            jvms.add(seen.members());
        }
        Map<String, @Nullable Object> document = Document.of("jvms", object("kind", "HOST"));
        document.put("status", jvms.isEmpty() ? Status.OK.name() : Document.worst(statuses));
        document.put("jvms", jvms);
        return Answer.of(document);
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
