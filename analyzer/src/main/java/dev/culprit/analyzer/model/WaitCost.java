package dev.culprit.analyzer.model;

import dev.culprit.profile.MethodKind;
import org.jspecify.annotations.Nullable;

/**
 * What a call site waited in one fork.
 *
 * @param kind what for
 * @param place which part of the run it belongs to
 * @param callee what was called and blocked, such as {@code Thread.sleep}
 * @param site the application's line; null when a thread's outermost call waits
 * @param count how often
 * @param nanos how long altogether, over all threads
 */
public record WaitCost(
        MethodKind kind,
        Place place,
        Function callee,
        @Nullable CallSite site,
        double count,
        double nanos) {

    /** Which part of a run a call belongs to. */
    public enum Place {
        /** A test, on the test's own thread. */
        TEST,
        /** Setup or teardown of a class of tests, on the test's own thread. */
        CLASS_SETUP,
        /** The only thread that ran recorded code in a JVM of which it is not known that it ran tests, and that started no others. */
        ONLY_THREAD,
        /** None of these, or not known. */
        ELSEWHERE
    }

    public WaitCost {
        if (!kind.isWait()) {
            throw new IllegalArgumentException(kind + " is no wait");
        }
    }
}
