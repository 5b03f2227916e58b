package io.tcpheadroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page, its links, and the places in it that links can go to. */
record MarkdownPage(Path file, String text) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

    static MarkdownPage of(Path file) throws IOException {
        return new MarkdownPage(file.normalize(), Files.readString(file));
    }

    /** As they are written, pictures too; not what looks like one in code. */
    List<String> links() {
        String prose = CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
        return LINK.matcher(prose).results().map(link -> link.group(1)).toList();
    }

    /** What GitHub makes of the headings. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        HEADING.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(heading -> slug(heading.group(1)))
                .forEach(slug -> {
                    String anchor = slug;
                    for (int number = 1; !anchors.add(anchor); number++) {
                        anchor = slug + "-" + number;
                    }
                });
        return anchors;
    }

    private static String slug(String heading) {
        return LINK.matcher(heading)
                .replaceAll(MarkdownPage::shown)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String shown(MatchResult link) {
        return link.group().substring(1, link.group().indexOf(']'));
    }
}
