package dev.culprit.analyzer.model;

import dev.culprit.profile.MethodKind;
import org.jspecify.annotations.Nullable;

/**
 * The waits that one call makes, mean per fork.
 *
 * @param callSite the function that waits and the line; null when it is not known
 * @param callee what it calls that blocks
 * @param nanos time waited, summed over threads
 * @param count waits
 */
public record WaitSummary(@Nullable CallSite callSite, Function callee, double nanos, double count) {

    public WaitSummary {
        if (!callee.kind().isWait()) {
            throw new IllegalArgumentException(callee.shortName() + " is no wait");
        }
    }

    /** What is waited for. */
    public MethodKind kind() {
        return callee.kind();
    }
}
