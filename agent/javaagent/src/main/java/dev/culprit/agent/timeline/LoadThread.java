package dev.culprit.agent.timeline;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.WaitNamer;
import dev.culprit.agent.transform.MethodTable;
import org.jspecify.annotations.Nullable;

/** Looks at the load and at what threads wait for, while there are probes: a launcher or a compiler has none, and nobody asks. */
public final class LoadThread extends Thread {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Looks at threads come every ten milliseconds or so, ... */
    private static final int SHORTEST_MILLIS = 7;

    /** ... by chance, as programs have periods of their own, ... */
    private static final int CHANCES = 7;

    /** ... and take no more than this part of the time. */
    private static final int MAX_SHARE = 200;

    private final LoadSeries series;
    private final MethodTable table;
    private final @Nullable WaitNamer namer;
    private long random = System.nanoTime();

    /**
     * A thread that is yet to be started.
     *
     * @param namer null not to look at threads
     */
    public LoadThread(LoadSeries series, MethodTable table, @Nullable WaitNamer namer) {
        super("culprit-load");
        setDaemon(true);
        this.series = series;
        this.table = table;
        this.namer = namer;
    }

    @Override
    public void run() {
        try {
            long lookAt = System.nanoTime();
            long took = 0;
            while (true) {
                Thread.sleep(pause(took));
                took = table.size() > 0 && namer != null ? look(namer) : 0;
                if (System.nanoTime() - lookAt >= 0) {
                    if (table.size() > 0) {
                        series.look();
                    }
                    lookAt = System.nanoTime() + series.intervalNanos();
                }
            }
        } catch (InterruptedException e) {
            // Somebody interrupts threads that are not theirs: the series ends here.
            interrupt();
        } catch (RuntimeException | Error e) {
            series.endedBy(e);
        }
    }

    private long pause(long took) {
        if (namer == null) {
            return series.intervalNanos() / NANOS_PER_MILLI;
        }
        random = random * 6364136223846793005L + 1442695040888963407L;
        long chance = (random >>> 33) % CHANCES;
        return Math.max(SHORTEST_MILLIS + chance, MAX_SHARE * took / NANOS_PER_MILLI);
    }

    private static long look(WaitNamer namer) {
        long start = System.nanoTime();
        Recorder.lookAtThreads(namer);
        return System.nanoTime() - start;
    }
}
