package io.tcpheadroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link in README, docs and .github leads somewhere, and every page of docs can be reached. */
class DocsLinksTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path README = ROOT.resolve("README.md");

    private static Map<Path, MarkdownPage> pages() throws IOException {
        Map<Path, MarkdownPage> pages = new TreeMap<>();
        pages.put(README, MarkdownPage.of(README));
        for (String folder : List.of("docs", ".github")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".md")).toList()) {
                    pages.put(file, MarkdownPage.of(file));
                }
            }
        }
        return pages;
    }

    private static boolean isExternal(String link) {
        return link.matches("[a-z]+:.*");
    }

    /** The page itself where there is only an anchor; a folder's README. */
    private static Path target(MarkdownPage page, String link) {
        String path = link.split("#", 2)[0];
        Path target =
                path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        return Files.isDirectory(target) ? target.resolve("README.md") : target;
    }

    private static List<String> dead(MarkdownPage page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (String link : page.links()) {
            if (!isExternal(link) && !leadsSomewhere(page, link)) {
                dead.add(link);
            }
        }
        return dead;
    }

    private static boolean leadsSomewhere(MarkdownPage page, String link) throws IOException {
        Path target = target(page, link);
        String[] parts = link.split("#", 2);
        if (!Files.exists(target) || parts.length == 1) {
            return Files.exists(target);
        }
        MarkdownPage there = target.equals(page.file()) ? page : MarkdownPage.of(target);
        return there.anchors().contains(parts[1]);
    }

    @Test
    void every_link_to_a_file_or_heading_of_ours_leads_there() throws IOException {
        assertThat(pages().values())
                .hasSizeGreaterThan(30)
                .allSatisfy(page -> assertThat(dead(page)).as("%s", page.file()).isEmpty());
    }

    @Test
    void every_other_link_is_a_web_address() throws IOException {
        assertThat(pages().values())
                .flatExtracting(MarkdownPage::links)
                .filteredOn(DocsLinksTest::isExternal)
                .isNotEmpty()
                .allSatisfy(link -> {
                    assertThat(URI.create(link)).hasScheme("https");
                    assertThat(URI.create(link).getHost()).contains(".");
                });
    }

    @Test
    void every_page_can_be_reached_from_the_readme() throws IOException {
        Map<Path, MarkdownPage> pages = pages();
        Set<Path> reached = new TreeSet<>(Set.of(README));
        Deque<Path> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            MarkdownPage page = pages.get(open.remove());
            page.links().stream()
                    .filter(link -> !isExternal(link))
                    .map(link -> target(page, link))
                    .filter(pages::containsKey)
                    .filter(reached::add)
                    .forEach(open::add);
        }

        assertThat(pages.keySet()).isEqualTo(reached);
    }

    @Test
    void a_dead_link_is_seen_and_one_in_code_is_none() throws IOException {
        MarkdownPage page = new MarkdownPage(README, """
                # The `first` [heading](docs/costs.md)
                [alive](#the-first-heading) [again](#twice-1) [`page`](docs/faq.md) [folder](docs/decisions/)
                [dead](#first) [gone](docs/gone.md) `[code](gone.md)`
                ## Twice
                ```
                # [code](gone.md)
                ```
                ## Twice
                """);

        assertThat(dead(page)).containsExactly("#first", "docs/gone.md");
        assertThat(page.anchors()).containsExactly("the-first-heading", "twice", "twice-1");
    }
}
