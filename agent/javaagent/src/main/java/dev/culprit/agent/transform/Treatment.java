package dev.culprit.agent.transform;

import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What is done with a method, and why. */
enum Treatment {
    /** Probe, call-site tags and probes around calls that may block. */
    PROBED(null),
    /** Only the probe: with more the method would cross {@link CodeSize#JIT_LIMIT}; its calls have line 0, its waits are its own time. */
    PROBED_WITHOUT_LINES(null),
    TRIVIAL("trivial"),
    BRIDGE("bridge"),
    SYNTHETIC("synthetic"),
    TOO_LARGE("too-large"),
    /** In a class that is not selected: nobody asked for it. */
    OUTSIDE("outside"),
    /** Taken out to hold the overhead budget, or because a plan says so. */
    OFF("off");

    /** A method that does no work and is shorter than this costs less than a probe does. */
    private static final int TRIVIAL_INSTRUCTIONS = 16;

    /** A callback of a telemetry handler that is no longer than this does nothing: returns, perhaps a constant or its argument. */
    private static final int EMPTY_INSTRUCTIONS = 2;

    private final @Nullable String rule;

    Treatment(@Nullable String rule) {
        this.rule = rule;
    }

    /** The rule in the profile's plan by which the method was left out, null when it was not. */
    @Nullable
    String rule() {
        return rule;
    }

    boolean isProbed() {
        return rule == null;
    }

    /**
     * Decides by facts alone.
     *
     * @param leaveOutTrivial false to probe even accessors, for a user who wants every count whatever it costs
     */
    static Treatment of(MethodFacts method, boolean leaveOutTrivial) {
        if (method.has(Opcodes.ACC_BRIDGE)) {
            return BRIDGE;
        }
        if (method.name().startsWith("$jacoco") || method.has(Opcodes.ACC_SYNTHETIC) && !method.isLambdaBody()) {
            return SYNTHETIC;
        }
        if (leaveOutTrivial
                && !method.test()
                && !method.works()
                && !method.isLambdaBody()
                && method.instructions() < TRIVIAL_INSTRUCTIONS) {
            return TRIVIAL;
        }
        return bySize(method);
    }

    /** Decides for a callback of a telemetry handler: how often it is called matters however short it is. */
    static Treatment ofCallback(MethodFacts method, boolean leaveOutTrivial) {
        boolean empty = !method.works() && method.instructions() <= EMPTY_INSTRUCTIONS;
        if (method.has(Opcodes.ACC_BRIDGE) || method.name().startsWith("$jacoco") || leaveOutTrivial && empty) {
            return of(method, leaveOutTrivial);
        }
        return bySize(method);
    }

    private static Treatment bySize(MethodFacts method) {
        // A method that is never compiled anyway may grow as far as the format allows.
        int limit = method.size() > CodeSize.JIT_LIMIT ? CodeSize.FORMAT_LIMIT : CodeSize.JIT_LIMIT;
        int probed = method.size() + method.probeSize();
        if (probed + method.tagsAndWaitsSize() <= limit) {
            return PROBED;
        }
        return probed <= limit ? PROBED_WITHOUT_LINES : TOO_LARGE;
    }
}
