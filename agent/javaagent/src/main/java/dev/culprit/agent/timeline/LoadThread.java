package dev.culprit.agent.timeline;

import java.util.function.BooleanSupplier;

/** Looks at the load while there is something to say about it. */
public final class LoadThread extends Thread {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LoadSeries series;
    private final BooleanSupplier wanted;

    /**
     * A thread that is yet to be started.
     *
     * @param wanted asked before each look: a launcher or a compiler has no probes, and nobody asks for its load
     */
    public LoadThread(LoadSeries series, BooleanSupplier wanted) {
        super("culprit-load");
        setDaemon(true);
        this.series = series;
        this.wanted = wanted;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(series.intervalNanos() / NANOS_PER_MILLI);
                if (wanted.getAsBoolean()) {
                    series.look();
                }
            }
        } catch (InterruptedException e) {
            // Somebody interrupts threads that are not theirs: the series ends here.
            interrupt();
        }
    }
}
