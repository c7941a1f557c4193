package dev.culprit.analyzer.report;

import dev.culprit.flamegraph.Timeline.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bars of a timeline as one path for each row and kind: bars that touch are one, so that a path has at most as many as its picture has
 * columns, however many waits there were.
 */
final class TimelineBars {

    static final int WIDTH = 1000;

    private final double length;

    TimelineBars(double lengthNanos) {
        this.length = Math.max(1, lengthNanos);
    }

    String path(List<Span> spans, int top, int height) {
        return path(
                spans.stream()
                        .map(span -> new double[] {span.startNanos(), span.startNanos() + (double) span.nanos()})
                        .toList(),
                top,
                height,
                false);
    }

    /** What comes before and after the bodies of tests; bars of less than a column are left out, as they would hide the test. */
    String setups(List<Span> tests, int top, int height) {
        List<double[]> times = new ArrayList<>();
        for (Span test : tests) {
            double start = test.startNanos();
            double end = start + test.nanos();
            times.add(new double[] {start, start + test.setupNanos()});
            times.add(new double[] {end - test.teardownNanos(), end});
        }
        return path(times, top, height, true);
    }

    /** @param times beginnings and ends, nanoseconds */
    String times(List<double[]> times, int top, int height) {
        return path(times, top, height, false);
    }

    private String path(List<double[]> times, int top, int height, boolean onlyVisible) {
        StringBuilder path = new StringBuilder();
        int from = -1;
        int to = -1;
        for (double[] time : times.stream()
                .sorted(Comparator.comparingDouble(time -> time[0]))
                .toList()) {
            int left = column(time[0]);
            int right = onlyVisible ? column(time[1]) : Math.max(left + 1, column(time[1]));
            if (right <= left) {
                continue;
            }
            if (left > to) {
                close(path, from, to, top, height);
                from = left;
            }
            to = Math.max(to, right);
        }
        close(path, from, to, top, height);
        return path.toString();
    }

    private int column(double nanos) {
        return (int) Math.min(WIDTH, Math.round(nanos * WIDTH / length));
    }

    private static void close(StringBuilder path, int from, int to, int top, int height) {
        if (from >= 0) {
            int width = to - from;
            path.append('M').append(from).append(' ').append(top);
            path.append('h').append(width).append('v').append(height);
            path.append('h').append(-width).append('z');
        }
    }
}
