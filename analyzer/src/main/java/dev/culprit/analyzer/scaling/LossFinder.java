package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.LossCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shares out what a setting takes longer than {@code n} workers should. With start S and gaps G in which no lane runs, R the time in which at
 * least one does, L the time of all lanes and c = L / R, the wall time is W = S + G + L / c, so that
 *
 * <pre>
 * W - W1 / n = (S - S1 / n) + (G - G1 / n) + (R - L / (n c1)) + (L - L1) / (n c1)
 *               START_UP       SEQUENTIAL     IDLE_WORKERS       the tests take longer: SETUP, waits, the rest
 * </pre>
 *
 * without a rest. Idle workers whose JVM was still being started count as START_UP. {@code n} is the ratio of the two settings' workers, 1
 * where the values are no numbers.
 */
final class LossFinder {

    private final Setting first;
    private final Setting setting;
    private final double n;

    LossFinder(Setting first, Setting setting) {
        this.first = first;
        this.setting = setting;
        double ratio = setting.workers() / first.workers();
        this.n = Double.isNaN(ratio) ? 1 : ratio;
    }

    /**
     * The loss of {@code setting}.
     *
     * @param before the first setting's split; null when the profiles do not tell
     * @param after this setting's split; null when the profiles do not tell
     */
    Loss find(@Nullable MeanSplit before, @Nullable MeanSplit after) {
        double ideal = first.meanWall() / n;
        double nanos = setting.meanWall() - ideal;
        LongerTests longer = new LongerTests(first, setting);
        List<Obstacle> obstacles = new ArrayList<>();
        if (before == null || after == null) {
            obstacles.addAll(longer.unplaced());
        } else {
            double share = 1 / (n * before.lanesAtOnce());
            double idle = after.runningNanos() - after.laneNanos() * share;
            double starting = Math.max(0, idle) * after.startingShare();
            obstacles.add(startUp(before, after, starting));
            obstacles.add(sequential(before, after));
            obstacles.add(idle(before, after, idle - starting));
            obstacles.addAll(longer.placed(before, after, share));
        }
        obstacles.sort(Comparator.comparingDouble(LossFinder::size).reversed());
        return new Loss(ideal, nanos, obstacles);
    }

    private static double size(Obstacle obstacle) {
        return Double.isNaN(obstacle.wallNanos()) ? 0 : obstacle.wallNanos();
    }

    private Obstacle startUp(MeanSplit before, MeanSplit after, double starting) {
        double nanos = after.startNanos() - before.startNanos() / n + starting;
        double jvmsBefore = first.mean(costs -> costs.jvms());
        double jvmsAfter = setting.mean(costs -> costs.jvms());
        String what = jvmsAfter > jvmsBefore
                ? Sentences.number(jvmsAfter) + " JVMs are started instead of " + Sentences.number(jvmsBefore) + ": "
                : "Starting up takes its time however many workers there are: ";
        return new Obstacle(
                LossCause.START_UP,
                nanos,
                null,
                what + nothing(after) + " runs for " + Sentences.time(after.startNanos()) + ", "
                        + Sentences.time(before.startNanos())
                        + " at " + first.value()
                        + (starting > 0
                                ? ", and workers that start later cost another " + Sentences.time(starting)
                                : "")
                        + ".");
    }

    private static String nothing(MeanSplit split) {
        return "no " + (split.ofTests() ? "test" : "worker");
    }

    private Obstacle sequential(MeanSplit before, MeanSplit after) {
        double pausesBefore = before.gapNanos() + before.endNanos();
        double pausesAfter = after.gapNanos() + after.endNanos();
        return new Obstacle(
                LossCause.SEQUENTIAL,
                pausesAfter - pausesBefore / n,
                null,
                "N" + nothing(after).substring(1) + " runs for " + Sentences.time(pausesAfter)
                        + " between others and after the last one, " + Sentences.time(pausesBefore) + " at "
                        + first.value() + ".");
    }

    private Obstacle idle(MeanSplit before, MeanSplit after, double nanos) {
        String lanes = after.ofTests() ? "tests" : "JVMs";
        String few = after.lanes() < setting.workers()
                ? "; only " + Sentences.number(after.lanes()) + (after.ofTests() ? " threads" : " JVMs")
                        + " ever had something to do"
                : "";
        return new Obstacle(
                LossCause.IDLE_WORKERS,
                nanos,
                null,
                "On average " + Sentences.number(after.lanesAtOnce()) + " " + lanes + " run at the same time with "
                        + setting.value() + ", " + Sentences.number(before.lanesAtOnce()) + " with " + first.value()
                        + few
                        + ".");
    }
}
