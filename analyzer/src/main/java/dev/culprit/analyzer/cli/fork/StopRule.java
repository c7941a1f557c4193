package dev.culprit.analyzer.cli.fork;

/** Looks at the pairs of forks while they are taken, and says when there are enough. */
public interface StopRule {

    /** Takes all the pairs that were planned. */
    StopRule NONE = pairs -> false;

    /**
     * Whether no more pairs are needed; asked after every pair but the last.
     *
     * @param pairs finished so far
     * @throws ForkFailure if the pairs cannot be looked at, which ends the series
     */
    boolean isEnough(int pairs) throws ForkFailure;
}
