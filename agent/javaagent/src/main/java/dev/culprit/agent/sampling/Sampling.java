package dev.culprit.agent.sampling;

import dev.culprit.agent.options.SampledEvent;
import dev.culprit.agent.options.SamplerChoice;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.profile.SamplesFile;
import dev.culprit.profile.SamplingInfo;
import dev.culprit.profile.SamplingInfo.Event;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The samples of this JVM, from the start of the agent to the end. Never throws and never waits long: what does not work is a note.
 * Thread safe.
 */
public final class Sampling {

    private static final long TIMEOUT_MILLIS = 10_000;

    /** Writing the samples out for a snapshot takes no more than this part of the time: meanwhile samples are lost. */
    private static final int MAX_SHARE = 200;

    private final Function<BoundedCalls, StartedSampler> starter;
    private final Instrumentation instrumentation;
    private final BoundedCalls calls = new BoundedCalls(TIMEOUT_MILLIS);
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final Map<String, Long> cost = new TreeMap<>();
    private final OtherProfilers others = new OtherProfilers(this::giveWay);
    private List<Event> events = List.of();
    private @Nullable Sampler running;
    private @Nullable Samples last;
    private boolean begun;
    private long startNanos;
    private long nextDumpNanos;

    /**
     * Nothing is sampled yet.
     *
     * @param asked not empty
     * @param choice where to begin in the row of samplers
     * @param out the directory of the profiles: the second choice for temporary files
     */
    public Sampling(List<SampledEvent> asked, SamplerChoice choice, File out, Instrumentation instrumentation) {
        this(
                calls -> StartedSampler.start(
                        asked,
                        choice,
                        OtherProfilers.areLoaded(),
                        List.of(new File(System.getProperty("java.io.tmpdir", "")), out),
                        instrumentation,
                        calls),
                instrumentation);
    }

    /** Samples of what {@code starter} starts. */
    Sampling(Function<BoundedCalls, StartedSampler> starter, Instrumentation instrumentation) {
        this.starter = starter;
        this.instrumentation = instrumentation;
    }

    /** Starts the best sampler that can be had. */
    public synchronized void start() {
        long before = System.nanoTime();
        StartedSampler started = starter.apply(calls);
        running = started.sampler();
        events = started.events();
        notes.addAll(started.notes());
        if (mustGiveWay()) {
            instrumentation.addTransformer(others);
        }
        cost.put(SamplingInfo.START_NANOS, System.nanoTime() - before);
        startNanos = TestContexts.elapsedNanos();
        begun = true;
    }

    private boolean mustGiveWay() {
        return running instanceof AsyncProfilerSampler;
    }

    /**
     * The samples so far; null before the start.
     *
     * @param atEnd whether to stop
     */
    public synchronized @Nullable Samples take(boolean atEnd) {
        if (!begun) {
            return null;
        }
        if (mustGiveWay() && OtherProfilers.areLoaded()) {
            giveWay();
        }
        Sampler active = running;
        if (active != null && (atEnd || TestContexts.elapsedNanos() >= nextDumpNanos)) {
            collect(active, atEnd);
        }
        if (last == null) {
            last = new Samples(info("", epochNanos(zero()), startNanos), null, missing());
        }
        return last;
    }

    /** Another async-profiler comes up: ours ends, with what it has. */
    private synchronized void giveWay() {
        Sampler active = running;
        if (active != null) {
            notes.add("Another async-profiler came up in this JVM: ours ended then, and there are no samples after "
                    + TestContexts.elapsedNanos() / 1_000_000 + " ms.");
            collect(active, true);
        }
    }

    private void collect(Sampler active, boolean stop) {
        try {
            Collected collected = calls.call(
                    stop ? "stop" : "write its samples",
                    () -> Collected.of(active, stop),
                    stop ? null : active::abandon);
            if (stop) {
                cost.put(SamplingInfo.STOP_NANOS, collected.nanos());
            } else {
                cost.merge(SamplingInfo.DUMPS, 1L, Long::sum);
                cost.merge(SamplingInfo.DUMP_NANOS, collected.nanos(), Long::sum);
                nextDumpNanos = collected.endNanos() + MAX_SHARE * collected.nanos();
            }
            cost.putAll(collected.cost());
            if (collected.lost() != null) {
                lost.add("Samples may be missing: " + collected.lost() + ".");
                notes.addAll(lost);
            }
            SamplingInfo info = info(active.name(), collected.zeroEpochNanos(), collected.endNanos());
            last = new Samples(info, collected.content(), missing());
        } catch (Exception | Error e) {
            if (!stop) {
                abandon(active);
            }
            if (e instanceof InterruptedException) {
                // Of a thread of the application, which loads the class of another profiler: that is to know of it.
                Thread.currentThread().interrupt();
            }
            running = null;
            notes.add("Samples are missing: " + SamplerException.reason(e) + ".");
            last = afterFailure(last);
        }
        if (stop || running == null) {
            running = null;
            instrumentation.removeTransformer(others);
        }
    }

    /** It would go on to the end of the JVM for nobody. One that hangs is abandoned by the call that hangs. */
    private void abandon(Sampler failed) {
        try {
            calls.call("end", () -> {
                failed.abandon();
                return true;
            });
        } catch (Exception | Error e) {
            // That samples are missing is said in any case.
            return;
        }
    }

    /** What there was before, which is still true of its time. */
    private Samples afterFailure(@Nullable Samples before) {
        Set<String> each = new LinkedHashSet<>(missing());
        each.addAll(notes);
        List<String> all = List.copyOf(each);
        if (before == null) {
            return new Samples(info("", epochNanos(zero()), startNanos), null, all);
        }
        SamplingInfo old = before.info();
        return new Samples(info(old.sampler(), old.zeroEpochNanos(), old.endNanos()), before.content(), all);
    }

    private SamplingInfo info(String name, long zeroEpochNanos, long endNanos) {
        return new SamplingInfo(
                name, zeroEpochNanos, startNanos, Math.max(startNanos, endNanos), events, cost, new ArrayList<>(notes));
    }

    /** What belongs among the notes of the whole profile: events without samples, and samples that were lost. */
    private List<String> missing() {
        List<String> missing = new ArrayList<>(lost);
        for (Event event : events) {
            if (event.problem() != null) {
                missing.add("Samples of " + event.name() + " were asked for and not taken: " + event.problem()
                        + (event.problem().endsWith(".") ? "" : "."));
            }
        }
        return missing;
    }

    /** The start of the recording as a reading of {@link System#nanoTime}. */
    private static long zero() {
        return System.nanoTime() - TestContexts.elapsedNanos();
    }

    /** Nanoseconds from 1970 to that reading of {@link System#nanoTime}, by the clocks of now. */
    static long epochNanos(long nanoTime) {
        java.time.Instant now = java.time.Instant.now();
        long since = System.nanoTime() - nanoTime;
        return now.getEpochSecond() * 1_000_000_000L + now.getNano() - since;
    }

    /** What the sampler has, got by a thread that may be left alone with it: it touches nothing of ours. */
    private record Collected(
            long nanos,
            long endNanos,
            long zeroEpochNanos,
            Map<String, Long> cost,
            SamplesFile content,
            @Nullable String lost) {

        static Collected of(Sampler sampler, boolean stop) throws Exception {
            long before = System.nanoTime();
            if (stop) {
                sampler.stop();
            } else {
                sampler.dump();
            }
            long nanos = System.nanoTime() - before;
            long end = TestContexts.elapsedNanos();
            return new Collected(
                    nanos, end, sampler.epochNanos(zero()), sampler.cost(), sampler.content(), sampler.lost());
        }
    }
}
