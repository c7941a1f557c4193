package dev.culprit.analyzer.model;

/** Kinds of reasons why more workers do not make a run as much faster as they could, or make it slower. */
public enum LossCause {
    /** JVMs start and look for tests, or the build tool works, and no test runs. */
    START_UP,
    /** No test runs between tests, or after the last one. */
    SEQUENTIAL,
    /** Fewer tests run at the same time than there are workers. */
    IDLE_WORKERS,
    /** Threads wait longer for locks that others hold. */
    LOCK,
    /** Threads wait longer for something else. */
    WAIT,
    /** More or longer setups. */
    SETUP,
    /** More garbage collection. */
    GC,
    /** The processors are busy: more threads only share them. */
    TOO_FEW_CORES,
    /** The same tests take more time that is no recorded wait. */
    MORE_WORK
}
