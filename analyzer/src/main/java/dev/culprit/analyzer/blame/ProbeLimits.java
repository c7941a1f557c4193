package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.diff.Judgeable.Limit;
import java.util.Arrays;
import java.util.BitSet;

/** Which parts the probes allow to speak of: time or calls that one side did not measure are blamed on nobody. */
final class ProbeLimits {

    private final AlignedTree tree;
    private final Judgeable judgeable;
    private final NewCode newCode;
    /** Functions that one that was not even counted calls: where it was not, their calls seem to come from its caller. */
    private final BitSet calledUnseen = new BitSet();

    ProbeLimits(AlignedTree tree, Judgeable judgeable, NewCode newCode) {
        this.tree = tree;
        this.judgeable = judgeable;
        this.newCode = newCode;
        for (int row = 1; row < tree.size(); row++) {
            int parent = tree.parent()[row];
            if (parent > 0 && !judgeable.calls(tree.function()[parent])) {
                calledUnseen.set(tree.function()[row]);
            }
        }
    }

    /** Whether {@code part} may be named at all. */
    boolean allow(Part part) {
        return switch (part.kind()) {
            case OWN_CODE -> judgeable.time(part.function());
            case REWRITTEN -> judgeable.time(part.function()) && areCounted(part.rows());
            case CALL_SITE -> judgeable.calls(part.function()) && !seemsToBeCalled(part);
            case NEW_CODE -> areCounted(part.rows()) && areCounted(newCode.responsible(part.rows()));
            case REMOVED_CODE -> areCounted(part.rows());
            case WAITING -> judgeable.time(part.function());
            case COLLECTING -> true;
        };
    }

    private boolean areCounted(int[] rows) {
        return Arrays.stream(rows).allMatch(row -> judgeable.calls(tree.function()[row]));
    }

    private boolean seemsToBeCalled(Part part) {
        return part.caller() >= 0
                && calledUnseen.get(part.function())
                && (judgeable.functions().get(part.caller()) == Limit.HOLDS_CALLS || !judgeable.calls(part.caller()));
    }
}
