package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestedRulesTest {
    private final App program = new App("platform");
    private final List<CallSite> sites = new ArrayList<>();

    @Test
    void packages_are_told_apart_where_their_names_part_and_the_busiest_comes_first() {
        opened(program, "com.acme.shop.db.Orders.load(Orders.java:7)", 2);
        opened(program, "com.acme.crawl.Fetcher.lambda$fetch$0(Fetcher.java:40)", 9);
        opened(
                program,
                "com.acme.shop.http.Client$Pool.open(Client.java:70)\nvia okhttp3.Call.execute(Call.java:1)",
                4);

        assertThat(suggested())
                .containsExactly(
                        "apps=crawl:com.acme.crawl,shop:com.acme.shop",
                        "com.acme.crawl: 9 opened",
                        "com.acme.shop: 6 opened");
    }

    @Test
    void a_loader_and_a_module_before_a_class_are_no_part_of_its_name() {
        opened(program, "app//com.acme.shop.Orders.load(Orders.java:7)", 1);
        opened(program, "plugins/crawler@1.2/com.acme.crawl.Fetcher.fetch(Fetcher.java:40)", 2);

        assertThat(suggested())
                .containsExactly(
                        "apps=crawl:com.acme.crawl,shop:com.acme.shop",
                        "com.acme.crawl: 2 opened",
                        "com.acme.shop: 1 opened");
    }

    @Test
    void of_strangers_the_first_two_segments_say_who_they_are() {
        opened(program, "com.acme.shop.Orders.load(Orders.java:7)", 1);
        opened(program, "org.example.crawl.Fetcher.fetch(Fetcher.java:40)", 2);

        assertThat(suggested()).startsWith("apps=example:org.example,acme:com.acme");
    }

    @Test
    void what_would_have_the_same_name_has_its_whole_one() {
        opened(program, "com.acme.Orders.load(Orders.java:7)", 1);
        opened(program, "org.acme.Fetcher.fetch(Fetcher.java:40)", 2);

        assertThat(suggested()).startsWith("apps=org.acme:org.acme,com.acme:com.acme");
    }

    @Test
    void one_package_needs_no_rule_and_neither_does_what_no_rule_can_name() {
        assertThat(suggested()).isEmpty();

        opened(program, "com.acme.shop.Orders.load(Orders.java:7)", 5);
        opened(program, "com.acme.Main.main(Main.java:7)", 1);
        opened(program, "Main.main(Main.java:7)", 1);
        opened(program, "io.netty.channel.unix.Socket.<init>(Socket.java:7)", 90);
        opened(program, CallSites.OTHER, 100);
        opened(new App("till"), "com.acme.till.Till.open(Till.java:7)", 5);

        assertThat(suggested()).isEmpty();
    }

    private List<String> suggested() {
        return SuggestedRules.of(sites, program);
    }

    private void opened(App app, String text, int times) {
        CallSite site = new CallSite(app, text);
        for (int i = 0; i < times; i++) {
            site.opened();
        }
        sites.add(site);
    }
}
