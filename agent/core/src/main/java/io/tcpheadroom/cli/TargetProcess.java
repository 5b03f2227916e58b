package io.tcpheadroom.cli;

import io.tcpheadroom.answer.Mailbox;
import io.tcpheadroom.api.Scope;
import io.tcpheadroom.kernel.DescriptorUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The process that a command is to attach to, as procfs shows it: why the attach cannot succeed, if it cannot. Asked before
 * anything is sent, for an attach begins with SIGQUIT, at which a JVM that cannot answer prints all its stacks and another
 * program may end. What procfs does not show is no obstacle.
 */
final class TargetProcess {
    private static final String ROOT_USER = "0";

    /** The sampler's thread, of whose name the kernel keeps 15 letters. */
    private static final String SAMPLER = "tcp-headroom-sa";

    private static final int DESCRIPTORS_TO_ANSWER = 4;
    private static final int READ = 4;
    private static final int PASS = 1;

    /** CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH. */
    private static final long READS_ANYTHING = 0b110;

    private final long pid;
    private final Path self;
    private final Path folder;
    private final Map<String, String> status;

    TargetProcess(Path proc, long pid) {
        this.pid = pid;
        this.self = proc.resolve("self");
        this.folder = proc.resolve(Long.toString(pid));
        this.status = status(folder);
    }

    /** As this machine shows it. */
    static TargetProcess at(long pid) {
        return new TargetProcess(Path.of("/proc"), pid);
    }

    /** The lines of its status by name; none if it cannot be read. */
    private static Map<String, String> status(Path folder) {
        Map<String, String> status = new HashMap<>();
        try (Stream<String> lines = Files.lines(folder.resolve("status"), StandardCharsets.ISO_8859_1)) {
            lines.map(line -> line.split(":\\s*", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> status.put(parts[0], parts[1]));
        } catch (IOException | UncheckedIOException e) {
            status.clear();
        }
        return status;
    }

    /**
     * What is in the way of an attach, and what to do about it.
     *
     * @param jar what the process would have to read
     * @param descriptors how many it would have to open
     */
    Optional<String> obstacle(Path jar, int descriptors) {
        return Stream.<Supplier<Optional<String>>>of(
                        this::absence,
                        this::end,
                        this::stop,
                        this::otherUser,
                        this::otherProgram,
                        () -> fullTable(descriptors),
                        () -> hiddenJar(jar),
                        () -> lockedJar(jar))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What is in the way of a look at it, by its files or through its agent. */
    Optional<String> obstacleToLook() {
        return Stream.<Supplier<Optional<String>>>of(
                        this::absence, this::end, this::otherUser, this::hiding, this::otherProgram)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** And of an answer of its agent, which opens a folder and a file. */
    Optional<String> obstacleToAnswer() {
        return stop().or(() -> fullTable(DESCRIPTORS_TO_ANSWER));
    }

    /** Whether our agent runs there: one of its threads does. */
    boolean hasAgent() {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
            for (Path thread : threads) {
                if (isOfAgent(thread)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    private static boolean isOfAgent(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"), StandardCharsets.ISO_8859_1)
                    .startsWith(SAMPLER);
        } catch (IOException e) {
            return false; // ended meanwhile
        }
    }

    /** What it is called. */
    String program() {
        try {
            return ProgramOf.commandLine(Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return status.getOrDefault("Name", "?");
        }
    }

    long pid() {
        return pid;
    }

    /** Its effective user's number. */
    String user() {
        return user(status);
    }

    /** A path as that process sees it. */
    Path root(String path) {
        return isInAnotherNamespace("mnt") ? folder.resolve("root" + path) : Path.of(path);
    }

    /** The folder through which its agent is asked, by the number that the process has in its own namespace. */
    String mailbox() {
        List<String> numbers = words(status.getOrDefault("NSpid", Long.toString(pid)));
        return Mailbox.name(namespace(folder, "pid"), numbers.get(numbers.size() - 1));
    }

    /** The scopes of which this command has another namespace than the process. */
    Set<Scope> unseen() {
        Set<Scope> unseen = EnumSet.noneOf(Scope.class);
        if (isInAnotherNamespace("net")) {
            unseen.add(Scope.NETNS);
        }
        if (isInAnotherNamespace("pid")) {
            unseen.add(Scope.PIDNS);
        }
        return unseen;
    }

    boolean isGone() {
        return !Files.isDirectory(folder);
    }

    private Optional<String> absence() {
        return when(isGone(), "no process " + pid + " is visible here; list the JVMs with jps");
    }

    private Optional<String> end() {
        return when(state() == 'Z', "process " + pid + " has ended");
    }

    private Optional<String> stop() {
        if (state() == 't') {
            return Optional.of("process " + pid + " is stopped by a debugger; continue it there");
        }
        return when(state() == 'T', "process " + pid + " is stopped; continue it with: kill -CONT " + pid);
    }

    private char state() {
        String state = status.getOrDefault("State", "");
        return state.isEmpty() ? '?' : state.charAt(0);
    }

    /** A JVM listens to its own user and to root. */
    private Optional<String> otherUser() {
        String own = user(status(self));
        String owner = user(status);
        boolean isOther = !own.isEmpty() && !owner.isEmpty() && !own.equals(ROOT_USER) && !own.equals(owner);
        return when(isOther, "process " + pid + " belongs to user " + owner + "; run this command as that user");
    }

    /** Root without the right to look into others' processes, as in most containers. */
    private Optional<String> hiding() {
        return when(
                !namespace(self, "mnt").isEmpty() && namespace(folder, "mnt").isEmpty(),
                "process " + pid + " of user " + user(status) + " cannot be inspected from here; run this command as"
                        + " that user, or with the capability SYS_PTRACE (docker run --cap-add SYS_PTRACE, kubectl debug"
                        + " --profile=sysadmin)");
    }

    /** The effective one, or nothing. */
    private static String user(Map<String, String> status) {
        List<String> users = words(status.getOrDefault("Uid", ""));
        return users.size() > 1 ? users.get(1) : "";
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.trim().split("\\s+"));
    }

    /** One whose memory may not be looked at is taken for one by its name. */
    boolean isJvm() {
        try (Stream<String> maps = Files.lines(folder.resolve("maps"), StandardCharsets.ISO_8859_1)) {
            return maps.anyMatch(TargetProcess::isOfJvm);
        } catch (IOException | UncheckedIOException e) {
            return status.getOrDefault("Name", "").equals("java");
        }
    }

    private static boolean isOfJvm(String map) {
        return map.contains("/libjvm.so");
    }

    private Optional<String> otherProgram() {
        try (Stream<String> maps = Files.lines(folder.resolve("maps"), StandardCharsets.ISO_8859_1)) {
            return when(
                    maps.noneMatch(TargetProcess::isOfJvm),
                    "process " + pid + " (" + status.getOrDefault("Name", "?")
                            + ") is not a JVM; list the JVMs with jps");
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> fullTable(int needed) {
        return DescriptorUse.of(folder)
                .filter(use -> use.free() < needed)
                .map(use -> "process " + pid + " has " + use + " in use, and this command needs " + needed
                        + " free; raise its limit" + remedy(use));
    }

    /** The soft limit alone where that is enough: a lower hard one could not be taken back. */
    private String remedy(DescriptorUse use) {
        long higher = use.limit() + 100;
        String command = "prlimit --pid " + pid + " --nofile=" + higher + ":";
        return use.canBeRaisedTo(higher) ? ": " + command : ", as root: " + command + higher;
    }

    private Optional<String> hiddenJar(Path jar) {
        return when(
                isInAnotherNamespace("mnt") && Files.notExists(asSeenByIt(jar)),
                "process " + pid + " runs in another mount namespace, where there is no " + jar
                        + "; copy the jar to that path there");
    }

    private boolean isInAnotherNamespace(String kind) {
        String own = namespace(self, kind);
        String its = namespace(folder, kind);
        return !own.isEmpty() && !its.isEmpty() && !own.equals(its);
    }

    private static String namespace(Path process, String kind) {
        try {
            return Files.readSymbolicLink(process.resolve("ns").resolve(kind)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private Path asSeenByIt(Path jar) {
        return isInAnotherNamespace("mnt")
                ? folder.resolve("root").resolve(jar.getRoot().relativize(jar))
                : jar;
    }

    private Optional<String> lockedJar(Path jar) {
        return when(access(jar) == Access.NONE, mayNotRead(jar, ""));
    }

    /** The likely cause where the jar could not be loaded: an access control list, which cannot be read from Java, might have allowed it. */
    Optional<String> lockedJarUnlessListed(Path jar) {
        return when(access(jar) == Access.BY_LIST_ALONE, mayNotRead(jar, " (unless an access control list allows it)"));
    }

    private String mayNotRead(Path jar, String condition) {
        return "user " + user(status) + " of process " + pid + " may not read " + jar + condition
                + "; copy the jar to where that user may";
    }

    /** What its user may do, going by modes. */
    private enum Access {
        NONE,
        BY_LIST_ALONE,
        GIVEN
    }

    private Access access(Path jar) {
        String owner = user(status);
        if (owner.isEmpty() || owner.equals(ROOT_USER) || readsAnything()) {
            return Access.GIVEN;
        }
        try {
            Path seen = asSeenByIt(jar);
            Access all = access(seen, READ);
            for (Path part = seen.getParent(); part != null; part = part.getParent()) {
                Access one = access(part, PASS);
                all = one.compareTo(all) < 0 ? one : all;
            }
            return all;
        } catch (IOException e) {
            return Access.GIVEN;
        }
    }

    private boolean readsAnything() {
        try {
            return (Long.parseUnsignedLong(status.getOrDefault("CapEff", "0"), 16) & READS_ANYTHING) != 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** @param bit of the three that are others' in a file's mode */
    private Access access(Path part, int bit) throws IOException {
        int mode = (int) Files.getAttribute(part, "unix:mode");
        if (user(status).equals(String.valueOf(Files.getAttribute(part, "unix:uid")))) {
            return (mode >> 6 & bit) != 0 ? Access.GIVEN : Access.NONE;
        }
        String groups = status.getOrDefault("Gid", "") + " " + status.getOrDefault("Groups", "");
        boolean isOfGroup = words(groups).contains(String.valueOf(Files.getAttribute(part, "unix:gid")));
        if (((isOfGroup ? mode >> 3 : mode) & bit) != 0) {
            return Access.GIVEN;
        }
        // where there is a list, the group's bits are its mask: the most that it can allow to anybody
        return (mode >> 3 & bit) != 0 ? Access.BY_LIST_ALONE : Access.NONE;
    }

    private static Optional<String> when(boolean is, String obstacle) {
        return is ? Optional.of(obstacle) : Optional.empty();
    }
}
