package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.formats.BothSides;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.verdict.NoBaseline;
import dev.culprit.analyzer.verdict.RecordedEnvironments;
import dev.culprit.analyzer.verdict.SampledJudge;
import dev.culprit.analyzer.verdict.SampledReports;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges recordings of a sampler against stored ones, as {@code culprit diff} does. culprit has not made them and cannot make them again.
 *
 * @param candidate what was recorded
 * @param samples what of it is compared, and how
 * @param waivers what is accepted for a while
 * @param unchecked rules that recordings cannot answer
 */
record RecordedGate(
        Invocation invocation,
        CheckedCommit commit,
        CheckSettings settings,
        RecordedSide candidate,
        SampleOptions samples,
        Waivers waivers,
        List<String> unchecked,
        LoadProgress progress)
        implements CandidateGate {

    @Override
    public Judged judge(BaselineSearch search) throws CommandFailure {
        BaselineSearch.@Nullable Found<RecordedSide> found =
                search.find(candidate.only(samples.event), stored -> RecordedSide.load(stored.set()));
        Comparison compared = found == null ? without(search) : compare(found, search);
        Comparison told = compared.failed()
                ? compared.withReason(
                        "This was not measured again: recordings are not culprit's to make. Before anybody is"
                                + " accused, record both commits in turn on one machine, and compare with 'culprit diff'.")
                : compared;
        boolean withoutBaseline = told.verdict() == Verdict.NO_BASELINE || told.verdict() == Verdict.NOT_COMPARABLE;
        return new Judged(
                new ComparedResult(
                        unchecked.isEmpty()
                                ? told
                                : told.withReason(UncheckedRules.sentence(unchecked, Contents.Kind.RECORDINGS)),
                        unchecked),
                withoutBaseline);
    }

    private Comparison without(BaselineSearch search) throws CommandFailure {
        List<String> reasons = new ArrayList<>();
        reasons.add(commit.withoutBaseline());
        reasons.addAll(commit.remarks());
        reasons.addAll(search.remarks());
        String command = invocation.commandLine();
        Comparison told = NoBaseline.of(candidate.summary(), reasons, command);
        SampledSet recorded = new SampledInput(samples.event, progress).load(candidate.set());
        return SampledReports.of(recorded, samples.event, command)
                .map(report -> told.withTree(report.tree()))
                .orElse(told);
    }

    private Comparison compare(BaselineSearch.Found<RecordedSide> found, BaselineSearch search) throws CommandFailure {
        BothSides<SampledSet> sets =
                new SampledInput(samples.event, progress).load(found.stored().set(), candidate.set());
        String said = candidate.summary().commit();
        Comparison judged = SampledJudge.judge(
                sets.baseline().ofCommit(found.stored().facts().commit()),
                said == null ? sets.candidate() : sets.candidate().ofCommit(said),
                samples.event,
                samples.basis(),
                settings.thresholds(),
                invocation.commandLine());
        List<String> reasons = new ArrayList<>();
        Comparison gated = RecordedEnvironments.gated(judged);
        reasons.addAll(gated.reasons());
        reasons.addAll(commit.remarks());
        reasons.addAll(search.remarks());
        return waivers.applyTo(
                GateMetric.applyTo(gated.withReasons(reasons), settings.gating()),
                settings.thresholds().fail());
    }
}
