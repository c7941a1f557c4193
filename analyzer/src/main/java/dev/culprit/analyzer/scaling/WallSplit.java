package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.Period;
import dev.culprit.analyzer.model.Period.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the wall time of one run went. {@code startNanos + runningNanos + gapNanos + endNanos} is the wall time.
 *
 * @param ofTests whether the lanes are threads that ran tests; else they are JVMs
 * @param lanes how many lanes there were
 * @param startNanos nothing ran, because no lane had begun yet, or while a JVM was being started
 * @param runningNanos at least one lane ran
 * @param gapNanos nothing ran between two runs of lanes
 * @param endNanos nothing ran any more
 * @param laneNanos the times of all lanes, added up
 * @param setupNanos the part of them in setups and teardowns of classes
 * @param idleNanos while a lane ran: what lanes fewer than workers ran, in lane time
 * @param startingNanos the part of it in which a JVM was still being started
 * @param workerStartNanos from the start of the command until a JVM began its first test, mean over the JVMs that were
 *     started before any test ran
 */
record WallSplit(
        boolean ofTests,
        int lanes,
        double startNanos,
        double runningNanos,
        double gapNanos,
        double endNanos,
        double laneNanos,
        double setupNanos,
        double idleNanos,
        double startingNanos,
        double workerStartNanos) {

    private record Event(long at, int running, int starting) {}

    /**
     * Splits the wall time of a run.
     *
     * @param workers how many lanes there should be; NaN when unknown
     * @return null when the profiles do not tell: they hold no tests and at most one JVM, whose threads are not told apart
     */
    static @Nullable WallSplit of(Run run, double workers) {
        List<Period> periods = run.costs().periods();
        boolean ofTests = periods.stream().anyMatch(period -> period.kind() == Kind.TEST);
        if (!ofTests && periods.stream().noneMatch(period -> period.kind() == Kind.JVM)) {
            return null;
        }
        Lanes lanes = Lanes.of(periods);
        long wall = Math.round(run.wallNanos());
        List<Event> events = new ArrayList<>();
        lanes.times().forEach(time -> add(events, time[0], time[1], wall, true));
        for (Period period : periods) {
            if (period.kind() == Kind.STARTING) {
                add(events, period.startNanos(), period.endNanos(), wall, false);
            }
        }
        Sweep sweep = new Sweep(Double.isNaN(workers) ? lanes.size() : workers);
        events.stream().sorted(Comparator.comparingLong(Event::at)).forEach(sweep::at);
        sweep.end(wall);
        return new WallSplit(
                ofTests,
                lanes.size(),
                sweep.start,
                sweep.running,
                sweep.gap,
                sweep.end,
                sweep.lane,
                sum(periods, Kind.CLASS_SETUP),
                sweep.idle,
                sweep.idleWhileStarting,
                workerStart(periods));
    }

    /** Of the JVMs that were started before any test ran; those that come later replace others, and cost so much per test. */
    private static double workerStart(List<Period> periods) {
        long firstTest = periods.stream()
                .filter(period -> period.kind() != Kind.STARTING)
                .mapToLong(Period::startNanos)
                .min()
                .orElse(0);
        return periods.stream()
                .filter(period -> period.kind() == Kind.STARTING && period.startNanos() <= firstTest)
                .mapToLong(Period::endNanos)
                .average()
                .orElse(Double.NaN);
    }

    private static double sum(List<Period> periods, Kind kind) {
        return periods.stream()
                .filter(period -> period.kind() == kind)
                .mapToDouble(Period::nanos)
                .sum();
    }

    private static void add(List<Event> events, long start, long end, long wall, boolean running) {
        long from = Math.min(start, wall);
        long to = Math.min(end, wall);
        if (to > from) {
            events.add(new Event(from, running ? 1 : 0, running ? 0 : 1));
            events.add(new Event(to, running ? -1 : 0, running ? 0 : -1));
        }
    }

    /** Goes over the time from left to right. */
    private static final class Sweep {
        private final double workers;
        private long now;
        private int lanesRunning;
        private int jvmsStarting;
        private boolean begun;
        /** Since the last lane ended nothing ran and nothing was being started; it is a gap once something runs again. */
        private double pending;

        private double start;
        private double running;
        private double gap;
        private double end;
        private double lane;
        private double idle;
        private double idleWhileStarting;

        Sweep(double workers) {
            this.workers = workers;
        }

        void at(Event event) {
            pass(event.at);
            lanesRunning += event.running;
            jvmsStarting += event.starting;
        }

        private void pass(long until) {
            double time = until - now;
            now = until;
            if (time == 0) {
                return;
            }
            if (lanesRunning > 0) {
                begun = true;
                gap += pending;
                pending = 0;
                running += time;
                lane += lanesRunning * time;
                double missing = Math.max(0, workers - lanesRunning);
                idle += missing * time;
                idleWhileStarting += Math.min(missing, jvmsStarting) * time;
            } else if (jvmsStarting > 0 || !begun) {
                start += time;
            } else {
                pending += time;
            }
        }

        void end(long wall) {
            pass(wall);
            end = pending;
        }
    }
}
