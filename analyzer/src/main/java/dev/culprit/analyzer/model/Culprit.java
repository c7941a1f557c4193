package dev.culprit.analyzer.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A possible cause of a change. In {@link Comparison#culprits()} the evidence suffices, in {@link Comparison#suspects()} it
 * does not; in {@link Comparison#improvements()} the delta is negative.
 *
 * @param rank 1 for the first of its list
 * @param function who it is: the function whose own cost changed, the caller at whose call site calls grew, or the new
 *     function
 * @param callSite where {@code function} is called from on the path that carries most of the change; null at a thread's
 *     root
 * @param callee for {@code MORE_CALLS} the function called more often, for {@code CLASS_LOADING} the static initialiser that now runs, for waits the blocking call where a probe saw it, otherwise null
 * @param calleeLine for {@code MORE_CALLS} the line in {@code function} at which the calls grew, for waits that of the blocking call, otherwise 0
 * @param cause why
 * @param deltaNanos change in nanoseconds per fork that is blamed on it; positive is slower. Of recordings of a sampler it is in the unit of
 *     the comparison's total
 * @param deltaBytes change in allocated bytes per fork, null when allocation was not recorded
 * @param share {@code deltaNanos} as share of the total change in the same direction, 0 to 1
 * @param ratio candidate / baseline of the quantity that {@code cause} is about (own time per call, or calls); NaN for new
 *     code
 * @param interval of {@code ratio}
 * @param confidence 0 to 1; 1 for exact counts
 * @param baselineCalls calls of the function (of the callee at the call site for {@code MORE_CALLS}), mean per fork
 * @param candidateCalls the same on the candidate's side
 * @param baseline latency per call on the baseline's side; for {@code MORE_CALLS} that of the callee's calls from the call site,
 *     where the recording kept call sites apart
 * @param candidate latency per call on the candidate's side
 * @param codeChanged whether the function's bytecode differs between the sides, or exists on one side only; null of code that a sampler saw,
 *     which nobody recorded
 * @param tests ids of the tests below which the change lies, the one with the largest share first, at most ten; the name of a class
 *     for what is done for it as a whole; empty when tests were not attributed
 * @param moreTests how many more there are
 * @param path frames from the thread's root down to the function, as {@code Class.method}, on the path that carries most
 * @param explanation one plain sentence
 * @param certainty of {@code interval}
 */
public record Culprit(
        int rank,
        Function function,
        @Nullable CallSite callSite,
        @Nullable Function callee,
        int calleeLine,
        Cause cause,
        double deltaNanos,
        @Nullable Double deltaBytes,
        double share,
        double ratio,
        Interval interval,
        double confidence,
        double baselineCalls,
        double candidateCalls,
        PerCall baseline,
        PerCall candidate,
        @Nullable Boolean codeChanged,
        List<String> tests,
        int moreTests,
        List<String> path,
        String explanation,
        Certainty certainty) {

    public Culprit {
        tests = List.copyOf(tests);
        path = List.copyOf(path);
    }

    /** The same with another cause and explanation. */
    public Culprit explainedAs(Cause why, String sentence) {
        return with(rank, why, sentence);
    }

    /** The same at another place of its list. */
    public Culprit ranked(int otherRank) {
        return with(otherRank, cause, explanation);
    }

    private Culprit with(int otherRank, Cause why, String sentence) {
        return new Culprit(
                otherRank,
                function,
                callSite,
                callee,
                calleeLine,
                why,
                deltaNanos,
                deltaBytes,
                share,
                ratio,
                interval,
                confidence,
                baselineCalls,
                candidateCalls,
                baseline,
                candidate,
                codeChanged,
                tests,
                moreTests,
                path,
                sentence,
                certainty);
    }

    /** The same, put down to code below it that a sampler saw, of which nobody counted or timed the calls. */
    public Culprit locatedIn(Function where, CallSite from, List<String> downTo, String sentence) {
        return new Culprit(
                rank,
                where,
                from,
                callee,
                calleeLine,
                cause,
                deltaNanos,
                deltaBytes,
                share,
                ratio,
                interval,
                confidence,
                Double.NaN,
                Double.NaN,
                PerCall.UNKNOWN,
                PerCall.UNKNOWN,
                null,
                tests,
                moreTests,
                downTo,
                sentence,
                certainty);
    }

    /** The same below a call that was measured, by whose function it is called when nothing else is known. */
    public Culprit below(Function caller, List<String> from) {
        CallSite site =
                callSite != null ? callSite : new CallSite(caller.className(), caller.method(), caller.file(), 0);
        return locatedIn(function, site, from, explanation);
    }

    /** Whether samples say where it is. */
    public boolean isSampled() {
        return codeChanged == null;
    }
}
