package dev.culprit.agent.truth;

/** In the model, the moment at which a thread does nothing more: it has parked, or the JVM exits. Leaves all calls open. */
@SuppressWarnings("serial")
final class EndOfProgram extends Error {

    EndOfProgram() {
        super(null, null, false, false);
    }
}
