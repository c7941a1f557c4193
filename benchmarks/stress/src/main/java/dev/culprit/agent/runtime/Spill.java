package dev.culprit.agent.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

@JCStressTest
@Description("A count outgrows its int: calls beyond Integer.MAX_VALUE - 1 seen meanwhile, and in the end.")
@Outcome(
        id = {"0, 3", "1, 3", "2, 3", "3, 3"},
        expect = Expect.ACCEPTABLE,
        desc = "what has ended by then")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
@State
public class Spill {

    private static final long BEFORE = Integer.MAX_VALUE - 1;

    private final Latencies latencies = Stressed.newLatencies();

    public Spill() {
        latencies.record(5, 0);
        latencies.leaf[Slots.of(5) - latencies.leaf[0]] = (int) BEFORE;
    }

    @Actor
    public void writer() {
        for (int i = 0; i < 3; i++) {
            latencies.record(5, 0);
            Publication.releaseStores();
        }
    }

    @Actor
    public void reader(JJ_Result result) {
        result.r1 = Stressed.leafCalls(latencies) - BEFORE;
    }

    @Arbiter
    public void end(JJ_Result result) {
        result.r2 = Stressed.leafCalls(latencies) - BEFORE;
    }
}
