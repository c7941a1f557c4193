package dev.culprit.agent.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

@JCStressTest
@Description("A node for a new path is complete when a reader sees it: rows, calls.")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "before the call")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the node is there, its call is not yet counted")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "during or after the call")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, torn or doubled")
@State
public class NewNode {

    private final ThreadState state = Stressed.newState();

    @Actor
    public void writer() {
        Stressed.call(state, 1);
    }

    @Actor
    public void reader(II_Result result) {
        StateReading reading = Stressed.read(state);
        result.r1 = reading.size - 1;
        result.r2 = Stressed.calls(reading);
    }
}
