package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparedAmounts;
import dev.culprit.analyzer.model.ComparedSets;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Judgement;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.samples.SampledBlame;
import dev.culprit.analyzer.samples.SampledComparison;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares two sets of samples without any measured call, and concludes. */
public final class SampledJudge {

    /** What is compared when nobody says; other events come after these. */
    private static final List<String> PREFERRED = List.of("cpu", "wall", "alloc", "lock");

    /** The JDK's older sampler, beside which a recording may have samples by CPU time. */
    private static final String FEW_THREADS = "jdk.ExecutionSample";

    private SampledJudge() {}

    /**
     * The comparison of two sets.
     *
     * @param event what is to be compared, by its name or its engine's; null for the first that both sides have
     * @param basis how recordings of different work are made comparable
     * @param command what repeats it
     */
    public static Comparison judge(
            SampledSet baseline,
            SampledSet candidate,
            @Nullable String event,
            Workload.Basis basis,
            Thresholds thresholds,
            String command) {
        for (String name : event == null ? events(baseline) : List.of(event)) {
            List<Pair> pairs = pairs(of(baseline, name), of(candidate, name));
            if (!pairs.isEmpty()) {
                Pair pair = largest(pairs);
                SampledComparison compared = SampledComparison.of(
                        baseline, pair.before, candidate, pair.after, basis, thresholds.confidence());
                return concluded(baseline, candidate, compared, thresholds, command);
            }
        }
        return refused(baseline, candidate, event, thresholds, command);
    }

    private record Pair(SampledTree before, SampledTree after) {

        long samples() {
            return Math.min(before.tally().taken(), after.tally().taken());
        }
    }

    /** Recordings of one engine may differ in unit: where the interval is not in the file, a sample weighs nothing but itself. */
    private static List<Pair> pairs(List<SampledTree> baseline, List<SampledTree> candidate) {
        return baseline.stream()
                .flatMap(before -> candidate.stream()
                        .filter(after -> before.engine().equals(after.engine())
                                && before.unit().equals(after.unit()))
                        .map(after -> new Pair(before, after)))
                .toList();
    }

    /** Of those of the first engine, for one recording may have samples in two units, the one with most samples on both sides. */
    private static Pair largest(List<Pair> pairs) {
        String engine = pairs.get(0).before.engine();
        return pairs.stream()
                .filter(pair -> pair.before.engine().equals(engine))
                .max(Comparator.comparingLong(Pair::samples))
                .orElseThrow();
    }

    /** The trees of an event that is named so, or that an engine took that is; what looks at a few threads only comes last. */
    static List<SampledTree> of(SampledSet set, String event) {
        return set.trees().stream()
                .filter(tree -> tree.event().equals(event) || tree.engine().equals(event))
                .sorted(Comparator.comparing(tree -> tree.engine().equals(FEW_THREADS)))
                .toList();
    }

    /**
     * The name of the event that {@link #judge} compares of sets that have these; empty when they share none of one engine and unit.
     *
     * @param event what is to be compared, null for the first that both sides have
     */
    public static Optional<String> shared(
            Collection<SampledEvent> baseline, Collection<SampledEvent> candidate, @Nullable String event) {
        List<String> names = event == null
                ? ordered(baseline.stream().map(SampledEvent::name).toList())
                : List.of(event);
        return names.stream()
                .filter(name -> baseline.stream()
                        .anyMatch(before -> before.isCalled(name)
                                && candidate.stream()
                                        .anyMatch(after -> after.isCalled(name)
                                                && after.engine().equals(before.engine())
                                                && after.unit() == before.unit())))
                .findFirst();
    }

    /** The events of a set, the preferred ones first. */
    static List<String> events(SampledSet set) {
        return ordered(set.trees().stream().map(SampledTree::event).toList());
    }

    private static List<String> ordered(Collection<String> events) {
        TreeSet<String> names = new TreeSet<>(events);
        List<String> ordered = new ArrayList<>(PREFERRED);
        ordered.retainAll(names);
        names.stream().filter(Predicate.not(PREFERRED::contains)).forEach(ordered::add);
        return ordered;
    }

    private static Comparison concluded(
            SampledSet baseline,
            SampledSet candidate,
            SampledComparison compared,
            Thresholds thresholds,
            String command) {
        SampledBlame blame = compared.blame();
        double before = blame.total().baseline();
        double proven = before > 0 ? blame.proven() / before : 0;
        Verdict verdict = verdict(proven, blame, thresholds);
        boolean failed = verdict == Verdict.REGRESSED
                && proven >= thresholds.fail()
                && blame.vouched() >= thresholds.warn() * before;
        String unit = switch (compared.unit()) {
            case NANOSECONDS -> "ns";
            case BYTES -> "bytes";
            case SAMPLES -> "samples";
        };
        Total total = new Total(
                compared.event(),
                unit,
                before,
                blame.total().candidate(),
                blame.total().ratio(),
                blame.total().interval(thresholds.confidence()),
                thresholds.confidence());
        return Comparison.of(
                new Judgement(verdict, reasons(verdict, proven, compared, thresholds), failed),
                new ComparedSets(
                        baseline.summary(), candidate.summary(), checks(baseline, candidate, compared), command),
                new ComparedAmounts(total, blame.largestUnseen()),
                blame.parts(),
                compared.tree());
    }

    private static List<ComparabilityCheck> checks(
            SampledSet baseline, SampledSet candidate, SampledComparison compared) {
        List<ComparabilityCheck> checks = new ArrayList<>(RecordedEnvironments.checks(
                baseline.summary().environment(), candidate.summary().environment()));
        checks.add(engine(compared));
        return checks;
    }

    private static ComparabilityCheck engine(SampledComparison compared) {
        return new ComparabilityCheck(
                "samples",
                compared.event() + " " + compared.engine(),
                compared.event() + " " + compared.engine(),
                ComparabilityCheck.Level.SAME,
                "");
    }

    private static Verdict verdict(double proven, SampledBlame blame, Thresholds thresholds) {
        if (proven >= thresholds.warn() && !blame.culprits().isEmpty()) {
            return Verdict.REGRESSED;
        }
        if (proven <= -thresholds.warn()) {
            return Verdict.IMPROVED;
        }
        Interval ratio = blame.total().interval(thresholds.confidence());
        boolean bounded =
                blame.largestUnseen() < thresholds.warn() && ratio.isKnown() && ratio.high() < 1 + thresholds.warn();
        return bounded ? Verdict.UNCHANGED : Verdict.INCONCLUSIVE;
    }

    private static List<String> reasons(
            Verdict verdict, double proven, SampledComparison compared, Thresholds thresholds) {
        List<String> reasons = new ArrayList<>();
        SampledBlame blame = compared.blame();
        switch (verdict) {
            case REGRESSED -> {
                reasons.add(share("take more", blame.culprits().size(), proven, compared));
                reasons.add(blame.culprits().get(0).explanation());
            }
            case IMPROVED -> reasons.add(share("take less", blame.improvements().size(), -proven, compared));
            case UNCHANGED ->
                reasons.add(String.format(
                        Locale.ROOT,
                        "No function takes more by as much as %.0f %% of the baseline.",
                        thresholds.warn() * 100));
            default -> reasons.add(compared.mayRestOnOneSample() ? uneven(compared) : hidden(blame));
        }
        if (!compared.workload().sentence().isEmpty()) {
            reasons.add(compared.workload().sentence());
        }
        if (compared.alike() && compared.baselineForks() == 1 && compared.candidateForks() == 1) {
            reasons.add("There is one recording a side, so how much runs of the same code differ is not known: 25 % per"
                    + " function is assumed. Three or more recordings a side, each a file of the set, would tell.");
        }
        return reasons;
    }

    private static String share(String does, int functions, double share, SampledComparison compared) {
        return String.format(
                Locale.ROOT,
                "%s with enough evidence %s in samples of %s: %.1f %% of the baseline.",
                functions == 1 ? "1 function" : functions + " functions",
                functions == 1 ? does.replaceFirst("take", "takes") : does,
                compared.event(),
                share * 100);
    }

    private static String uneven(SampledComparison compared) {
        return "Samples of " + compared.event()
                + " do not weigh alike: one may be as much as all others together, and a"
                + " single recording of a side does not tell whether there would be another. Three or more recordings a"
                + " side, each a file of the set, would tell.";
    }

    private static String hidden(SampledBlame blame) {
        return blame.largestUnseen() <= 1
                ? String.format(
                        Locale.ROOT,
                        "So few samples may hide a slow-down of up to %.0f %% of the total in one function.",
                        blame.largestUnseen() * 100)
                : "So few samples do not bound what may have been missed.";
    }

    private static Comparison refused(
            SampledSet baseline, SampledSet candidate, @Nullable String event, Thresholds thresholds, String command) {
        String before = described(baseline);
        String after = described(candidate);
        String reason = (event == null
                        ? "The sides share no event of one engine and unit"
                        : "The sides share no '" + event + "' of one engine and unit")
                + ": the baseline has " + before + ", the candidate " + after + ". " + why(baseline, candidate);
        Total unknown = new Total(
                "samples", "samples", Double.NaN, Double.NaN, Double.NaN, Interval.UNKNOWN, thresholds.confidence());
        ComparabilityCheck check =
                new ComparabilityCheck("samples", before, after, ComparabilityCheck.Level.REFUSED, reason);
        return Comparison.of(
                new Judgement(Verdict.NOT_COMPARABLE, List.of(reason), false),
                new ComparedSets(baseline.summary(), candidate.summary(), List.of(check), command),
                new ComparedAmounts(unknown, Double.NaN),
                ChangedParts.NONE,
                DiffTree.empty());
    }

    private static String why(SampledSet baseline, SampledSet candidate) {
        boolean sameEngine = baseline.trees().stream()
                .anyMatch(before -> candidate.trees().stream()
                        .anyMatch(after -> after.event().equals(before.event())
                                && after.engine().equals(before.engine())));
        return sameEngine
                ? "Amounts of two units cannot be compared: record both sides with the same tool and settings."
                : "Samples of two engines miss different things, and are not compared.";
    }

    private static String described(SampledSet set) {
        return set.trees().isEmpty()
                ? "none"
                : set.trees().stream()
                        .map(tree ->
                                (tree.engine().isEmpty() ? tree.event() : tree.event() + " (" + tree.engine() + ")")
                                        + " in " + tree.unit())
                        .collect(Collectors.joining(", "));
    }
}
