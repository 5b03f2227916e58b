package io.tcpheadroom.sample;

import io.tcpheadroom.sample.scenario.Need;
import io.tcpheadroom.sample.scenario.Scenario;
import io.tcpheadroom.sample.scenario.Stage;
import java.io.IOException;
import java.util.List;

/** A scenario from its story to its end, and what the agent says of it meanwhile. */
final class ScenarioRun {
    /** Enough to open jconsole and look around. */
    static final int SECONDS = 300;

    private final Scenario scenario;
    private final Beans beans;
    private final Terminal terminal;

    ScenarioRun(Scenario scenario, Beans beans, Terminal terminal) {
        this.scenario = scenario;
        this.beans = beans;
        this.terminal = terminal;
    }

    void run(Stop stop, long seconds) throws IOException {
        try (Stage stage = new Stage()) {
            terminal.print(Guide.lines(scenario, seconds));
            scenario.start(stage);
            Findings findings = new Findings();
            new Watch(beans, terminal).run(stop, seconds, second -> {
                stage.check();
                print(findings.news(second, beans.findings()));
            });
        }
    }

    private void print(List<String> news) {
        if (!news.isEmpty()) {
            terminal.print(news);
        }
    }

    /** Why it cannot run here, and the command with which it can. */
    static String refusal(Scenario scenario, Need need) {
        return scenario.name() + ": " + need.what() + " Start it as " + need.command(Guide.command(scenario));
    }
}
