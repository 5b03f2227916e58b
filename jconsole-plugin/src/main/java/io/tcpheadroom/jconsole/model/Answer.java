package io.tcpheadroom.jconsole.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.openmbean.CompositeData;

/** What an operation answered, rows or a text, or why it did not. */
public final class Answer {
    private final Instant givenAt;
    private final List<Row> rows;
    private final String text;
    private final String failure;

    private Answer(Instant givenAt, List<Row> rows, String text, String failure) {
        this.givenAt = givenAt;
        this.rows = rows;
        this.text = text;
        this.failure = failure;
    }

    static Answer of(Object returned, Instant now) {
        if (returned instanceof CompositeData[]) {
            List<Row> rows =
                    Arrays.stream((CompositeData[]) returned).map(Row::of).collect(Collectors.toUnmodifiableList());
            return new Answer(now, rows, "", "");
        }
        return new Answer(now, List.of(), String.valueOf(returned), "");
    }

    static Answer failed(String why, Instant now) {
        return new Answer(now, List.of(), "", why);
    }

    public Instant givenAt() {
        return givenAt;
    }

    public List<Row> rows() {
        return rows;
    }

    /** Of an operation that answers no rows. */
    public String text() {
        return text;
    }

    /** Empty when it was answered. */
    public String failure() {
        return failure;
    }

    public boolean isGiven() {
        return failure.isEmpty();
    }
}
