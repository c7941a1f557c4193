package dev.culprit.agent.transform;

import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.MethodInfo;

/** What is already decided about the timing of methods when their class is transformed. Implementations are thread safe. */
public interface MethodTimings {

    /** Every call of every method. */
    MethodTimings EVERY = new MethodTimings() {
        @Override
        public Timing of(String className, String name, String descriptor) {
            return Timing.EVERY;
        }

        @Override
        public void registered(int methodId, MethodInfo method) {}
    };

    /**
     * The timing of that method, {@link Timing#OFF} for no probe at all.
     *
     * @param className binary name
     */
    Timing of(String className, String name, String descriptor);

    /** The method whose timing is not {@link Timing#EVERY} has that id, before any of its calls in this class. */
    void registered(int methodId, MethodInfo method);
}
