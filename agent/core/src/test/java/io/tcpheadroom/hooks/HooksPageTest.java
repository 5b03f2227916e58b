package io.tcpheadroom.hooks;

import static io.tcpheadroom.Markdown.code;
import static java.util.stream.Collectors.joining;

import io.tcpheadroom.GeneratedPage;
import io.tcpheadroom.Markdown;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/hooks.md}: where the catalogue of hooks puts them on which JDK. */
class HooksPageTest {
    private static final int OLDEST = 11;
    private static final int NEWEST = 26;

    private static final String BEGIN = """
            # Hooks

            This page is generated from the agent's catalogue of hooks. A test fails where it differs.

            The agent learns of sockets by a few calls that it weaves into the JDK and, where the program has them, into Netty's native
            transports. The tables show each method, the JDKs that have it, and what the hook reports: the moment (`enter`, `return`, `throw`, or
            `catch` of what a called method threw) and the event.

            A JVM's own list, with the status of each hook, is what `hooks()` of `tcp.headroom:type=Agent` returns:

            | status | meaning |
            |---|---|
            | INSTALLED | woven; the methods are named |
            | NOT_APPLICABLE | this JDK has no such method and needs none, or the program has not loaded the class or the library: it is woven when it is loaded |
            | MISSED | the method should be there and is not, or could not be woven: one line on standard error and a finding say so, and some sockets may not be counted |

            `HooksIT` compares the list of JDK 11, 17, 21, 25 and 26 with what is expected of each.

            ## The JDK

            """;

    private static final String LIBRARIES = """

            ## The JDK's HTTP client, and Netty

            They are woven when their classes are loaded. Copies of Netty that a shading tool has put under another name (`com.acme.shaded.io.netty…`) are found
            as well.

            """;

    private static String table(List<String> types) {
        Markdown table = Markdown.table("hook", "method", "JDKs", "reports");
        for (String type : types) {
            for (Hook hook : HookCatalog.of(type).hooks()) {
                table.row(hook.name(), code(type + "." + hook.method()), jdks(hook), reports(hook));
            }
        }
        return table.text();
    }

    private static String jdks(Hook hook) {
        int first = IntStream.rangeClosed(OLDEST, NEWEST)
                .filter(hook::belongsTo)
                .min()
                .orElseThrow();
        int last = IntStream.rangeClosed(OLDEST, NEWEST)
                .filter(hook::belongsTo)
                .max()
                .orElseThrow();
        if (first == OLDEST) {
            return last == NEWEST ? "all" : "up to " + last;
        }
        return last == NEWEST ? first + " and newer" : first + " to " + last;
    }

    private static String reports(Hook hook) {
        return hook.calls().stream()
                .map(call -> call.moment().name().toLowerCase(Locale.ROOT)
                        + (call.called() == null ? "" : " from `" + call.called() + "`") + ": "
                        + code(call.event().method()))
                .distinct()
                .collect(joining("; "));
    }

    @Test
    void the_page_is_what_the_catalogue_says() throws IOException {
        new GeneratedPage("hooks.md", BEGIN + table(HookCatalog.OF_JDK) + LIBRARIES + table(HookCatalog.OF_LIBRARIES))
                .check();
    }
}
