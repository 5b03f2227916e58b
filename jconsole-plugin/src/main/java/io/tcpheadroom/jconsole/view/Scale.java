package io.tcpheadroom.jconsole.view;

import java.awt.Rectangle;

/** Where a time and a value stand in a picture: times from left to right, values from 0 at the bottom to the top. */
final class Scale {
    private final Rectangle area;
    private final double start;
    private final double end;
    private final double top;

    Scale(Rectangle area, double start, double end, double top) {
        this.area = area;
        this.start = start;
        this.end = end;
        this.top = top;
    }

    Rectangle area() {
        return area;
    }

    double start() {
        return start;
    }

    double end() {
        return end;
    }

    double top() {
        return top;
    }

    double x(double second) {
        return area.x + area.width * (second - start) / (end - start);
    }

    double y(double value) {
        return area.y + area.height * (1 - value / top);
    }
}
