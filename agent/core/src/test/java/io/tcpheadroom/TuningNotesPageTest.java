package io.tcpheadroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Counter;
import io.tcpheadroom.kernel.CounterCatalog;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Setting;
import io.tcpheadroom.kernel.SettingCatalog;
import io.tcpheadroom.plan.Costs;
import io.tcpheadroom.plan.Machines;
import io.tcpheadroom.plan.Place;
import io.tcpheadroom.plan.Plan;
import io.tcpheadroom.plan.PlanLine;
import io.tcpheadroom.plan.Wish;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about the old tuning notes, held against the catalogues, a captured machine and the planner. */
class TuningNotesPageTest {
    private static final Path PAGE = Path.of("../../docs/tuning-notes.md");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern SYSCTL = Pattern.compile("(net|fs)\\.[a-z0-9_.-]+");

    /** The items of the notes that are sysctls; the page has others beside. */
    private static final Set<String> ITEMS = Set.of(
            "net.core.somaxconn",
            "net.ipv4.tcp_max_syn_backlog",
            "net.ipv4.tcp_timestamps",
            "net.ipv4.tcp_max_tw_buckets",
            "net.ipv4.tcp_tw_recycle",
            "net.ipv4.tcp_tw_reuse",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ip_local_port_range",
            "fs.file-max",
            "net.core.rmem_max",
            "net.core.wmem_max",
            "net.core.rmem_default",
            "net.core.wmem_default",
            "net.ipv4.tcp_mem",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_wmem",
            "net.ipv4.route.flush",
            "fs.epoll.max_user_instances",
            "fs.epoll.max_user_watches",
            "net.ipv4.tcp_max_orphans",
            "net.core.netdev_max_backlog",
            "fs.dentry-state",
            "fs.file-nr",
            "fs.inode-state");

    private record Row(Set<String> items, String today, String here) {
        boolean isPlanned() {
            return today.startsWith("*Planned");
        }

        Set<String> sysctls() {
            return items.stream().filter(item -> SYSCTL.matcher(item).matches()).collect(Collectors.toSet());
        }
    }

    private static Set<String> quoted(String text) {
        Matcher matcher = QUOTED.matcher(text);
        Set<String> words = new HashSet<>();
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    private static List<Row> rows() throws IOException {
        return Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| "))
                .map(cells -> new Row(quoted(cells[0]), cells[1], cells[2]))
                .toList();
    }

    private static Set<String> sysctlsOfPage() throws IOException {
        return rows().stream().flatMap(row -> row.sysctls().stream()).collect(Collectors.toSet());
    }

    @Test
    void each_item_of_the_notes_has_a_row() throws IOException {
        assertThat(sysctlsOfPage()).containsAll(ITEMS);
    }

    @Test
    void what_a_row_says_is_shown_here_is_shown() throws IOException {
        Set<String> shown = SettingCatalog.ALL.stream().map(Setting::attribute).collect(Collectors.toSet());
        ResourceCatalog.ALL.stream().map(ResourceSpec::id).forEach(shown::add);
        CounterCatalog.ALL.stream().map(Counter::attribute).forEach(shown::add);

        for (Row row : rows()) {
            if (row.here().startsWith("not read: ")) {
                assertThat(row.isPlanned()).as("%s", row).isFalse();
            } else {
                assertThat(quoted(row.here())).as("%s", row).isNotEmpty().isSubsetOf(shown);
            }
        }
    }

    @Test
    void a_setting_that_the_catalogue_has_is_named_in_its_row() throws IOException {
        for (Row row : rows()) {
            for (Setting setting : SettingCatalog.ALL) {
                if (row.items().contains(setting.name())) {
                    assertThat(SettingCatalog.ALL)
                            .as("%s", row)
                            .anyMatch(each -> each.name().equals(setting.name())
                                    && quoted(row.here()).contains(each.attribute()));
                }
            }
        }
    }

    @Test
    void what_was_removed_is_not_there_and_all_else_is() throws IOException {
        Capacity machine = Machines.of("linux-6.18");
        for (Row row : rows()) {
            for (Setting setting : SettingCatalog.ALL) {
                if (row.items().contains(setting.name())) {
                    assertThat(machine.setting(setting.attribute()).figure().kind() == Figure.Kind.NOT_APPLICABLE
                                    && !setting.isText())
                            .as("%s", row)
                            .isEqualTo(row.today().startsWith("Removed in"));
                }
            }
        }
    }

    @Test
    void what_is_planned_is_what_the_planner_plans() throws IOException {
        Wish wish = Wish.parse("connections=9000,outgoing=9000,rate=500,listen=40000");
        Set<String> planned = Plan.of(wish, Machines.of("linux-6.18"), Costs.none()).lines().stream()
                .filter(line -> line.place() == Place.NAMESPACE || line.place() == Place.HOST)
                .map(PlanLine::name)
                .collect(Collectors.toSet());

        Set<String> promised = rows().stream()
                .filter(Row::isPlanned)
                .flatMap(row -> row.sysctls().stream())
                .collect(Collectors.toSet());

        assertThat(promised).isEqualTo(planned);
    }
}
