package dev.culprit.agent.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

@JCStressTest
@Description(
        "Two virtual threads borrow states and give them back: calls that the second sees after its own, calls in the end.")
@Outcome(
        id = {"1, 2", "2, 2"},
        expect = Expect.ACCEPTABLE,
        desc = "what has begun by then")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
@State
public class LentState {

    static {
        Stressed.newState();
    }

    private final Recording recording = new Recording(new Limits(100, 100, 1 << 20));

    @Actor
    public void oneThread() {
        call();
    }

    /** Then it takes a snapshot, while the other may be anywhere. */
    @Actor
    public void anotherThread(II_Result result) {
        call();
        result.r1 = calls();
    }

    private void call() {
        Probe.STATES.set(recording.virtualThreads.borrow());
        // The outermost call's end gives the state back.
        Probe.exit(Probe.enter(1));
    }

    @Arbiter
    public void end(II_Result result) {
        result.r2 = calls();
    }

    private int calls() {
        int calls = 0;
        for (ThreadState state : recording.virtualThreads.states) {
            calls += Stressed.calls(StateReading.ofRunning(state, recording));
        }
        return calls;
    }
}
