package dev.culprit.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry handlers of one JVM and their registrations: what the call tree cannot tell. What handlers cost is in the tree, in the
 * rows whose method is of the kind {@link MethodKind#TELEMETRY}. All times are nanoseconds from the start of the recording.
 *
 * @param handlers the handlers; registrations refer to them by position
 * @param targets what handlers were registered with; registrations refer to them by position
 * @param registrations in the order in which they were made
 * @param thrown exceptions that left callbacks, by method
 * @param droppedHandlers handlers that found no room
 * @param droppedRegistrations registrations that found no room
 */
public record Telemetry(
        List<Handler> handlers,
        List<Target> targets,
        List<Registration> registrations,
        List<Thrown> thrown,
        long droppedHandlers,
        long droppedRegistrations) {

    public static final Telemetry NONE = new Telemetry(List.of(), List.of(), List.of(), List.of(), 0, 0);

    public Telemetry {
        handlers = List.copyOf(handlers);
        targets = List.copyOf(targets);
        registrations = List.copyOf(registrations);
        thrown = List.copyOf(thrown);
    }

    /**
     * One handler as the source knows it: a class, a lambda or a method reference. Two objects of a class are one handler.
     *
     * @param type binary name of the type by which it is known as a handler, such as {@code io.micrometer.observation.ObservationHandler};
     *     for a function that is a handler only because of where it is registered, the class that takes it
     * @param family of the type, as in the table of handler types; {@code user} for the user's own
     * @param className binary name of its class; of the class around it for a lambda or a method reference
     * @param kind how it is written
     * @param callbacks its methods that are called for events and have a probe, as positions in {@link Profile#methods()}; those that it
     *     inherits are shared with all that inherit them. For a lambda its body, for a method reference the method; empty when
     *     nothing of it is measured
     * @param body the body of a lambda, or the method that is referred to; null for a class
     * @param createdAt where a lambda or method reference is evaluated, null if unknown
     */
    public record Handler(
            String type,
            String family,
            String className,
            HandlerKind kind,
            List<Integer> callbacks,
            @Nullable Body body,
            @Nullable Place createdAt) {

        public Handler {
            callbacks = List.copyOf(callbacks);
        }
    }

    /**
     * A method.
     *
     * @param className binary name
     */
    public record Body(String className, String name, String descriptor) {}

    /**
     * A line of source.
     *
     * @param className raw binary name
     * @param method its name
     * @param file null if unknown
     * @param line 0 if unknown
     */
    public record Place(
            String className, String method, @Nullable String file, int line) {}

    /**
     * An object that handlers were registered with, or a class for methods that are static.
     *
     * @param className binary name of its class
     * @param mostHandlers most registrations that it had at one time: its fan-out
     * @param firstNanos when the first handler was registered with it
     */
    public record Target(String className, int mostHandlers, long firstNanos) {}

    /** What became of a registration. */
    public enum State {
        /** It was there when the profile was written. */
        OPEN,

        /** The handler was removed, or ended, as by {@code close}. */
        REMOVED,

        /** Handler or target were garbage, and collected. A garbage one that is not yet collected is {@link #OPEN}. */
        COLLECTED
    }

    /**
     * One registration.
     *
     * @param handler position in {@link Telemetry#handlers()}
     * @param object number of the handler's object: equal for the same object
     * @param target position in {@link Telemetry#targets()}
     * @param method name of the method that registers
     * @param at the call in the application, or, if there is none on the stack, null
     * @param thread name of the thread
     * @param test id of the test in which it was made, as in {@link TestRuns.Test#id()}, the name of a class of tests for its own setup
     *     and teardown; null outside of tests
     * @param phase of the test: {@code setup}, {@code body}, {@code teardown}, {@code classSetup}, {@code classTeardown}; null outside
     * @param atNanos when
     * @param state what became of it
     * @param endNanos when it ended, or was found collected; -1 while open
     * @param within the handler in whose callback it was made; -1 for none
     */
    public record Registration(
            int handler,
            int object,
            int target,
            String method,
            @Nullable Place at,
            String thread,
            @Nullable String test,
            @Nullable String phase,
            long atNanos,
            State state,
            long endNanos,
            int within) {}

    /**
     * Exceptions.
     *
     * @param method position in {@link Profile#methods()}
     * @param count how many left it
     */
    public record Thrown(int method, long count) {}
}
