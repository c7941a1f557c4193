package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SampleTally;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.samples.ProbeDisagreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader has to know of the samples of two sets. None of it forbids a comparison: the verdict rests on what probes measured. */
final class SampleChecks {

    /** More bad samples than this make a picture of the others that may be wrong. */
    private static final double BAD = 0.1;

    /** Events that a program need not have, by what a sampler is asked for. */
    private static final Map<String, String> WAITS = Map.of("lock", "lock", "park", "lock");

    private static final String NO_WAIT = "no such wait";

    private SampleChecks() {}

    /** Empty when neither side has samples. */
    static List<ComparabilityCheck> of(LoadedSet baseline, LoadedSet candidate, AlignedTree tree) {
        TreeSet<String> events = new TreeSet<>();
        baseline.samples().forEach(samples -> events.add(samples.event()));
        candidate.samples().forEach(samples -> events.add(samples.event()));
        List<ComparabilityCheck> checks = new ArrayList<>();
        events.forEach(event -> checks.add(
                isOfQuietSide(event, baseline, candidate)
                        ? quiet(event, of(baseline, event), of(candidate, event))
                        : check(event, of(baseline, event), of(candidate, event))));
        List<String> disagreements = ProbeDisagreement.between(baseline, candidate, tree);
        if (!disagreements.isEmpty()) {
            checks.add(new ComparabilityCheck("samples.probes", "", "", Level.NOTE, String.join(" ", disagreements)));
        }
        return checks;
    }

    private static List<SampledTree> of(LoadedSet set, String event) {
        return set.samples().stream()
                .filter(samples -> samples.event().equals(event))
                .toList();
    }

    /** Whether both sides looked for such waits in the same way, and one of them had none: then it is as well known as the other. */
    private static boolean isOfQuietSide(String event, LoadedSet baseline, LoadedSet candidate) {
        String asked = WAITS.getOrDefault(event, "");
        String before = baseline.lookedFor().get(asked);
        return before != null
                && before.equals(candidate.lookedFor().get(asked))
                && (of(baseline, event).isEmpty() || of(candidate, event).isEmpty());
    }

    private static ComparabilityCheck quiet(String event, List<SampledTree> before, List<SampledTree> after) {
        return new ComparabilityCheck(
                "samples." + event,
                before.isEmpty() ? NO_WAIT : words(before),
                after.isEmpty() ? NO_WAIT : words(after),
                Level.SAME,
                "");
    }

    private static ComparabilityCheck check(String event, List<SampledTree> before, List<SampledTree> after) {
        String message = message(event, before, after);
        return new ComparabilityCheck(
                "samples." + event, words(before), words(after), message.isEmpty() ? Level.SAME : Level.NOTE, message);
    }

    private static String words(List<SampledTree> trees) {
        return trees.stream().map(SampledTree::quality).collect(Collectors.joining(" | "));
    }

    private static String message(String event, List<SampledTree> before, List<SampledTree> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return "Only one side has samples of " + event + ", so they are not compared.";
        }
        boolean sameEngine = before.stream()
                .anyMatch(one -> after.stream().anyMatch(other -> one.engine().equals(other.engine())));
        if (!sameEngine) {
            return "Samples of two engines miss different things and are not compared: of " + event
                    + " it is not said where below a call the time went.";
        }
        double bad = Math.max(bad(before), bad(after));
        return bad <= BAD
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.0f %% of these samples lack their stack or its outer frames; what the others show may be askew.",
                        bad * 100);
    }

    private static double bad(List<SampledTree> trees) {
        SampleTally all = trees.stream().map(SampledTree::tally).reduce(SampleTally.NONE, SampleTally::plus);
        return all.taken() == 0 ? 0 : (all.withoutStack() + all.truncated()) / (double) all.taken();
    }
}
