package dev.culprit.analyzer.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison concludes, and why.
 *
 * @param verdict the conclusion
 * @param reasons why, most important first, one plain sentence each
 * @param failed whether the regression reaches the fail threshold, so that a gate must close
 * @param claim what was claimed beforehand, null when nothing was
 */
public record Judgement(
        Verdict verdict,
        List<String> reasons,
        boolean failed,
        @Nullable Claim claim) {

    public Judgement {
        reasons = List.copyOf(reasons);
    }

    /** One without a claim. */
    public Judgement(Verdict verdict, List<String> reasons, boolean failed) {
        this(verdict, reasons, failed, null);
    }

    /** Whether a gate must close: for what got slower or grew, or for a claim that is refuted. */
    public boolean closesTheGate() {
        return failed || claim != null && claim.outcome() == Claim.Outcome.REFUTED;
    }

    /** The same with {@code said}, whose explanation is the first of the reasons. */
    Judgement withClaim(Claim said) {
        return new Judgement(verdict, with(said.explanation(), reasons), failed, said);
    }

    /** The same with these reasons. */
    Judgement withReasons(List<String> why) {
        return new Judgement(verdict, why, failed, claim);
    }

    /** The same with one more reason, the most important. */
    Judgement withFirstReason(String reason) {
        return withReasons(with(reason, reasons));
    }

    /** The same with more reasons, the least important. */
    Judgement withMoreReasons(List<String> more) {
        return withReasons(joined(reasons, more));
    }

    /** The same with what somebody accepts. */
    Judgement waived(List<String> why, boolean stillFailed) {
        return new Judgement(verdict, why, stillFailed, claim);
    }

    /** The same where something is missing that may be slower, so that nothing is unchanged or faster; {@code why} is the first of the reasons. */
    Judgement incomplete(String why) {
        boolean open = verdict == Verdict.UNCHANGED || verdict == Verdict.IMPROVED;
        return new Judgement(open ? Verdict.INCONCLUSIVE : verdict, with(why, reasons), failed, claim);
    }

    /** The same where nothing is called slower or faster; {@code why} is the first of the reasons where that changes the verdict. */
    Judgement accusingNobody(String why) {
        if (verdict != Verdict.REGRESSED && verdict != Verdict.IMPROVED) {
            return new Judgement(verdict, joined(reasons, List.of(why)), false, claim);
        }
        String looked = why + " It looked so: " + reasons.get(0);
        return new Judgement(Verdict.INCONCLUSIVE, with(looked, reasons.subList(1, reasons.size())), false, claim);
    }

    /** The same of what cannot be compared after all; {@code why} is all of the reasons. */
    Judgement notComparable(String why) {
        return new Judgement(Verdict.NOT_COMPARABLE, List.of(why), false, claim);
    }

    private static List<String> with(String first, List<String> others) {
        return joined(List.of(first), others);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
