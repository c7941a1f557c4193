package dev.culprit.agent.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

@JCStressTest
@Description(
        "Calls along a known path, by plain stores: calls of the caller, calls of the callee; 10 more if the caller has less time than the callee.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "before")
@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "inside the caller")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "inside the callee or after")
@Outcome(expect = Expect.FORBIDDEN, desc = "a callee without its caller, or without its time")
@State
public class KnownPath {

    private final ThreadState state = Stressed.newState();

    public KnownPath() {
        Stressed.call(state, 1, 2);
    }

    @Actor
    public void writer() {
        Stressed.call(state, 1, 2);
    }

    @Actor
    public void reader(II_Result result) {
        StateReading reading = Stressed.read(state);
        boolean wrong = reading.totalNanos[1] < reading.totalNanos[2] || reading.totalNanos[2] < 0;
        result.r1 = (int) reading.count[1] + (wrong ? 10 : 0);
        result.r2 = (int) reading.count[2];
    }
}
