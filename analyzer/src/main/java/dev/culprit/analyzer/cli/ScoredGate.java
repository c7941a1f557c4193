package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.verdict.BenchmarkJudge;
import dev.culprit.analyzer.verdict.RecordedEnvironments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges results of JMH against stored ones, as {@code culprit diff} does.
 *
 * @param candidate what was measured
 * @param waivers what is accepted for a while
 * @param unchecked rules that scores cannot answer
 */
record ScoredGate(
        Invocation invocation,
        CheckedCommit commit,
        CheckSettings settings,
        ScoredSide candidate,
        Waivers waivers,
        List<String> unchecked)
        implements CandidateGate {

    @Override
    public Judged judge(BaselineSearch search) throws CommandFailure {
        BaselineSearch.@Nullable Found<ScoredSide> found =
                search.find(candidate, stored -> ScoredSide.load(stored.set()));
        BenchmarkComparison compared = compare(found);
        List<String> reasons = new ArrayList<>(compared.reasons());
        if (found != null) {
            String unknown = RecordedEnvironments.unknown(found.baseline().environment(), candidate.environment());
            if (!unknown.isEmpty()) {
                reasons.add(unknown);
            }
        }
        reasons.addAll(commit.remarks());
        reasons.addAll(search.remarks());
        if (compared.failed()) {
            reasons.add("This was not measured again: run JMH on both commits in turn on one machine, and compare with"
                    + " 'culprit diff', before anybody is accused.");
        }
        if (!unchecked.isEmpty()) {
            reasons.add(UncheckedRules.sentence(unchecked, Contents.Kind.BENCHMARKS));
        }
        boolean withoutBaseline = found == null || !found.match().isComparable();
        return new Judged(new ScoredResult(waivers.applyTo(compared.withReasons(reasons)), unchecked), withoutBaseline);
    }

    private BenchmarkComparison compare(BaselineSearch.@Nullable Found<ScoredSide> found) {
        if (found == null) {
            return nothing(Verdict.NO_BASELINE, "none", commit.withoutBaseline());
        }
        String label = found.stored().set().label();
        if (!found.match().isComparable()) {
            return nothing(
                    Verdict.NOT_COMPARABLE,
                    label,
                    "Scores of different JVMs cannot be compared: "
                            + String.join(", ", found.match().differences()) + ".");
        }
        return BenchmarkJudge.judge(
                label,
                found.baseline().benchmarks(),
                candidate.summary().label(),
                candidate.benchmarks(),
                settings.thresholds(),
                invocation.commandLine());
    }

    private BenchmarkComparison nothing(Verdict verdict, String baseline, String why) {
        return BenchmarkComparison.ofNothing(
                verdict,
                List.of(why),
                baseline,
                candidate.summary().label(),
                settings.thresholds().confidence(),
                invocation.commandLine());
    }
}
