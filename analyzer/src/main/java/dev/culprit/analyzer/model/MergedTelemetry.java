package dev.culprit.analyzer.model;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry handlers of all JVMs of a set. What they cost is in the set's tree.
 *
 * @param handlers the handlers, each once
 * @param registrations by JVM, in the order in which they were made
 * @param thrown exceptions that left callbacks
 * @param dropped handlers and registrations that found no room in a profile
 */
public record MergedTelemetry(
        List<Handler> handlers, List<Registration> registrations, List<Thrown> thrown, long dropped) {

    public static final MergedTelemetry NONE = new MergedTelemetry(List.of(), List.of(), List.of(), 0);

    public MergedTelemetry {
        handlers = List.copyOf(handlers);
        registrations = List.copyOf(registrations);
        thrown = List.copyOf(thrown);
    }

    /**
     * A handler as the source knows it.
     *
     * @param type binary name of the type of handler
     * @param family of the type, such as {@code micrometer}
     * @param className raw binary name of its class; for a lambda or method reference of the class around it
     * @param kind how it is written
     * @param body the called method, as {@code Class.method} for a method reference and the bare name for a lambda; null for a class
     * @param createdAt where a lambda or method reference is evaluated, null if unknown
     * @param callbacks indexes into {@link LoadedSet#functions()}; empty when nothing of it is measured
     */
    public record Handler(
            String type,
            String family,
            String className,
            HandlerKind kind,
            @Nullable String body,
            @Nullable CallSite createdAt,
            List<Integer> callbacks) {

        public Handler {
            callbacks = List.copyOf(callbacks);
        }
    }

    /**
     * One registration.
     *
     * @param handler index into {@link MergedTelemetry#handlers()}
     * @param fork index of the fork
     * @param jvm number of the JVM; objects, targets and times of two JVMs have nothing to do with each other
     * @param object number of the handler's object
     * @param target number of the object that it was registered with
     * @param targetClass binary name of its class
     * @param mostHandlers most registrations that the target had at one time
     * @param method name of the method that registers
     * @param at the call in the application, null if there is none
     * @param test id of the test in which it was made, or the class of tests; null outside of tests
     * @param phase of the test; null outside
     * @param atNanos when, from the start of the JVM's recording
     * @param state what became of it
     * @param endNanos when it ended; -1 while open
     * @param outlivesTest whether it was there after the end of the test, or class of tests, in which it was made: what is removed when
     *     the JVM ends, as the JDK does with log handlers, was never removed by a test
     * @param within index of the handler in whose callback it was made; -1 for none
     */
    public record Registration(
            int handler,
            int fork,
            int jvm,
            int object,
            int target,
            String targetClass,
            int mostHandlers,
            String method,
            @Nullable CallSite at,
            @Nullable String test,
            @Nullable String phase,
            long atNanos,
            State state,
            long endNanos,
            boolean outlivesTest,
            int within) {

        /** Whether both were there at one time, with the same object. */
        public boolean overlaps(Registration other) {
            return jvm == other.jvm
                    && target == other.target
                    && (endNanos < 0 || other.atNanos < endNanos)
                    && (other.endNanos < 0 || atNanos < other.endNanos);
        }
    }

    /**
     * Exceptions.
     *
     * @param function index into {@link LoadedSet#functions()}
     * @param count how many left it, in all forks
     */
    public record Thrown(int function, long count) {}
}
