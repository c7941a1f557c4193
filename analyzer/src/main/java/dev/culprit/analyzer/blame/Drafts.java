package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.PerCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills in what every culprit has: where it is called from, how often, what its calls take. */
final class Drafts {

    /** So many tests are named; of the others, how many there are. */
    private static final int TESTS = 10;

    private final Decomposition decomposition;
    private final AlignedTree tree;
    private final CallSiteLatencies baselineSites;
    private final CallSiteLatencies candidateSites;
    private final ProbeBias probes;
    private final @Nullable Allocation allocation;
    private final TaskPlaces places;
    private final TestShares tests;

    Drafts(
            Decomposition decomposition,
            Sides sides,
            Blamer.Conditions conditions,
            ProbeBias probes,
            @Nullable Allocation allocation) {
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.baselineSites = CallSiteLatencies.ofBaseline(tree, conditions.baseline());
        this.candidateSites = CallSiteLatencies.ofCandidate(tree, conditions.candidate());
        this.probes = probes;
        this.allocation = allocation;
        this.places = new TaskPlaces(decomposition);
        this.tests = new TestShares(decomposition, sides);
    }

    /** A culprit that is the function of {@code row}. */
    Draft of(Finding finding, int row, Cause cause, String explanation) {
        return new Draft(finding, row, cause, explanation);
    }

    /** What {@code finding} is of the sum of all parts of the change that have its sign, 0 to 1. */
    static double share(Finding finding, double sameDirection) {
        return sameDirection == 0 ? 0 : Math.min(1, finding.part().deltaNanos() / sameDirection);
    }

    /** Where the function of {@code row} is called from; null at a thread's root. */
    @Nullable
    CallSite callSite(int row) {
        int parent = tree.parent()[row];
        if (tree.functionOf(row).kind() == Kind.TASK) {
            int handsOver = places.handingOver(row);
            return handsOver == 0 ? null : callSite(handsOver);
        }
        if (parent <= 0 || !tree.functionOf(parent).kind().isCaller()) {
            return null;
        }
        Function caller = tree.functionOf(parent).function();
        int line = tree.candidateLine()[row] != 0 ? tree.candidateLine()[row] : tree.baselineLine()[row];
        return new CallSite(caller.className(), caller.method(), caller.file(), line);
    }

    private List<String> path(int row) {
        List<String> path = new ArrayList<>();
        // A task may hand over the next one of its kind, so this could go round for ever.
        Set<Integer> seen = new HashSet<>();
        for (int at = row; at > 0 && !tree.functionOf(at).kind().isPlace() && seen.add(at); at = places.above(at)) {
            Function function = tree.functionOf(at).function();
            path.add(function.className() + "." + function.method());
        }
        Collections.reverse(path);
        return path;
    }

    private static PerCall perCall(List<Latencies> forks) {
        return forks.stream().reduce(Latencies.NONE, Latencies::plus).perCall();
    }

    /** What a call takes on average, of what has no latencies. */
    private static PerCall mean(double nanos, double calls) {
        return calls > 0 ? new PerCall(nanos / calls, Double.NaN, Double.NaN, Double.NaN) : PerCall.UNKNOWN;
    }

    private String moved(Finding finding) {
        Part from = finding.movedFrom();
        return from == null
                ? ""
                : " " + Explanation.moved(tree.functions().get(from.function()).function(), from.deltaNanos());
    }

    /** A culprit in the making. */
    final class Draft {
        private final Finding finding;
        private final int row;
        private final Cause cause;
        private final String explanation;
        private @Nullable Function callee;
        private int calleeLine;
        private double baselineCalls;
        private double candidateCalls;
        private @Nullable Double bytes;
        private @Nullable PerCall baselinePerCall;
        private @Nullable PerCall candidatePerCall;

        private Draft(Finding finding, int row, Cause cause, String explanation) {
            this.finding = finding;
            this.row = row;
            this.cause = cause;
            this.explanation = explanation;
            this.bytes = allocation == null ? null : (Double) allocation.deltaBytes(finding.part());
            for (int r = 1; r < tree.size(); r++) {
                if (tree.function()[r] == tree.function()[row]) {
                    baselineCalls += decomposition.baselineCalls()[r];
                    candidateCalls += decomposition.candidateCalls()[r];
                }
            }
        }

        Draft callee(Function function, int line) {
            callee = function;
            calleeLine = line;
            return this;
        }

        Draft bytes(double delta) {
            bytes = delta;
            return this;
        }

        /** With what the calls of {@code site} take, as far as one of the sides knows it. */
        Draft at(Part site) {
            PerCall before = baselineSites.perCall(site);
            PerCall after = candidateSites.perCall(site);
            if (before != null || after != null) {
                baselinePerCall = before == null ? PerCall.UNKNOWN : before;
                candidatePerCall = after == null ? PerCall.UNKNOWN : after;
            }
            return this;
        }

        Draft calls(double baseline, double candidate) {
            baselineCalls = baseline;
            candidateCalls = candidate;
            return this;
        }

        /** With what the waits of {@code site} take on average, where their latencies are not known. */
        Draft waitingAt(Part site) {
            at(site);
            if (baselinePerCall == null) {
                baselinePerCall = mean(sum(site, decomposition.baselineSelf()), baselineCalls);
                candidatePerCall = mean(sum(site, decomposition.candidateSelf()), candidateCalls);
            }
            return this;
        }

        private double sum(Part site, double[] column) {
            return Arrays.stream(site.rows()).mapToDouble(r -> column[r]).sum();
        }

        Culprit write(int rank, double sameDirection) {
            AlignedFunction aligned = tree.functionOf(row);
            List<String> below = tests.of(finding.part());
            return new Culprit(
                    rank,
                    aligned.function(),
                    callSite(row),
                    callee,
                    calleeLine,
                    cause,
                    finding.part().deltaNanos(),
                    bytes,
                    share(finding, sameDirection),
                    finding.ratio(),
                    finding.interval(),
                    finding.confidence(),
                    baselineCalls,
                    candidateCalls,
                    baselinePerCall != null ? baselinePerCall : perCall(aligned.baselineTotal()),
                    candidatePerCall != null ? candidatePerCall : perCall(aligned.candidateTotal()),
                    aligned.codeChanged(),
                    below.subList(0, Math.min(TESTS, below.size())),
                    Math.max(0, below.size() - TESTS),
                    path(row),
                    explanation + moved(finding) + probes.doubts(finding.part()),
                    finding.certainty());
        }
    }
}
