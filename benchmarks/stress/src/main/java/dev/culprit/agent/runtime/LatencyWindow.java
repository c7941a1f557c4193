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
@Description("A window of latency counts is replaced by a larger one: calls seen meanwhile, calls in the end.")
@Outcome(
        id = {"1, 3", "2, 3", "3, 3"},
        expect = Expect.ACCEPTABLE,
        desc = "what has ended by then")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
@State
public class LatencyWindow {

    private final Latencies latencies = Stressed.newLatencies();

    public LatencyWindow() {
        latencies.record(5, 0);
    }

    @Actor
    public void writer() {
        latencies.record(1_000_000, 0);
        Publication.releaseStores();
        latencies.record(5, 0);
        Publication.releaseStores();
    }

    @Actor
    public void reader(II_Result result) {
        result.r1 = (int) Stressed.leafCalls(latencies);
    }

    @Arbiter
    public void end(II_Result result) {
        result.r2 = (int) Stressed.leafCalls(latencies);
    }
}
