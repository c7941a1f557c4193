package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.analyzer.scaling.BreakEven;
import dev.culprit.analyzer.scaling.Loss;
import dev.culprit.analyzer.scaling.Obstacle;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.analyzer.scaling.SettingResult;
import dev.culprit.analyzer.scaling.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Words for results of a matrix, the same in all forms. */
final class ScalingWords {

    /** What the columns of the table of settings are. */
    static final String LEGEND =
            "Work and wait are added up over threads; cores are CPU time per wall time; - is not recorded.";

    private final Amounts amounts;

    ScalingWords(Amounts amounts) {
        this.amounts = amounts;
    }

    String headline(ScalingResult result) {
        String best = label(result, result.bestSetting());
        return result.decided()
                ? best + " is the fastest of " + result.settings().size() + " settings"
                : "NOT DECIDABLE: " + best + " has the smallest wall time";
    }

    static String label(ScalingResult result, SettingResult setting) {
        return result.name() + "=" + setting.value();
    }

    String range(SettingResult setting, String between) {
        return amounts.duration(setting.wall().low())
                + between
                + amounts.duration(setting.wall().high());
    }

    /** Such as {@code slower 2.17x (1.98x .. 2.36x)}. */
    String standing(@Nullable Standing standing, String between) {
        if (standing == null) {
            return "";
        }
        String interval = standing.interval().isKnown()
                ? " (" + amounts.times(standing.interval().low()) + between
                        + amounts.times(standing.interval().high()) + ")"
                : "";
        return outcome(standing) + " " + amounts.times(standing.ratio()) + interval;
    }

    private static String outcome(Standing standing) {
        return switch (standing.outcome()) {
            case FASTER -> "faster";
            case SLOWER -> "slower";
            case NOT_DECIDABLE -> "open";
        };
    }

    /** CPU time over wall time. */
    String cores(SettingResult setting) {
        double cores = setting.cpuNanos() / setting.wall().median();
        return Double.isNaN(cores) ? "-" : String.format(Locale.ROOT, "%.1f", cores);
    }

    static String efficiency(SettingResult setting) {
        return Double.isNaN(setting.efficiency()) ? "-" : Math.round(setting.efficiency() * 100) + " %";
    }

    /** Waiting by kind, longest first; empty when there is none or it is not known. */
    List<String> waits(SettingResult setting) {
        return setting.waits().entrySet().stream()
                .sorted((left, right) -> Double.compare(right.getValue(), left.getValue()))
                .map(wait -> wait.getKey() + " " + amounts.duration(wait.getValue()))
                .toList();
    }

    /** What this setting takes longer, and than what; empty for the first one. */
    String loss(ScalingResult result, SettingResult setting) {
        Loss loss = setting.loss();
        if (loss == null) {
            return "";
        }
        String first = label(result, result.settings().get(0));
        String ideal = Double.isNaN(setting.efficiency())
                ? first
                : amounts.duration(loss.idealNanos()) + ", an even share of what " + first + " takes";
        return label(result, setting) + " takes " + amounts.duration(loss.nanos()) + " longer than " + ideal;
    }

    /** What the lines of a finding are. */
    String costlier(ScalingResult result, SettingResult setting, Finding finding) {
        return "Lines that cost " + label(result, setting) + " more than "
                + label(result, result.settings().get(0)) + ", over all threads (" + finding.rule() + ")";
    }

    String medians(ScalingResult result) {
        return "Medians of " + result.rounds() + (result.rounds() == 1 ? " round" : " rounds");
    }

    /** The reasons that are worth telling; none when nothing was lost. */
    static List<Obstacle> obstacles(SettingResult setting) {
        Loss loss = setting.loss();
        return loss == null || loss.nanos() <= 0
                ? List.of()
                : loss.obstacles().stream().filter(loss::matters).toList();
    }

    static String title(Obstacle obstacle) {
        return switch (obstacle.cause()) {
            case START_UP -> "starting up";
            case SEQUENTIAL -> "nothing runs between or after tests";
            case IDLE_WORKERS -> "idle workers";
            case LOCK -> "waiting for locks";
            case WAIT -> "other waiting";
            case SETUP -> "more setup";
            case GC -> "garbage collection";
            case TOO_FEW_CORES -> "too few cores";
            case MORE_WORK -> "more work";
        };
    }

    /** From how many tests on a setting pays, in short; empty when the profiles do not tell. */
    String paysFrom(SettingResult setting) {
        BreakEven breakEven = setting.breakEven();
        if (breakEven == null) {
            return "";
        }
        return switch (breakEven.outcome()) {
            case FROM -> amounts.count(Math.ceil(breakEven.tests())) + " tests";
            case ALWAYS -> "the first test";
            case NEVER -> "never";
            case UNDECIDED -> "not decided";
        };
    }

    /** From how many tests on each setting pays; a sentence each. */
    List<String> breakEvens(ScalingResult result) {
        List<String> sentences = new ArrayList<>();
        for (SettingResult setting : result.settings()) {
            BreakEven breakEven = setting.breakEven();
            TestTally tests = setting.tests();
            if (breakEven != null && tests != null) {
                sentences.add(breakEven.explanation(
                        label(result, setting), result.settings().get(0).value(), tests.run(), result.confidence()));
            }
        }
        return sentences.isEmpty()
                ? List.of(
                        "Not known: the profiles do not say when tests began, or the settings did not run the same tests.")
                : sentences;
    }

    String count(@Nullable TestTally tests, ToLongFunction<TestTally> part) {
        return tests == null ? "-" : amounts.count(part.applyAsLong(tests));
    }
}
