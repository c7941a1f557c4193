package dev.culprit.agent.truth;

/** In the model, what {@code aside.Failure1} or {@code aside.Failure2} is in the program. */
@SuppressWarnings("serial")
final class Thrown extends RuntimeException {

    final int kind;

    Thrown(int kind) {
        super(null, null, false, false);
        this.kind = kind;
    }
}
