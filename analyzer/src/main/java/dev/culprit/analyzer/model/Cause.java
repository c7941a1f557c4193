package dev.culprit.analyzer.model;

/** Why a culprit takes more time. */
public enum Cause {
    MORE_CALLS,
    SLOWER_CALLS,
    NEW_CODE,
    WAIT,
    LOCK,
    ALLOCATION,
    TELEMETRY_HANDLER,
    CLASS_LOADING,
    GC,
    JIT
}
