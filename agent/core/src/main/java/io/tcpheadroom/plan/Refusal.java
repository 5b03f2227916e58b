package io.tcpheadroom.plan;

/** A wish that no plan can fulfil, or that makes no sense; the message is one line for whoever wished. */
public final class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
