package dev.culprit.analyzer.findings;

/** All thresholds of the rules, with their reasons. Times are in nanoseconds. */
final class Limits {

    private static final double MILLI = 1e6;

    /** Below that nobody would change code for a run of tests, however short it is. */
    static final double SMALLEST = 50 * MILLI;

    /** Below that share of a fork's wall time a saving cannot be told from the noise between forks: 1 to 2 % on a quiet machine. */
    static final double SHARE = 0.02;

    /**
     * What nobody can save by a change that the finding proposes (a long setup that is made once, a first use) is said only when
     * it is large by itself: each suite has a first test, which loads classes for a few hundred milliseconds.
     */
    static final double SMALLEST_WITHOUT_SAVING = 2000 * MILLI;

    /** Shares of a fork's wall time for the same. */
    static final double SHARE_WITHOUT_SAVING = 0.05;

    /**
     * Lengths of a constant wait: most are no farther from the median. A sleep ends late by one tick of the scheduler, about 0.1 ms, and by
     * up to a time slice or two of 4 ms on a busy machine.
     */
    static final double CONSTANT_SHARE = 0.05;

    static final double CONSTANT_NANOS = 2.5 * MILLI;

    /**
     * Share of the waits that must be as long as that. With three to six of them on two busy processors one in six was off by 10 % to 30 %: it
     * ended late, or the thread was late to begin it.
     */
    static final double CONSTANT_MOST = 0.66;

    /** Of what a sleep waits for, less than this share of the sleep is not subtracted: the JVM's own threads use that much CPU. */
    static final double AWAITED_WORK = 0.1;

    /** Own work and other waits between two sleeps of a loop that polls, as share of the sleep. */
    static final double POLLED_WORK = 0.2;

    /** Waits in a row at one call site that are a loop and not a coincidence. */
    static final int SEQUENCE = 3;

    /** Mean length of an item of a sequence: to hand an item to a thread costs about 0.1 ms, and is not worth while below that. */
    static final double SHORTEST_ITEM = 10 * MILLI;

    /** Share of a sequence that must be waiting, so that overlapping needs no more processors. */
    static final double SEQUENCE_WAITS = 0.5;

    /** Processors; a machine of which less is idle is busy. */
    static final double IDLE = 0.15;

    /** Setup that takes this many times as long as the body dominates it: the body is a sixth of the test, or less. */
    static final double SETUP_FACTOR = 5;

    /** Share of a call that goes on in one call below it, for that one to be named instead. */
    static final double MAIN_PART = 0.8;

    /** Equal setups of tests; fewer may be equal by chance, and sharing three saves two. */
    static final int REPEATED_IN_TESTS = 4;

    /** Equal setups of classes: what is set up for a class is meant to be shared, so two suffice. */
    static final int REPEATED_IN_CLASSES = 2;

    /** Cheaper fixtures are better made anew for each test than shared. */
    static final double CHEAPEST_FIXTURE = 10 * MILLI;

    /** Share of the time of two fixtures that must be spent at equal call paths with equal counts for their work to be equal. */
    static final double EQUAL_WORK = 0.9;

    /** Counts that differ by less than this share are equal: data drawn at random, polling. */
    static final double EQUAL_COUNT = 0.1;

    /** Two fixtures of equal work differ in time by at most this factor; compilation and a busy machine make that much. */
    static final double EQUAL_COST = 2.5;

    /** Share of a test that must be first use for the test to be called so. */
    static final double FIRST_USE_SHARE = 0.5;

    /** Classes that a test must have loaded for its time to be loading: at about 0.2 ms each, with their initialisation. */
    static final long CLASSES_OF_FIRST_USE = 100;

    /** Share of first use that is explained by what the JVM says about itself: class loading and compilation. */
    static final double FIRST_USE_EVIDENCE = 0.3;

    /** Polls of a condition that are more than anybody needs: one each millisecond for a tenth of a second. */
    static final long MANY_POLLS = 100;

    /** Calls of a condition without any pause. At 10 to 100 ns each, that is a millisecond or ten of nothing but asking. */
    static final long MANY_SPINS = 100_000;

    /** Time per poll up to which it is no pause. */
    static final double SHORTEST_PAUSE = 0.2 * MILLI;

    /** CPU time per elapsed time from which on a thread works rather than waits. */
    static final double BUSY = 0.7;

    /** A thread that spins until another's task has ended takes as long as the task; the factor between both. */
    static final double SAME_TIME = 1.25;

    /** Lower bound of lengths that count as waiting in teardown; shorter ones are tests that had nothing to wait for. */
    static final double SHORTEST_TEARDOWN = 5 * MILLI;

    /** Waits of equal length that are a time limit and not a coincidence. */
    static final int EQUAL_WAITS = 3;

    /** A parallel run that takes longer than the sequential one by less than this is as fast. */
    static final double PARALLEL_LOSS = 1.05;

    /**
     * Two sets differ when three quarters of the runs of one are slower than three quarters of the other's. With three runs each that is all
     * of them, which chance brings about once in twenty times.
     */
    static final double LOWER_QUARTER = 0.25;

    static final double UPPER_QUARTER = 0.75;

    /** Fewer runs a side say nothing about the next one: two of a side are both slower by chance once in six times. */
    static final int FEWEST_RUNS = 3;

    private Limits() {}
}
