package dev.culprit.analyzer.report;

import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import dev.culprit.flamegraph.Timeline;
import dev.culprit.flamegraph.Timeline.Look;
import dev.culprit.flamegraph.Timeline.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Draws how many processors the recorded JVMs and the whole machine used, how many of these went into collecting garbage and into compiling,
 * and when processes were started.
 */
final class LoadChart {

    private static final int BUCKETS = 250;
    private static final int TOP = 2;
    private static final int BOTTOM = 34;

    private final Amounts amounts;

    LoadChart(Amounts amounts) {
        this.amounts = amounts;
    }

    Html render(Timeline timeline) {
        if (timeline.looks().size() < 2 || timeline.lengthNanos() <= 0) {
            return Html.EMPTY;
        }
        double[] jvms = new double[BUCKETS];
        for (int jvm = 0; jvm < timeline.jvms().size(); jvm++) {
            add(of(timeline, jvm), Look::processNanos, timeline.lengthNanos(), jvms);
        }
        List<Look> longest = longest(timeline);
        boolean machineKnown = longest.stream().allMatch(look -> look.busyNanos() >= 0 && look.idleNanos() >= 0);
        double[] busy = new double[BUCKETS];
        double top = Math.max(1, Math.ceil(max(jvms) - 0.1));
        if (machineKnown) {
            add(longest, Look::busyNanos, timeline.lengthNanos(), busy);
            Look first = longest.get(0);
            Look last = longest.get(longest.size() - 1);
            double all = last.busyNanos() - first.busyNanos() + (last.idleNanos() - first.idleNanos());
            // What the kernel counts in hundredths of a second can be more for a moment than there are processors.
            top = Math.max(1, Math.round(all / Math.max(1, last.atNanos() - first.atNanos())));
        }
        List<Html> rows = new ArrayList<>();
        String of = " (of " + amounts.count(top) + " processors)";
        rows.add(row("JVMs", of, "process", jvms, top, timeline));
        if (machineKnown) {
            rows.add(row("machine", of, "machine", busy, top, timeline));
        }
        addPart("garbage collection", "collector", Look::collectorNanos, timeline, top, rows);
        addPart("compilation", "compiler", Look::compilerNanos, timeline, top, rows);
        return Html.join(rows);
    }

    /** What threads of the JVMs themselves took, if that is known and was anything. */
    private void addPart(
            String name, String kind, ToLongFunction<Look> column, Timeline timeline, double top, List<Html> rows) {
        double[] used = new double[BUCKETS];
        for (int jvm = 0; jvm < timeline.jvms().size(); jvm++) {
            add(of(timeline, jvm), column, timeline.lengthNanos(), used);
        }
        if (max(used) > 0) {
            rows.add(row(name, "", kind, used, top, timeline));
        }
    }

    private Html row(String name, String of, String kind, double[] used, double top, Timeline timeline) {
        double mean = Arrays.stream(used).average().orElse(0);
        String words = "processors used by " + name + ": " + amounts.count(Math.round(mean * 10) / 10.0) + " of "
                + amounts.count(top) + " in use on average, " + amounts.count(Math.round(max(used) * 10) / 10.0)
                + " at most";
        return Template.of("timeline-load")
                .text("name", name + of)
                .text("kind", kind)
                .text("words", words)
                .text("points", points(used, top))
                .text("starts", kind.equals("process") ? starts(timeline) : "")
                .fill();
    }

    /** Short strokes at the bottom, one a process that was started. */
    private static String starts(Timeline timeline) {
        StringBuilder path = new StringBuilder();
        long last = -1;
        for (Start start : timeline.starts()) {
            long column = Math.round(start.atNanos() * (double) TimelineBars.WIDTH / timeline.lengthNanos());
            if (column != last) {
                path.append('M').append(column).append(' ').append(BOTTOM).append("v-8");
                last = column;
            }
        }
        return path.toString();
    }

    private static List<Look> of(Timeline timeline, int jvm) {
        return timeline.looks().stream().filter(look -> look.jvm() == jvm).toList();
    }

    private static List<Look> longest(Timeline timeline) {
        List<List<Look>> all = new ArrayList<>();
        for (int jvm = 0; jvm < timeline.jvms().size(); jvm++) {
            all.add(of(timeline, jvm));
        }
        return all.stream()
                .max(Comparator.comparingLong(looks -> looks.isEmpty()
                        ? 0
                        : looks.get(looks.size() - 1).atNanos() - looks.get(0).atNanos()))
                .orElse(List.of());
    }

    /** Shares the growth between two looks out over the time between them; the sum is processors in use. */
    private static void add(List<Look> looks, ToLongFunction<Look> column, long length, double[] buckets) {
        double width = length / (double) BUCKETS;
        for (int i = 1; i < looks.size(); i++) {
            long from = column.applyAsLong(looks.get(i - 1));
            long to = column.applyAsLong(looks.get(i));
            double start = looks.get(i - 1).atNanos();
            double end = looks.get(i).atNanos();
            if (from < 0 || to < from || end <= start) {
                continue;
            }
            double rate = (to - from) / (end - start);
            int lastBucket = (int) Math.min(BUCKETS - 1, end / width);
            for (int bucket = (int) (start / width); bucket <= lastBucket; bucket++) {
                double overlap = Math.min(end, (bucket + 1) * width) - Math.max(start, bucket * width);
                buckets[bucket] += rate * Math.max(0, overlap) / width;
            }
        }
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static String points(double[] used, double top) {
        StringBuilder points = new StringBuilder();
        for (int bucket = 0; bucket < used.length; bucket++) {
            double x = (bucket + 0.5) * TimelineBars.WIDTH / used.length;
            double y = BOTTOM - Math.min(1, used[bucket] / top) * (BOTTOM - TOP);
            points.append(String.format(Locale.ROOT, "%s%.0f,%.1f", bucket == 0 ? "" : " ", x, y));
        }
        return points.toString();
    }
}
