package io.tcpheadroom.cli;

import static io.tcpheadroom.answer.Document.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.answer.Answers;
import io.tcpheadroom.answer.ProcessView;
import io.tcpheadroom.api.FailureData;
import io.tcpheadroom.api.Scope;
import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.api.SuspectData;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.text.Json;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the commands print of captured hosts and of programs on them, as text and as JSON: the files in the folder {@code commands}.
 * With {@code -Dregenerate=true} the files are written instead, to be read in review.
 */
class CommandDocumentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/commands");
    private static final boolean WRITES = Boolean.getBoolean("regenerate");

    private static final SocketsMXBean NOTHING = answering("", "");

    @TempDir
    Path folder;

    static Stream<String> hosts() throws IOException {
        try (Stream<Path> folders = Files.list(Hosts.folder(""))) {
            return folders
                    .filter(Files::isDirectory)
                    .map(host -> host.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static void compare(String name, Answer answer, Showing.Layout layout, Path root) throws IOException {
        Answer versioned = answer.with("version", "VERSION");
        compare(name + ".txt", String.join("\n", layout.lines(versioned, Paint.NONE)), root);
        compare(name + ".json", Json.indented(versioned.members()), root);
    }

    private static void compare(String file, String text, Path root) throws IOException {
        String actual = text.replace(root.toString(), "") + "\n";
        if (WRITES) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), actual);
        } else {
            assertThat(actual).as(file).isEqualTo(Files.readString(FOLDER.resolve(file)));
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void check_of_a_host(String host) throws IOException {
        compare("check-" + host, CheckCommand.host(Hosts.roots(host)), CheckText::lines, Hosts.folder(host));
    }

    @Test
    void check_of_a_host_at_its_limits() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        write("proc/sys/fs/file-nr", "100000\t0\t100000\n");
        write("proc/sys/net/netfilter/nf_conntrack_count", "240000\n");
        write("proc/sys/net/netfilter/nf_conntrack_max", "262144\n");
        write("proc/sys/net/ipv4/tcp_max_tw_buckets", "0\n");

        Answer answer = CheckCommand.host(roots);

        compare("check-at-its-limits", answer, CheckText::lines, folder);
        assertThat(Showing.exitCode(answer)).isEqualTo(2);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /** The process 7 with these sockets open, a copy of the captured one in all else. */
    private Answer process(String host, Set<Scope> unseen, long... inodes) throws IOException {
        Roots roots = Hosts.copy(host, folder);
        Path own = Files.createDirectories(folder.resolve("proc/7"));
        for (String file : List.of("status", "limits", "cgroup", "auxv")) {
            Files.copy(folder.resolve("proc/self/" + file), own.resolve(file));
        }
        Path fds = Files.createDirectory(own.resolve("fd"));
        List<String> targets = new ArrayList<>(
                List.of("/dev/null", "/app/shop.jar", "pipe:[77]", "anon_inode:[eventpoll]", "anon_inode:[eventfd]"));
        for (long inode : inodes) {
            targets.add("socket:[" + inode + "]");
        }
        for (int fd = 0; fd < targets.size(); fd++) {
            Files.createSymbolicLink(fds.resolve(Integer.toString(fd)), Path.of(targets.get(fd)));
        }
        return Answer.of(new ProcessView(roots.ofProcess(7), unseen)
                .document(object("kind", "JVM", "pid", 7, "name", "shop", "agent", false)));
    }

    @Test
    void check_of_a_process_without_the_agent() throws IOException {
        Answer answer = process("linux-6.18", Set.of(), 44354, 44362, 44363, 44359, 1);

        compare("check-process", answer, CheckText::lines, folder);
    }

    @Test
    void check_of_a_process_in_a_container() throws IOException {
        Answer answer = process("linux-6.1", Set.of(Scope.NETNS, Scope.PIDNS));

        compare("check-process-in-container", answer, CheckText::lines, folder);
    }

    @Test
    void check_of_a_process_whose_descriptors_cannot_be_listed() throws IOException {
        process("linux-6.18", Set.of());
        Path fds = folder.resolve("proc/7/fd");
        try (Stream<Path> links = Files.list(fds)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
        Files.delete(fds);

        Answer answer = Answer.of(new ProcessView(Roots.of(folder).ofProcess(7), Set.of())
                .document(object("kind", "JVM", "pid", 7, "name", "shop", "agent", false)));

        assertThat(answer.texts("notes")).first().isEqualTo("without the agent: no apps, no call sites");
        assertThat(answer.texts("notes")).hasSize(2).last().asString().contains("/proc/7/fd cannot be listed");
        assertThat(CheckText.lines(answer, Paint.NONE)).noneMatch(line -> line.startsWith("SOCKETS"));
    }

    private static SocketData socket(
            int fd, String app, String kind, String state, String destination, String kernelState, String peer) {
        return new SocketData(
                fd,
                app,
                kind,
                state,
                false,
                kind.equals("CLIENT") ? "shop.Cart.pay(Cart.java:7)\nvia okhttp3.Call.run(Call.java:9)" : null,
                destination,
                null,
                kernelState,
                peer,
                (long) fd,
                1.0,
                2L * fd,
                0L);
    }

    /** All peers are the sidecar. */
    private static List<SocketData> mesh() {
        List<SocketData> sockets = new ArrayList<>();
        sockets.add(socket(5, "shop", "LISTENER", "LISTENING", null, "LISTEN", null));
        for (int fd = 6; fd < 16; fd++) {
            sockets.add(socket(fd, "shop", "ACCEPTED", "CONNECTED", null, "ESTABLISHED", "127.0.0.6:" + (40000 + fd)));
        }
        for (int fd = 16; fd < 20; fd++) {
            sockets.add(
                    socket(fd, "crawler", "CLIENT", "CONNECTED", "127.0.0.1:15001", "ESTABLISHED", "127.0.0.1:15001"));
        }
        sockets.add(socket(20, "crawler", "CLIENT", "CONNECTED", "127.0.0.1:15001", "CLOSE_WAIT", "127.0.0.1:15001"));
        sockets.add(socket(21, "crawler", "CLIENT", "CONNECTING", "[2001:db8:0:0:0:0:0:7]:443", null, null));
        return sockets;
    }

    /** Answers one thing, and to everything else nothing or an empty list. */
    private static SocketsMXBean answering(String method, Object answer) {
        return (SocketsMXBean) Proxy.newProxyInstance(
                SocketsMXBean.class.getClassLoader(), new Class<?>[] {SocketsMXBean.class}, (proxy, asked, none) -> {
                    if (asked.getName().equals(method) && answer instanceof RuntimeException) {
                        throw (RuntimeException) answer;
                    }
                    return asked.getName().equals(method)
                            ? answer
                            : asked.getReturnType() == List.class ? List.of() : null;
                });
    }

    private static Answers answers(String stall, SocketsMXBean sockets, Consumer<Consumer<SocketData>> listed) {
        return new Answers("shop", () -> Samples.at(0), sample -> List.of(), () -> stall, sockets, listed);
    }

    @Test
    void while_the_sampler_is_stalled_the_status_is_unknown_and_why() {
        Answer stalled = Answer.parse(answers("stalled", NOTHING, each -> {}).apply("check"));

        assertThat(stalled.text("status")).isEqualTo("UNKNOWN");
        assertThat(CheckText.lines(stalled, Paint.NONE)).last().isEqualTo("note: stalled");
    }

    private static Answer ask(String question, List<SocketData> listed, SocketsMXBean sockets) {
        Answers answers = answers(null, sockets, each -> listed.forEach(each));
        Answer answer = Answer.parse(answers.apply(question));
        return answer.with("target", answer.part("target").with("pid", 7).members());
    }

    @Test
    void sockets_in_a_mesh() throws IOException {
        compare("sockets-mesh", ask("sockets", mesh(), NOTHING), SocketsCommand::groups, folder);
    }

    @Test
    void sockets_of_an_idle_program_whose_tables_cannot_be_read() throws IOException {
        SocketsMXBean sockets = answering("getStatesReason", "/proc/net/tcp: permission denied");

        compare("sockets-idle", ask("sockets", List.of(), sockets), SocketsCommand::groups, folder);
    }

    @Test
    void of_many_groups_the_largest_are_shown_and_the_others_counted() {
        List<SocketData> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(socket(i, "shop", "CLIENT", "CONNECTED", "192.0.2.7:" + (1 + i), "ESTABLISHED", null));
        }

        Answer answer = ask("sockets", many, NOTHING);

        assertThat(answer.list("groups")).hasSize(200);
        assertThat(SocketsCommand.groups(answer, Paint.NONE)).last().isEqualTo("and 50 smaller groups");
    }

    @Test
    void suspects_have_their_stack_and_are_a_warning() throws IOException {
        SocketsMXBean sockets = answering(
                "suspectGroups",
                List.of(new SuspectData(
                        "CLOSE_WAIT",
                        "closed by the far end, and still open here",
                        "crawler",
                        "shop.Cart.pay(Cart.java:7)",
                        "shop.Cart.pay(Cart.java:7)\nshop.Main.main(Main.java:3)",
                        41,
                        "127.0.0.1:15001",
                        300.5,
                        4000,
                        12,
                        0)));

        Answer answer = ask("suspects", List.of(), sockets);

        compare("suspects", answer, SocketsCommand::suspects, folder);
        assertThat(Showing.exitCode(answer)).isEqualTo(1);
    }

    @Test
    void failures_are_the_most_first_and_a_warning() throws IOException {
        SocketsMXBean sockets = answering(
                "failures",
                List.of(
                        new FailureData(
                                "shop", "ACCEPT", "NO_DESCRIPTOR", "any:8080", 2, 500, "Too many open files", null),
                        new FailureData(
                                "crawler",
                                "CONNECT",
                                "REFUSED",
                                "192.0.2.7:5432",
                                12_345,
                                3.4,
                                "ConnectException: Connection refused",
                                "shop.Cart.pay(Cart.java:7)\nvia okhttp3.Call.run(Call.java:9)")));

        Answer answer = ask("failures", List.of(), sockets);

        compare("failures", answer, FailuresCommand::lines, folder);
        assertThat(Showing.exitCode(answer)).isEqualTo(1);
        assertThat(Showing.exitCode(ask("failures", List.of(), NOTHING))).isZero();
    }

    @Test
    void a_question_that_it_does_not_know_and_one_that_fails_are_answered_so() {
        SocketsMXBean broken = answering("failures", new IllegalStateException("broken"));

        assertThat(ask("frob", List.of(), broken).text("error"))
                .isEqualTo("this version of the agent does not know the question 'frob'");
        assertThat(ask("failures", List.of(), broken).text("error"))
                .isEqualTo("java.lang.IllegalStateException: broken");
    }

    @Test
    void whatever_an_agent_sends_is_safe_on_a_terminal_and_stays_in_its_row() {
        Answer answer = Answer.parse("{\"target\":{\"kind\":\"JVM\",\"pid\":7,\"name\":\"\\u001b[2Jx\"},"
                + "\"apps\":[{\"name\":\"a\\u001b[31m\\nb\",\"open\":\"many\"}],\"resources\":\"none\"}");

        assertThat(CheckText.lines(answer, Paint.NONE))
                .startsWith("JVM 7 (\\u001b[2Jx), without the agent: -")
                .last()
                .asString()
                .startsWith("a\\u001b[31m b");
    }

    @Test
    void colours_are_those_of_the_status_alone_and_do_not_move_a_column() {
        Table table = new Table("A", "STATUS", ">N");
        table.row("x", "OK", "1");
        table.row("y", "CRITICAL", "22");

        assertThat(table.lines(Paint.COLOURS))
                .containsExactly(
                        "\u001b[1mA  STATUS     N\u001b[0m",
                        "x  \u001b[32mOK\u001b[0m         1",
                        "y  \u001b[1;31mCRITICAL\u001b[0m  22");
        assertThat(table.lines(Paint.NONE)).containsExactly("A  STATUS     N", "x  OK         1", "y  CRITICAL  22");
    }
}
