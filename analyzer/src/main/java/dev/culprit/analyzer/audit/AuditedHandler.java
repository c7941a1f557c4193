package dev.culprit.analyzer.audit;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.profile.HandlerKind;
import org.jspecify.annotations.Nullable;

/**
 * A telemetry handler that the code registers, or makes.
 *
 * @param type the type of handler, by its raw binary name
 * @param kind what it is in the source
 * @param className raw binary name of its class; of a lambda or method reference, of the class that has the called method
 * @param body the method that a lambda or method reference calls, null for a class
 * @param bodyLine first line of a lambda's body, 0 when unknown
 * @param callSite the line that registers it; when that is not seen, the one that makes it
 * @param registeredWith the method that registers it, as {@code Type.method}; null when that is not seen
 * @param captured values that a lambda holds
 * @param keepsOuter whether it holds the object that made it
 * @param inLoop whether the line is in a loop
 * @param perTest whether the line is in a method that a test framework calls for each test
 * @param archive the jar that has it, empty for a class file of its own
 * @param input the path that was named
 * @param advice a plain sentence: what to do
 */
public record AuditedHandler(
        String type,
        HandlerKind kind,
        String className,
        @Nullable String body,
        int bodyLine,
        CallSite callSite,
        @Nullable String registeredWith,
        int captured,
        boolean keepsOuter,
        boolean inLoop,
        boolean perTest,
        String archive,
        String input,
        String advice) {

    public AuditedHandler {
        if (type.isEmpty() || className.isEmpty() || advice.isEmpty()) {
            throw new IllegalArgumentException("a handler has a type, a class and an advice");
        }
    }

    /** Whether it has no name of its own: profiles and stack traces show it by the place where it was written. */
    public boolean isNameless() {
        return kind != HandlerKind.NAMED;
    }
}
