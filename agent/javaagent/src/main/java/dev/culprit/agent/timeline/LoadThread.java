package dev.culprit.agent.timeline;

import dev.culprit.agent.environment.HeapRoom;
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

    /** ... and take no more than this part of the time: with very many threads they come less often. */
    private static final int MAX_SHARE = 200;

    /** The cheapest of so many says what one takes: on a busy machine a look is interrupted, and the first ones load classes. */
    private static final int REMEMBERED = 4;

    /** A JVM that is over before costs nothing. */
    private static final long FIRST_MILLIS = 100;

    private final LoadSeries series;
    private final MethodTable table;
    private final @Nullable WaitNamer namer;
    private final HeapRoom room = new HeapRoom();
    private final long[] took = new long[REMEMBERED];
    private int looks;
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
            room.await(FIRST_MILLIS);
            long lookAt = System.nanoTime();
            while (true) {
                if (table.size() > 0 && namer != null) {
                    lookAtThreads(namer);
                }
                if (System.nanoTime() - lookAt >= 0) {
                    if (table.size() > 0) {
                        series.look();
                    }
                    lookAt = System.nanoTime() + series.intervalNanos();
                }
                Thread.sleep(pause());
            }
        } catch (InterruptedException e) {
            // Somebody interrupts threads that are not theirs: the series ends here.
            interrupt();
        } catch (RuntimeException | Error e) {
            series.endedBy(e);
        }
    }

    private long pause() {
        if (namer == null) {
            return series.intervalNanos() / NANOS_PER_MILLI;
        }
        random = random * 6364136223846793005L + 1442695040888963407L;
        long chance = (random >>> 33) % CHANCES;
        long cheapest = took[0];
        for (long each : took) {
            cheapest = Math.min(cheapest, each);
        }
        return Math.max(SHORTEST_MILLIS + chance, MAX_SHARE * cheapest / NANOS_PER_MILLI);
    }

    private void lookAtThreads(WaitNamer namer) {
        long start = System.nanoTime();
        Recorder.lookAtThreads(namer);
        took[looks++ % REMEMBERED] = System.nanoTime() - start;
    }
}
