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
@Description("The table of call edges is replaced by a larger one: calls seen meanwhile, calls in the end.")
@Outcome(
        id = {"8, 10", "9, 10", "10, 10"},
        expect = Expect.ACCEPTABLE,
        desc = "what has ended by then")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
@State
public class GrowingEdges {

    private final EdgeTable edges = new EdgeTable(new Limits(0, 0, 1 << 20));

    public GrowingEdges() {
        for (int callee = 1; callee <= 8; callee++) {
            edges.of(1, 2, callee).record(5, 0);
        }
    }

    @Actor
    public void writer() {
        for (int callee = 9; callee <= 10; callee++) {
            edges.of(1, 2, callee).record(5, 0);
            Publication.releaseStores();
        }
    }

    @Actor
    public void reader(II_Result result) {
        result.r1 = calls();
    }

    @Arbiter
    public void end(II_Result result) {
        result.r2 = calls();
    }

    private int calls() {
        int calls = 0;
        for (Latencies edge : edges.slots) {
            calls += edge == null ? 0 : (int) Stressed.leafCalls(edge);
        }
        return calls;
    }
}
