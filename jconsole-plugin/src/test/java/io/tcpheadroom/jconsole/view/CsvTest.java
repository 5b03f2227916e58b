package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void commas_quotes_and_line_ends_are_quoted() {
        assertThat(Csv.line(List.of("a,b", "say \"no\"", "one\ntwo", "")))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"one\ntwo\",\n");
    }

    @Test
    void a_name_that_a_spreadsheet_would_run_is_a_text() {
        assertThat(Csv.line(List.of("=HYPERLINK(A1)", "@shop", "-shop", "+1+2")))
                .isEqualTo("'=HYPERLINK(A1),'@shop,'-shop,'+1+2\n");
    }

    @Test
    void numbers_stay_numbers() {
        assertThat(Csv.line(List.of("-3", "+12", "0.5", "1.0E-4"))).isEqualTo("-3,+12,0.5,1.0E-4\n");
    }
}
