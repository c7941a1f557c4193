package dev.culprit.agent.thinning;

import dev.culprit.agent.transform.MethodTable;
import java.lang.instrument.Instrumentation;

/** Lets the governor look: soon after the start, when a hot loop does the most harm, and then every second. */
public final class GovernorThread extends Thread {

    private static final long[] FIRST_WAITS_MILLIS = {100, 100, 200, 400};
    private static final long WAIT_MILLIS = 1000;

    /** Looks take no more than this part of the time: a walk over a million nodes takes tens of milliseconds. */
    private static final int MAX_SHARE = 200;

    private static final long MAX_WAIT_MILLIS = 20_000;

    private final Governor governor;
    private final ThinnedMethods methods;

    /**
     * A thread that is yet to be started.
     *
     * @param overhead the share of the CPU time that probes may take
     * @param metered whether the probes read the thread's meters
     */
    public GovernorThread(
            double overhead,
            boolean metered,
            MethodTable table,
            ThinnedMethods methods,
            Instrumentation instrumentation) {
        super("culprit-governor");
        setDaemon(true);
        this.methods = methods;
        governor = new Governor(
                new OverheadBudget(overhead),
                table,
                methods,
                new ProbeRemoval(instrumentation),
                metered ? ProbeCosts.CEILING_WITH_METERS : ProbeCosts.CEILING);
    }

    @Override
    public void run() {
        try {
            for (int look = 0; ; look++) {
                long wait = look < FIRST_WAITS_MILLIS.length ? FIRST_WAITS_MILLIS[look] : WAIT_MILLIS;
                Thread.sleep(wait);
                long millis = governor.look() / 1_000_000;
                Thread.sleep(Math.min(MAX_WAIT_MILLIS, MAX_SHARE * millis));
            }
        } catch (InterruptedException e) {
            // Somebody interrupts threads that are not theirs: what is thinned stays so.
            interrupt();
        } catch (RuntimeException | Error e) {
            methods.note("The overhead budget was not held to the end: " + e + ".");
        }
    }
}
