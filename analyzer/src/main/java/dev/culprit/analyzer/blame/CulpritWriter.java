package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.analyzer.stats.CallCost;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns findings into what reports name: who, called from where, why, and how much. */
final class CulpritWriter {

    /**
     * Nanoseconds that allocating a byte takes at most, with clearing it, filling it and its share of collections. A slow-down of
     * more has another cause, whatever else is allocated.
     */
    private static final double MOST_PER_BYTE = 2;

    /** How many times the change of bytes per call, as a logarithm, is that of time per call when it is the finding. */
    private static final double CLEARLY_MORE = 2;

    private final Decomposition decomposition;
    private final AlignedTree tree;
    private final Sides sides;
    private final CodeEvidence code;
    private final NewCode newCode;
    private final JvmWork jvm;
    private final ContextContrast contrast;
    private final Drafts drafts;
    private final @Nullable Allocation allocation;
    private final AccompaniedCode accompanied;
    private final @Nullable Waiting waiting;
    private final WaitWriter waits;

    CulpritWriter(
            Decomposition decomposition,
            Sides sides,
            RowSums sums,
            CodeEvidence code,
            NewCode newCode,
            JvmWork jvm,
            ProbeBias probes,
            @Nullable Allocation allocation,
            AccompaniedCode accompanied,
            Blamer.Conditions conditions) {
        this.drafts = new Drafts(decomposition, sides, conditions, probes, allocation);
        this.contrast = new ContextContrast(decomposition, sums);
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.sides = sides;
        this.code = code;
        this.newCode = newCode;
        this.jvm = jvm;
        this.allocation = allocation;
        this.accompanied = accompanied;
        this.waiting = Waiting.of(decomposition);
        this.waits = new WaitWriter(decomposition, sums, code, drafts);
    }

    /** @param sameDirection the sum of all parts of the change that have the finding's sign */
    Culprit write(int rank, Finding finding, double sameDirection) {
        Part part = finding.part();
        return switch (part.kind()) {
            case OWN_CODE -> ownCode(rank, finding, sameDirection);
            case REWRITTEN -> rewritten(rank, finding, sameDirection);
            case CALL_SITE -> callSite(rank, finding, sameDirection);
            case NEW_CODE -> newCode(rank, finding, sameDirection);
            case REMOVED_CODE -> removedCode(rank, finding, sameDirection);
            case WAITING -> waits.write(rank, finding, sameDirection);
            case COLLECTING -> collecting(rank, finding, sameDirection);
        };
    }

    private Culprit ownCode(int rank, Finding finding, double sameDirection) {
        Part part = finding.part();
        AlignedFunction aligned = tree.functions().get(part.function());
        if (aligned.kind() == Kind.PHASE || aligned.kind() == Kind.TASK) {
            String explanation = Explanation.withoutProbes(
                    aligned.function(),
                    part.deltaNanos(),
                    finding.ratio(),
                    perCall(part.function(), decomposition.baselineSelf(), decomposition.baselineCalls()),
                    perCall(part.function(), decomposition.candidateSelf(), decomposition.candidateCalls()));
            return drafts.of(finding, part.heaviestRow(), Cause.SLOWER_CALLS, explanation)
                    .write(rank, sameDirection);
        }
        if (!aligned.isMethod()) {
            String explanation = Explanation.truncated(part.deltaNanos());
            return drafts.of(finding, part.heaviestRow(), Cause.SLOWER_CALLS, explanation)
                    .write(rank, sameDirection);
        }
        Function changedCaller = code.changedCaller(part, decomposition.own());
        if (finding.slowestCalls()) {
            String slowest = Explanation.slowestCalls(
                    aligned.function(),
                    part.deltaNanos(),
                    SlowestCallsEvidence.typical(aligned.baselineSelf(), aligned.baselineOverhead()),
                    SlowestCallsEvidence.typical(aligned.candidateSelf(), aligned.candidateOverhead()),
                    aligned.codeChanged(),
                    changedCaller);
            return drafts.of(finding, part.heaviestRow(), Cause.SLOWER_CALLS, slowest)
                    .write(rank, sameDirection);
        }
        Waiting.Cpu cpu = waiting == null ? null : waiting.of(part.function());
        AllocationFinding bytes = allocationOf(part);
        String explanation = Explanation.ownCode(
                aligned.function(),
                part.deltaNanos(),
                finding.ratio(),
                typical(aligned.baselineSelf(), aligned.baselineOverhead()),
                typical(aligned.candidateSelf(), aligned.candidateOverhead()),
                aligned.codeChanged(),
                changedCaller,
                context(finding),
                Explanation.withCalls(accompanied.callsRatio(finding))
                        + Explanation.cpu(cpu, part.isSlower())
                        + Explanation.also(bytes));
        Cause cause = cause(finding, cpu, bytes);
        Finding shown = cause == Cause.ALLOCATION && bytes != null ? bytes.shownIn(finding) : finding;
        return drafts.of(shown, part.heaviestRow(), cause, explanation).write(rank, sameDirection);
    }

    private double perCall(int function, double[] self, double[] calls) {
        return tree.sumByFunction(self)[function] / tree.sumByFunction(calls)[function];
    }

    private @Nullable AllocationFinding allocationOf(Part part) {
        AllocationFinding found =
                allocation == null ? null : allocation.findings().get(part.function());
        return found != null && found.isMore() == part.isSlower() ? found : null;
    }

    private static Cause cause(Finding finding, Waiting.@Nullable Cpu cpu, @Nullable AllocationFinding bytes) {
        if (cpu != null && cpu.waits() && finding.part().isSlower()) {
            return Cause.WAIT;
        }
        return bytes != null && isExplained(finding, bytes) ? Cause.ALLOCATION : Cause.SLOWER_CALLS;
    }

    /** Whether the bytes can take all of that time, or grew so much more than the time that they are what happened. */
    private static boolean isExplained(Finding finding, AllocationFinding bytes) {
        boolean enough = Math.abs(finding.part().deltaNanos()) <= MOST_PER_BYTE * Math.abs(bytes.deltaBytes());
        double ofBytes = Math.abs(Math.log(bytes.perCall().ratio()));
        return enough || ofBytes >= CLEARLY_MORE * Math.abs(Math.log(finding.ratio()));
    }

    /**
     * A function of which only the bytes are proven to have changed.
     *
     * @param part its time
     */
    Culprit allocation(int rank, AllocationFinding found, Part part, double sameDirection) {
        AlignedFunction aligned = tree.functions().get(found.function());
        String explanation = Explanation.allocation(
                aligned.function(),
                found,
                aligned.codeChanged(),
                allocation == null ? null : allocation.changedCaller(found, code));
        return drafts.of(found.asFinding(part), found.heaviestRow(), Cause.ALLOCATION, explanation)
                .bytes(found.deltaBytes())
                .write(rank, sameDirection);
    }

    /** Where a function is called from that became slower only there; null when that is not known. */
    private @Nullable CallSite context(Finding finding) {
        if (!finding.decisive()
                || tree.functions().get(finding.part().function()).codeChanged()) {
            return null;
        }
        ContextContrast.Context context = contrast.of(finding.part());
        if (context == null) {
            return null;
        }
        Function caller = tree.functions().get(context.function()).function();
        int line = context.direct() ? tree.candidateLine()[context.row()] : 0;
        return new CallSite(caller.className(), caller.method(), caller.file(), line);
    }

    private Culprit rewritten(int rank, Finding finding, double sameDirection) {
        Part part = finding.part();
        int row = part.heaviestRow();
        boolean inCallee = tree.function()[row] != part.function();
        Function callee = inCallee ? tree.functionOf(row).function() : null;
        int owner = inCallee ? tree.parent()[row] : row;
        String explanation = Explanation.rewritten(
                tree.functions().get(part.function()).function(),
                part.isSlower() ? callee : null,
                finding.ratio(),
                Explanation.also(allocationOf(part)));
        boolean waitsNow = part.isSlower() && tree.functionOf(row).isWait();
        Drafts.Draft draft = drafts.of(
                finding, owner, waitsNow ? WaitWriter.cause(tree.functionOf(row)) : Cause.SLOWER_CALLS, explanation);
        if (waitsNow && callee != null) {
            draft.callee(callee, tree.candidateLine()[row]);
        }
        return draft.write(rank, sameDirection);
    }

    private Culprit callSite(int rank, Finding finding, double sameDirection) {
        Part part = finding.part();
        int row = part.heaviestRow();
        double baseline = Arrays.stream(part.rows())
                .mapToDouble(r -> decomposition.baselineCalls()[r])
                .sum();
        double candidate = Arrays.stream(part.rows())
                .mapToDouble(r -> decomposition.candidateCalls()[r])
                .sum();
        Function callee = tree.functionOf(row).function();
        if (part.caller() < 0) {
            return outermost(finding, row, baseline, candidate).write(rank, sameDirection);
        }
        int callerRow = tree.parent()[row];
        Function caller = tree.functionOf(callerRow).function();
        double callersBefore = parents(part, decomposition.baselineCalls());
        double callersAfter = parents(part, decomposition.candidateCalls());
        int line = part.isSlower() ? tree.candidateLine()[row] : tree.baselineLine()[row];
        double before = callersBefore == 0 ? 0 : baseline / callersBefore;
        double after = callersAfter == 0 ? 0 : candidate / callersAfter;
        String explanation;
        if (!part.isSlower()) {
            explanation = Explanation.fewerCalls(caller, callee, before, after);
        } else if (sides.isOneSided(callerRow)) {
            explanation = Explanation.moreCallsInAll(caller, callee, line, baseline, candidate);
        } else {
            explanation = Explanation.moreCalls(caller, callee, line, before, after, code.isChanged(part));
        }
        boolean initialised = part.isSlower() && callee.method().equals("<clinit>");
        if (initialised) {
            explanation = Explanation.initialised(caller, callee, line, part.deltaNanos());
        }
        if (part.isSlower() && part.deltaNanos() < Blamer.MATERIAL * decomposition.baselineTotal()) {
            explanation += " That takes too little time to matter.";
        }
        return drafts.of(finding, callerRow, initialised ? Cause.CLASS_LOADING : Cause.MORE_CALLS, explanation)
                .callee(callee, line)
                .calls(baseline, candidate)
                .at(part)
                .write(rank, sameDirection);
    }

    /** A call that no known code makes; of tasks, those that a function hands over. */
    private Drafts.Draft outermost(Finding finding, int row, double baseline, double candidate) {
        AlignedFunction called = tree.functionOf(row);
        if (called.kind() != Kind.TASK) {
            String explanation = Explanation.outermost(
                    called.function(),
                    baseline,
                    candidate,
                    tree.functionOf(tree.parent()[row]).kind() == Kind.PHASE);
            return drafts.of(finding, row, Cause.MORE_CALLS, explanation).calls(baseline, candidate);
        }
        int task = heaviestChild(row);
        Function run = task < 0 ? null : tree.functionOf(task).function();
        String explanation =
                Explanation.handsOver(called.function(), run, baseline, candidate, code.isChanged(finding.part()));
        Drafts.Draft draft =
                drafts.of(finding, row, Cause.MORE_CALLS, explanation).calls(baseline, candidate);
        if (run != null) {
            int line = candidate > 0 ? tree.candidateLine()[task] : tree.baselineLine()[task];
            draft.callee(run, line);
        }
        return draft;
    }

    /** The call below {@code row} that takes most; -1 without one. */
    private int heaviestChild(int row) {
        int heaviest = -1;
        double most = -1;
        int[] ends = tree.subtreeEnds();
        double[] before = decomposition.baselineInclusive();
        double[] after = decomposition.candidateInclusive();
        for (int child = row + 1; child < ends[row]; child = ends[child]) {
            double nanos = Math.max(before[child], after[child]);
            if (nanos > most) {
                most = nanos;
                heaviest = child;
            }
        }
        return heaviest;
    }

    private double parents(Part part, double[] calls) {
        return Arrays.stream(part.rows())
                .map(row -> tree.parent()[row])
                .distinct()
                .mapToDouble(row -> calls[row])
                .sum();
    }

    private Culprit newCode(int rank, Finding finding, double sameDirection) {
        Part part = finding.part();
        int row = newCode.responsible(part.heaviestRow());
        if (tree.functionOf(row).kind() == Kind.TASK && tree.functionOf(row).baseline() != null) {
            return outermost(finding, row, 0, decomposition.candidateCalls()[row])
                    .write(rank, sameDirection);
        }
        int[] rows = newCode.responsible(part.rows());
        String explanation = Explanation.newCode(
                tree.functionOf(row).function(),
                drafts.callSite(row),
                rows.length > 1,
                Arrays.stream(rows)
                        .mapToDouble(r -> decomposition.candidateCalls()[r])
                        .sum(),
                Arrays.stream(rows).mapToDouble(newCode::nanos).sum());
        return drafts.of(finding, row, Cause.NEW_CODE, explanation).write(rank, sameDirection);
    }

    private Culprit removedCode(int rank, Finding finding, double sameDirection) {
        int row = finding.part().heaviestRow();
        String explanation = Explanation.removedCode(
                tree.functionOf(row).function(), -finding.part().deltaNanos());
        return drafts.of(finding, row, Cause.NEW_CODE, explanation).write(rank, sameDirection);
    }

    private Culprit collecting(int rank, Finding finding, double sameDirection) {
        return new Culprit(
                rank,
                new Function("", "[gc]", "", null, 0),
                null,
                null,
                0,
                Cause.GC,
                finding.part().deltaNanos(),
                null,
                Drafts.share(finding, sameDirection),
                finding.ratio(),
                finding.interval(),
                finding.confidence(),
                jvm.collections().baseline(),
                jvm.collections().candidate(),
                PerCall.UNKNOWN,
                PerCall.UNKNOWN,
                false,
                List.of(),
                0,
                List.of(),
                Explanation.collecting(jvm),
                Certainty.UNKNOWN);
    }

    /** What a typical call takes without probes in the median of the forks that call it. */
    private static double typical(List<Latencies> forks, List<ProbeOverhead> overhead) {
        double[] costs = IntStream.range(0, forks.size())
                .filter(fork -> forks.get(fork).count() > 0)
                .mapToDouble(
                        fork -> CallCost.of(forks.get(fork), overhead.get(fork)).nanos())
                .sorted()
                .toArray();
        return costs.length == 0 ? Double.NaN : costs[(costs.length - 1) / 2];
    }
}
