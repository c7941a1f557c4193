package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.UndecidedTests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ranks the parts of a change and separates culprits from suspects. */
public final class Blamer {

    /** A part below this share of the baseline's total is not named beside others: mending it would help nobody. */
    static final double MATERIAL = 0.005;

    /** Most call sites that are named although what they cost does not matter. */
    private static final int CERTAIN_CALLS = 3;

    /** Most suspects that are listed; the others are in the rest, which is shown as one number. */
    private static final int SUSPECTS = 10;

    private final Decomposition decomposition;
    private final boolean timesComparable;
    private final double confidence;
    private final double warn;
    private final Sides sides;
    private final RowSums sums;
    private final NewCode newCode;
    private final CodeEvidence code;
    private final List<Part> parts;
    private final FunctionSums functions;
    private final JvmWork jvm;
    private final Conditions conditions;
    private final OwnCodeEvidence ownCode;
    private final SlowestCallsEvidence slowestCalls;
    private final CallSiteEvidence callSites;
    private final WaitEvidence waits;
    private final OneSidedEvidence oneSided;
    private final ProbeLimits limits;
    private final ProbeBias probes;
    private final TypicalChange typical;
    private final @Nullable Allocation allocation;

    private Blamer(Decomposition decomposition, Conditions conditions) {
        this.decomposition = decomposition;
        this.conditions = conditions;
        this.jvm = JvmWork.compare(
                conditions.baseline().forks(), conditions.candidate().forks());
        this.timesComparable = conditions.timesComparable();
        this.confidence = conditions.confidence();
        this.warn = conditions.warn();
        this.sides = new Sides(decomposition);
        Judgeable judgeable =
                conditions.judgeable() != null ? conditions.judgeable() : Judgeable.everything(decomposition.tree());
        this.sums = new RowSums(decomposition.tree(), sides);
        this.code = new CodeEvidence(decomposition.tree());
        this.newCode = new NewCode(decomposition, sums, sides);
        List<Part> elementary = CallSites.join(PartCollector.collect(decomposition, sides));
        this.parts = newCode.join(Rewrites.join(decomposition.tree(), elementary));
        this.limits = new ProbeLimits(decomposition.tree(), judgeable, newCode);
        this.probes = new ProbeBias(decomposition, judgeable);
        this.typical = new TypicalChange(conditions.typical(), sides);
        this.functions = new FunctionSums(decomposition);
        this.ownCode = new OwnCodeEvidence(
                decomposition.tree(), parts, sums, functions, judgeable, probes, conditions.interleaved());
        this.slowestCalls = new SlowestCallsEvidence(decomposition.tree(), functions, judgeable, conditions);
        int sites = (int) parts.stream()
                .filter(part -> part.kind() == Part.Kind.CALL_SITE || part.kind() == Part.Kind.WAITING)
                .filter(this::isMaterial)
                .count();
        this.callSites = new CallSiteEvidence(decomposition.tree(), sums, 1 - confidence, sites);
        this.waits = new WaitEvidence(decomposition, parts, sums, functions, code, callSites, conditions);
        this.oneSided = new OneSidedEvidence(decomposition.tree(), sums, newCode);
        this.allocation = Allocation.of(decomposition, sides, confidence);
    }

    /**
     * How the two sides were measured.
     *
     * @param interleaved whether forks of both sides alternated on one machine
     * @param timesComparable whether times of the two sides may be compared; counts always may
     * @param confidence that an accusation needs, such as 0.95; a look of a sequence of looks takes 1 less its rate
     * @param warn share of the baseline's total from which on a change counts, such as 0.05
     * @param judgeable what the probes allow to say of each function; null when nothing limits it
     * @param typical the change between typical forks, which a verdict is about
     * @param baseline the baseline, for what its JVMs did beside the program and what calls from one call site take
     * @param candidate the candidate
     */
    public record Conditions(
            boolean interleaved,
            boolean timesComparable,
            double confidence,
            double warn,
            @Nullable Judgeable judgeable,
            Decomposition typical,
            LoadedSet baseline,
            LoadedSet candidate) {}

    /** Judges the change that {@code decomposition} shares out. */
    public static Blame blame(Decomposition decomposition, Conditions conditions) {
        return new Blamer(decomposition, conditions).blame();
    }

    private Blame blame() {
        List<Finding> findings = new ArrayList<>(parts.stream().map(this::judge).toList());
        if (timesComparable) {
            findings = GarbageCollection.explain(findings, decomposition.tree(), functions, jvm).stream()
                    .map(this::material)
                    .toList();
        }
        findings = new AwaitedWork(decomposition.tree(), code).acquit(findings);
        List<Finding> judged =
                new CostShifts(decomposition.tree(), sums, warn * decomposition.baselineTotal()).acquit(findings);
        AccompaniedCode accompanied = new AccompaniedCode(decomposition, functions, judged);
        List<Finding> proven =
                accompanied.order(select(judged, f -> f.decisive() && f.part().isSlower()));
        List<Finding> culprits = proven.isEmpty() ? certainCalls(judged) : proven;
        Set<Part> accused = culprits.stream().map(Finding::part).collect(Collectors.toSet());
        List<Finding> improvements =
                select(judged, f -> f.decisive() && !f.part().isSlower());
        List<Part> judgedParts = judged.stream().map(Finding::part).toList();
        AllocationBlame bytes = new AllocationBlame(allocation, judgedParts, culprits, improvements);
        List<Finding> suspects = select(
                        judged,
                        f -> !f.decisive()
                                && f.part().isSlower()
                                && !accused.contains(f.part())
                                && isMaterial(f.part())
                                && limits.allow(f.part())
                                && !bytes.names(f.part()))
                .stream()
                .limit(SUSPECTS)
                .toList();
        List<Finding> shifted = shifted(findings, judged).stream()
                .filter(f -> !accused.contains(f.part()))
                .toList();
        double typicallyShifted = typical(shifted);
        List<Finding> named = new ArrayList<>(culprits);
        named.addAll(improvements);
        boolean[] significant = rows(named);
        named.addAll(suspects);
        AllocatedBytes allocated = bytes.toAllocatedBytes();
        UnseenChanges unseen = unseen(findings);
        double rest = decomposition.delta()
                - named.stream().mapToDouble(f -> f.part().deltaNanos()).sum()
                - (allocated == null ? 0 : allocated.unprovenNanos());
        return new Blame(
                write(culprits, findings, accompanied, bytes, bytes.alone(true)),
                write(suspects, findings, accompanied, bytes, List.of()),
                write(improvements, findings, accompanied, bytes, bytes.alone(false)),
                typical(culprits) + typical(improvements) + typicallyShifted,
                vouched(culprits) + typical(improvements) + typicallyShifted,
                shifted.stream().mapToDouble(f -> f.part().deltaNanos()).sum(),
                rest,
                findings.size() - named.size(),
                significant,
                unseen == null ? Double.NaN : unseen.largest(),
                unseen == null ? UndecidedTests.NONE : new OpenTests(decomposition).of(unseen, warn, significant),
                ownCode.result().shift(),
                ownCode.result().limitations(),
                allocated,
                timesComparable ? jvm.remarks(decomposition.baselineTotal()) : List.of());
    }

    /**
     * Call sites of changed code that certainly call more often, however little that costs or however much of it was saved: named when
     * nothing else is, for they are what is known to have changed. They carry no verdict, as they add less than counts.
     */
    private List<Finding> certainCalls(List<Finding> judged) {
        return select(
                        judged,
                        f -> f.part().kind() == Part.Kind.CALL_SITE
                                && f.part().isSlower()
                                && f.confidence() == 1
                                && code.isChanged(f.part())
                                && limits.allow(f.part()))
                .stream()
                .limit(CERTAIN_CALLS)
                .map(f -> f.decisive(true))
                .toList();
    }

    /** Null when times say nothing. */
    private @Nullable UnseenChanges unseen(List<Finding> findings) {
        if (!timesComparable) {
            return null;
        }
        UnseenChanges unseen = new UnseenChanges(functions.size());
        ownCode.bound(confidence, findings, unseen);
        waits.bound(confidence, findings, unseen);
        new UndecidedCalls(decomposition).bound(findings, unseen);
        return unseen;
    }

    private Finding judge(Part part) {
        Finding finding = switch (part.kind()) {
            case OWN_CODE -> time(ownCode(part));
            case REWRITTEN -> time(ownCode.judge(part, confidence));
            case CALL_SITE -> callSites.judge(part, confidence);
            case NEW_CODE, REMOVED_CODE -> oneSided.judge(part);
            case WAITING -> time(waits.judge(part, confidence));
            case COLLECTING -> throw new IllegalStateException("it is made of the findings of others");
        };
        return material(finding).weighted(code.weight(part));
    }

    private Finding material(Finding finding) {
        Part part = finding.part();
        boolean material = isMaterial(part.deltaNanos()) && isMaterial(finding.vouchedNanos()) || allocates(part);
        boolean sure = limits.allow(part) && !(isTime(part) && probes.isDoubtful(part));
        return finding.decisive(finding.decisive() && material && sure);
    }

    /** The slowest calls are asked only when the typical ones do not decide. */
    private Finding ownCode(Part part) {
        Finding typical = ownCode.judge(part, confidence);
        return typical.decisive() ? typical : slowestCalls.judge(part, typical);
    }

    private static boolean isTime(Part part) {
        return part.kind() == Part.Kind.OWN_CODE || part.kind() == Part.Kind.REWRITTEN;
    }

    private Finding time(Finding finding) {
        return timesComparable ? finding : finding.asSuspect();
    }

    /** Whether more calls or new code matter for the bytes that come with them, however little time they take. */
    private boolean allocates(Part part) {
        boolean ofCalls = part.kind() == Part.Kind.CALL_SITE || part.kind() == Part.Kind.NEW_CODE;
        return allocation != null
                && ofCalls
                && part.isSlower()
                && allocation.deltaBytes(part) > 0
                && allocation.isMaterial(allocation.deltaBytes(part));
    }

    private boolean isMaterial(Part part) {
        return isMaterial(part.deltaNanos());
    }

    private boolean isMaterial(double nanos) {
        return Math.abs(nanos) >= MATERIAL * decomposition.baselineTotal();
    }

    private static List<Finding> select(List<Finding> findings, Predicate<Finding> which) {
        return findings.stream()
                .filter(which)
                .sorted(Comparator.comparingDouble(Finding::score)
                        .thenComparingDouble(f -> Math.abs(f.part().deltaNanos()))
                        .reversed())
                .toList();
    }

    private double typical(List<Finding> findings) {
        return findings.stream().mapToDouble(f -> typical.nanos(f.part())).sum();
    }

    private double vouched(List<Finding> culprits) {
        return culprits.stream()
                .mapToDouble(f -> Math.min(f.vouchedNanos(), typical.nanos(f.part())))
                .sum();
    }

    /** Findings that were decisive until their cost was found to have only moved. */
    private static List<Finding> shifted(List<Finding> before, List<Finding> after) {
        return IntStream.range(0, before.size())
                .filter(i -> before.get(i).decisive() && !after.get(i).decisive())
                .mapToObj(before::get)
                .toList();
    }

    private boolean[] rows(List<Finding> findings) {
        boolean[] rows = new boolean[decomposition.tree().size()];
        for (Finding finding : findings) {
            for (int row : finding.part().rows()) {
                mark(row, rows);
            }
        }
        return rows;
    }

    /** With a row that is on one side only, all of its region is what changed. */
    private void mark(int top, boolean[] rows) {
        rows[top] = true;
        for (int row = top + 1; sides.isOneSided(top) && row < sums.end(top); row++) {
            rows[row] |= sides.top(row) == top;
        }
    }

    private List<Culprit> write(
            List<Finding> findings,
            List<Finding> all,
            AccompaniedCode accompanied,
            AllocationBlame bytes,
            List<AllocationFinding> alone) {
        CulpritWriter writer = new CulpritWriter(
                decomposition, sides, sums, code, newCode, jvm, probes, allocation, accompanied, conditions);
        List<Culprit> culprits = new ArrayList<>();
        for (Finding finding : findings) {
            culprits.add(writer.write(culprits.size() + 1, finding, sameDirection(all, finding.part())));
        }
        for (AllocationFinding found : alone) {
            Part part = bytes.partOf(found);
            culprits.add(writer.allocation(culprits.size() + 1, found, part, sameDirection(all, part)));
        }
        return culprits;
    }

    /** The sum of all parts of the change that have the sign of {@code part}. */
    private static double sameDirection(List<Finding> all, Part part) {
        return all.stream()
                .map(Finding::part)
                .filter(other -> other.isSlower() == part.isSlower())
                .mapToDouble(Part::deltaNanos)
                .sum();
    }
}
