package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.Culprit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ranks the parts of a change and separates culprits from suspects. */
public final class Blamer {

    /** A part below this share of the baseline's total is never named: mending it would help nobody. */
    private static final double MATERIAL = 0.005;

    /** Most suspects that are listed; the others are in the rest, which is shown as one number. */
    private static final int SUSPECTS = 10;

    private final Decomposition decomposition;
    private final boolean timesComparable;
    private final double confidence;
    private final Sides sides;
    private final RowSums sums;
    private final NewCode newCode;
    private final CodeEvidence code;
    private final List<Part> parts;
    private final OwnCodeEvidence ownCode;
    private final CallSiteEvidence callSites;
    private final OneSidedEvidence oneSided;
    private final @Nullable Allocation allocation;

    private Blamer(Decomposition decomposition, Conditions conditions) {
        this.decomposition = decomposition;
        this.timesComparable = conditions.timesComparable();
        this.confidence = conditions.confidence();
        this.sides = new Sides(decomposition);
        this.sums = new RowSums(decomposition.tree(), sides);
        this.code = new CodeEvidence(decomposition.tree());
        this.newCode = new NewCode(decomposition, sums, sides);
        List<Part> elementary = CallSites.join(PartCollector.collect(decomposition, sides));
        this.parts = newCode.join(Rewrites.join(decomposition.tree(), elementary));
        this.ownCode = new OwnCodeEvidence(decomposition, parts, sums, conditions.interleaved());
        int sites = (int) parts.stream()
                .filter(part -> part.kind() == Part.Kind.CALL_SITE && isMaterial(part))
                .count();
        this.callSites = new CallSiteEvidence(decomposition.tree(), sums, 1 - confidence, sites);
        this.oneSided = new OneSidedEvidence(decomposition.tree(), sums, newCode);
        this.allocation = Allocation.of(decomposition, sides, confidence);
    }

    /**
     * How the two sides were measured.
     *
     * @param interleaved whether forks of both sides alternated on one machine
     * @param timesComparable whether times of the two sides may be compared; counts always may
     * @param confidence that an accusation needs, such as 0.95
     */
    public record Conditions(boolean interleaved, boolean timesComparable, double confidence) {}

    /** Judges the change that {@code decomposition} shares out. */
    public static Blame blame(Decomposition decomposition, Conditions conditions) {
        return new Blamer(decomposition, conditions).blame();
    }

    private Blame blame() {
        List<Finding> findings = parts.stream().map(this::judge).toList();
        List<Finding> judged = new CostShifts(decomposition.tree(), sums).acquit(findings);
        List<Finding> culprits = select(judged, f -> f.decisive() && f.part().isSlower());
        List<Finding> improvements =
                select(judged, f -> f.decisive() && !f.part().isSlower());
        AllocationBlame bytes = new AllocationBlame(allocation, parts, culprits, improvements);
        List<Finding> suspects = select(
                        judged,
                        f -> !f.decisive() && f.part().isSlower() && isMaterial(f.part()) && !bytes.names(f.part()))
                .stream()
                .limit(SUSPECTS)
                .toList();
        double shifted = shifted(findings, judged);
        List<Finding> named = new ArrayList<>(culprits);
        named.addAll(improvements);
        boolean[] significant = rows(named);
        named.addAll(suspects);
        AllocatedBytes allocated = bytes.toAllocatedBytes();
        double rest = decomposition.delta()
                - named.stream().mapToDouble(f -> f.part().deltaNanos()).sum()
                - (allocated == null ? 0 : allocated.unprovenNanos());
        return new Blame(
                write(culprits, bytes, bytes.alone(true)),
                write(suspects, bytes, List.of()),
                write(improvements, bytes, bytes.alone(false)),
                vouched(culprits, improvements) + shifted,
                shifted,
                rest,
                parts.size() - named.size(),
                significant,
                largestUnseen(findings),
                ownCode.result().shift(),
                ownCode.result().limitations(),
                allocated);
    }

    private double largestUnseen(List<Finding> findings) {
        return timesComparable
                ? Math.max(
                        ownCode.largestUnseen(confidence, findings),
                        new UndecidedCalls(decomposition).largestUnseen(findings))
                : Double.NaN;
    }

    private Finding judge(Part part) {
        Finding finding = switch (part.kind()) {
            case OWN_CODE, REWRITTEN -> time(ownCode.judge(part, confidence));
            case CALL_SITE -> callSites.judge(part, confidence);
            case NEW_CODE, REMOVED_CODE -> oneSided.judge(part);
        };
        return new Finding(
                part,
                finding.decisive()
                        && (isMaterial(part.deltaNanos()) && isMaterial(finding.vouchedNanos()) || allocates(part)),
                finding.vouchedNanos(),
                code.weight(part),
                finding.ratio(),
                finding.interval(),
                finding.confidence());
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

    private static double vouched(List<Finding> culprits, List<Finding> improvements) {
        return culprits.stream().mapToDouble(Finding::vouchedNanos).sum()
                + improvements.stream().mapToDouble(f -> f.part().deltaNanos()).sum();
    }

    private static double shifted(List<Finding> before, List<Finding> after) {
        double shifted = 0;
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).decisive() && !after.get(i).decisive()) {
                shifted += before.get(i).part().deltaNanos();
            }
        }
        return shifted;
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

    private List<Culprit> write(List<Finding> findings, AllocationBlame bytes, List<AllocationFinding> alone) {
        CulpritWriter writer = new CulpritWriter(decomposition, sides, code, newCode, allocation);
        List<Culprit> culprits = new ArrayList<>();
        for (Finding finding : findings) {
            culprits.add(writer.write(culprits.size() + 1, finding, sameDirection(finding.part())));
        }
        for (AllocationFinding found : alone) {
            Part part = bytes.partOf(found);
            culprits.add(writer.allocation(culprits.size() + 1, found, part, sameDirection(part)));
        }
        return culprits;
    }

    /** The sum of all parts of the change that have the sign of {@code part}. */
    private double sameDirection(Part part) {
        return parts.stream()
                .filter(other -> other.isSlower() == part.isSlower())
                .mapToDouble(Part::deltaNanos)
                .sum();
    }
}
