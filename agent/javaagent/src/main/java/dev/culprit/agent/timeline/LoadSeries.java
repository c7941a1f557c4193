package dev.culprit.agent.timeline;

import dev.culprit.agent.environment.CpuTimes;
import dev.culprit.agent.environment.VmThreads;
import dev.culprit.agent.runtime.Recorder;
import dev.culprit.profile.Timeline.Load;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the load, from close together at first to further apart the longer the JVM runs. Thread safe. */
public final class LoadSeries {

    /** A list of these takes some 100 KB. */
    static final int MOST = 2_000;

    private static final long FIRST_INTERVAL_NANOS = 100_000_000;

    private final CpuTimes atStart = CpuTimes.read();
    private final VmThreads vmThreads = new VmThreads();
    private List<Load> looks = new ArrayList<>();
    private long intervalNanos = FIRST_INTERVAL_NANOS;
    private @Nullable Throwable problem;

    /** The recording has begun. */
    public LoadSeries() {}

    /** Looks now. */
    public void look() {
        CpuTimes used = CpuTimes.read().since(atStart);
        vmThreads.look();
        add(new Load(
                Recorder.elapsedNanos(),
                Math.max(0, used.process()),
                used.busy(),
                used.idle(),
                vmThreads.collectorNanos(),
                vmThreads.compilerNanos()));
    }

    synchronized void add(Load look) {
        if (looks.size() >= MOST) {
            thinOut();
        }
        looks.add(look);
    }

    /** Every second one is enough from now on. */
    private void thinOut() {
        List<Load> kept = new ArrayList<>(MOST);
        for (int i = 0; i < looks.size(); i += 2) {
            kept.add(looks.get(i));
        }
        looks = kept;
        intervalNanos *= 2;
    }

    /** Nobody looks any more. Needs no memory, of which there may be none. */
    synchronized void endedBy(Throwable thrown) {
        problem = thrown;
    }

    /** What a reader of the profile has to know; plain sentences. */
    public synchronized List<String> notes() {
        return problem == null
                ? List.of()
                : List.of("Nobody looked at the load and at waiting threads to the end: " + problem + ".");
    }

    synchronized long intervalNanos() {
        return intervalNanos;
    }

    synchronized List<Load> looks() {
        return List.copyOf(looks);
    }
}
