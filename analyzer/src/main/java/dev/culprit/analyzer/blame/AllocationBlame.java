package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.blame.AllocatedBytes.Growth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets findings about allocated bytes beside those about time. A function that is named for its time already says there what it
 * allocates; of the others, the bytes are the only evidence, and the time that was measured with them counts as unproven.
 */
final class AllocationBlame {

    private final @Nullable Allocation allocation;
    private final Map<Integer, Part> ownCode = new HashMap<>();
    private final Set<Integer> named = new HashSet<>();
    private final Set<Part> namedParts = new HashSet<>();
    private final List<Finding> proven = new ArrayList<>();

    /**
     * @param parts all parts
     * @param culprits findings that have the evidence for an accusation because of time or counts
     * @param improvements findings that have the evidence for an improvement
     */
    AllocationBlame(
            @Nullable Allocation allocation, List<Part> parts, List<Finding> culprits, List<Finding> improvements) {
        this.allocation = allocation;
        for (Part part : parts) {
            if (isOfBody(part)) {
                ownCode.put(part.function(), part);
            }
        }
        List.of(culprits, improvements).stream().flatMap(List::stream).forEach(this::name);
    }

    private void name(Finding finding) {
        proven.add(finding);
        namedParts.add(finding.part());
        if (isOfBody(finding.part()) && finding.part().isSlower() == growsOrUnknown(finding.part())) {
            named.add(finding.part().function());
        }
    }

    private static boolean isOfBody(Part part) {
        return part.kind() == Part.Kind.OWN_CODE || part.kind() == Part.Kind.REWRITTEN;
    }

    /** Whether bytes went the way that time went. */
    private boolean growsOrUnknown(Part part) {
        AllocationFinding found =
                allocation == null ? null : allocation.findings().get(part.function());
        return found == null ? part.isSlower() : found.isMore();
    }

    /** What only its bytes accuse ({@code more}) or praise, most bytes first. */
    List<AllocationFinding> alone(boolean more) {
        return found().stream()
                .filter(found -> found.isMore() == more && !named.contains(found.function()))
                .toList();
    }

    /** The time that goes with {@code found}; a part of nothing when its time did not change, or is named elsewhere. */
    Part partOf(AllocationFinding found) {
        Part part = ownCode.get(found.function());
        return part != null && part.kind() == Part.Kind.OWN_CODE && !namedParts.contains(part)
                ? part
                : new Part(
                        Part.Kind.OWN_CODE,
                        found.function(),
                        -1,
                        new int[] {found.heaviestRow()},
                        found.heaviestRow(),
                        0);
    }

    /** Whether {@code part} is named because of its bytes, so that it is no mere suspect. */
    boolean names(Part part) {
        return found().stream().anyMatch(found -> !named.contains(found.function()) && partOf(found) == part);
    }

    private Collection<AllocationFinding> found() {
        return allocation == null ? List.of() : allocation.findings().values();
    }

    /** The summary; null when bytes were not recorded. */
    @Nullable
    AllocatedBytes toAllocatedBytes() {
        if (allocation == null) {
            return null;
        }
        double delta =
                found().stream().mapToDouble(AllocationFinding::deltaBytes).sum()
                        + proven.stream()
                                .filter(finding -> !isOfBody(finding.part()))
                                .mapToDouble(finding -> allocation.deltaBytes(finding.part()))
                                .sum();
        double unproven = found().stream()
                .filter(found -> !named.contains(found.function()))
                .mapToDouble(found -> partOf(found).deltaNanos())
                .sum();
        List<Growth> growths = found().stream()
                .filter(AllocationFinding::isMore)
                .map(found -> new Growth(found.perCall().ratio(), found.deltaBytes()))
                .toList();
        return new AllocatedBytes(allocation.baselineTotal(), allocation.candidateTotal(), delta, growths, unproven);
    }
}
