package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.ProbeOverhead;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the baseline and its counterpart of the candidate.
 *
 * @param kind what it stands for
 * @param baseline the function on the baseline's side, null when it is only in the candidate
 * @param candidate the function on the candidate's side, null when it is only in the baseline
 * @param state whether the code is on both sides, and the same; thread groups that are on both sides are {@code UNCHANGED}
 * @param baselineForks number of forks of the baseline
 * @param candidateForks number of forks of the candidate
 */
public record AlignedFunction(
        Frame.Kind kind,
        @Nullable MergedFunction baseline,
        @Nullable MergedFunction candidate,
        Frame.State state,
        int baselineForks,
        int candidateForks) {

    public AlignedFunction {
        if (baseline == null && candidate == null) {
            throw new IllegalArgumentException("an aligned function is on at least one side");
        }
    }

    public boolean isMethod() {
        return kind == Frame.Kind.METHOD;
    }

    /** Whether it is a call that blocks. */
    public boolean isWait() {
        return kind == Frame.Kind.WAIT;
    }

    AlignedFunction withState(Frame.State other) {
        return new AlignedFunction(kind, baseline, candidate, other, baselineForks, candidateForks);
    }

    /**
     * Whether the bytecode differs between the sides, or exists on one side only. A mere new name is no change. Of what is no
     * code of the program, such as a wait or a phase, it is not known, and it is taken not to.
     */
    public boolean codeChanged() {
        return kind.isCaller() && state != Frame.State.UNCHANGED && state != Frame.State.RENAMED;
    }

    /** The candidate's function, or the baseline's when it exists only there. */
    public Function function() {
        MergedFunction known = candidate != null ? candidate : baseline;
        if (known == null) {
            throw new IllegalStateException("an aligned function is on at least one side");
        }
        return known.toFunction();
    }

    /** The frame that reports show. */
    public Frame frame() {
        return new Frame(kind, function(), state);
    }

    /** Inclusive latencies on the baseline's side, one entry per fork. */
    public List<Latencies> baselineTotal() {
        return baseline == null ? none(baselineForks) : baseline.total();
    }

    /** Exclusive latencies on the baseline's side, one entry per fork. */
    public List<Latencies> baselineSelf() {
        return baseline == null ? none(baselineForks) : baseline.self();
    }

    /** Inclusive latencies on the candidate's side, one entry per fork. */
    public List<Latencies> candidateTotal() {
        return candidate == null ? none(candidateForks) : candidate.total();
    }

    /** Exclusive latencies on the candidate's side, one entry per fork. */
    public List<Latencies> candidateSelf() {
        return candidate == null ? none(candidateForks) : candidate.self();
    }

    /** What the probes did to its own time on the baseline's side, one entry per fork. */
    public List<ProbeOverhead> baselineOverhead() {
        return baseline == null ? Collections.nCopies(baselineForks, ProbeOverhead.NONE) : baseline.overhead();
    }

    /** What the probes did to its own time on the candidate's side, one entry per fork. */
    public List<ProbeOverhead> candidateOverhead() {
        return candidate == null ? Collections.nCopies(candidateForks, ProbeOverhead.NONE) : candidate.overhead();
    }

    private static List<Latencies> none(int forks) {
        return Collections.nCopies(forks, Latencies.NONE);
    }
}
