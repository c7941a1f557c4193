package dev.culprit.samples;

import org.jspecify.annotations.Nullable;

/**
 * A trailing comment {@code // culprit(1) MORE_CALLS find}.
 *
 * @param line it stands on; for MORE_CALLS the line of the call, otherwise any line of the method's body
 * @param rank from 1
 * @param cause a cause of the JSON result
 * @param callee for MORE_CALLS the method called more often, otherwise null
 */
record Expectation(
        int line, int rank, String cause, @Nullable String callee) {

    boolean isAboutCalls() {
        return cause.equals("MORE_CALLS");
    }

    @Override
    public String toString() {
        return "culprit(" + rank + ") " + cause + (callee == null ? "" : " " + callee);
    }
}
