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
        "The array of rows is replaced by a larger one: rows, calls. What was there before is never missing, and a later call never seen without the earlier.")
@Outcome(
        id = {"15, 15", "16, 16", "17, 17"},
        expect = Expect.ACCEPTABLE,
        desc = "between the calls")
@Outcome(
        id = {"16, 15", "17, 16"},
        expect = Expect.ACCEPTABLE,
        desc = "the last node's call is not yet counted")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, torn or doubled")
@State
public class GrowingRows {

    private final ThreadState state = Stressed.newState();

    public GrowingRows() {
        for (int methodId = 1; methodId <= 15; methodId++) {
            Stressed.call(state, methodId);
        }
    }

    @Actor
    public void writer() {
        Stressed.call(state, 16);
        Stressed.call(state, 17);
    }

    @Actor
    public void reader(II_Result result) {
        StateReading reading = Stressed.read(state);
        result.r1 = reading.size - 1;
        result.r2 = Stressed.calls(reading);
    }
}
