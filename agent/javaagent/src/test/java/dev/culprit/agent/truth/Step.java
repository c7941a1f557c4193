package dev.culprit.agent.truth;

import java.util.List;

/** What a statement of the program does in the model. */
interface Step {

    /** The variables of one call that statements use. */
    final class Frame {
        final int fuel;
        int n;

        Frame(int fuel, int n) {
            this.fuel = fuel;
            this.n = n;
        }
    }

    /** Returns what the function returns here; null when it goes on with the next statement. */
    Integer run(ModelThread thread, Frame frame);

    static Step all(List<Step> steps) {
        return (thread, frame) -> {
            for (Step step : steps) {
                Integer result = step.run(thread, frame);
                if (result != null) {
                    return result;
                }
            }
            return null;
        };
    }

    /** A function's body: these statements, and then {@code return n}. */
    static Function.Body body(Step steps) {
        return (thread, fuel, n) -> {
            Frame frame = new Frame(fuel, n);
            Integer result = steps.run(thread, frame);
            return result == null ? frame.n : result;
        };
    }
}
