package dev.culprit.agent.sampling;

import dev.culprit.agent.options.SampledEvent;
import dev.culprit.agent.options.SamplerChoice;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.profile.SamplingInfo;
import dev.culprit.profile.SamplingInfo.Event;
import dev.culprit.profile.SamplingInfo.Unit;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The samples of this JVM, from the start of the agent to the end. Never throws and never waits long: what does not work is a note.
 * Thread safe.
 */
public final class Sampling {

    private static final long TIMEOUT_MILLIS = 10_000;

    private final List<SampledEvent> asked;
    private final SamplerChoice choice;
    private final List<File> directories;
    private final Instrumentation instrumentation;
    private final BoundedCalls calls = new BoundedCalls(TIMEOUT_MILLIS);
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, Long> cost = new TreeMap<>();
    private final OtherProfilers others = new OtherProfilers(this::giveWay);
    private List<Event> events = List.of();
    private @Nullable Sampler sampler;
    private @Nullable Samples last;
    private boolean running;
    private boolean begun;
    private long startNanos;

    /**
     * Nothing is sampled yet.
     *
     * @param asked not empty
     * @param choice where to begin in the row of samplers
     * @param out the directory of the profiles: the second choice for temporary files
     */
    public Sampling(List<SampledEvent> asked, SamplerChoice choice, File out, Instrumentation instrumentation) {
        this.asked = asked;
        this.choice = choice;
        this.directories = List.of(new File(System.getProperty("java.io.tmpdir", "")), out);
        this.instrumentation = instrumentation;
    }

    /** Starts the best sampler that can be had. */
    public synchronized void start() {
        long before = System.nanoTime();
        boolean other = OtherProfilers.areLoaded();
        if (choice == SamplerChoice.JFR || !startAsyncProfiler(other)) {
            startJfr(other);
        }
        if (!running) {
            events = none(String.join(" ", notes));
        }
        begun = true;
        cost.put(SamplingInfo.START_NANOS, System.nanoTime() - before);
        startNanos = TestContexts.elapsedNanos();
    }

    private boolean startAsyncProfiler(boolean other) {
        if (other) {
            notes.add("Another async-profiler is active in this JVM, and two would disturb each other.");
            return false;
        }
        if (!start(new AsyncProfilerSampler(choice), "async-profiler cannot be used here")) {
            return false;
        }
        instrumentation.addTransformer(others);
        return true;
    }

    private void startJfr(boolean other) {
        try {
            start(new JfrSampler(other), "the JDK's Flight Recorder cannot be used");
        } catch (LinkageError e) {
            notes.add("The JDK's Flight Recorder is not in this JVM (module jdk.jfr).");
        }
    }

    private boolean start(Sampler candidate, String failure) {
        try {
            events = calls.call("start", () -> candidate.start(asked, directories));
            sampler = candidate;
            running = true;
            notes.addAll(candidate.notes());
        } catch (Exception | Error e) {
            notes.add(Character.toUpperCase(failure.charAt(0)) + failure.substring(1) + ": "
                    + SamplerException.reason(e) + ".");
        }
        return running;
    }

    private List<Event> none(String problem) {
        List<Event> none = new ArrayList<>();
        for (SampledEvent event : asked) {
            none.add(new Event(event.name(), "", Unit.SAMPLES, 0, problem));
        }
        return none;
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
        if (running && OtherProfilers.areLoaded() && sampler instanceof AsyncProfilerSampler) {
            giveWay();
        }
        if (running) {
            last = collect(atEnd);
        } else if (last == null) {
            last = new Samples(info("", 0, startNanos), null, missing());
        }
        return last;
    }

    /** Another async-profiler comes up: ours ends, with what it has. */
    private synchronized void giveWay() {
        if (running) {
            notes.add("Another async-profiler came up in this JVM: ours ended then, and there are no samples after "
                    + TestContexts.elapsedNanos() / 1_000_000 + " ms.");
            last = collect(true);
        }
    }

    private Samples collect(boolean stop) {
        Sampler active = sampler;
        if (active == null) {
            throw new IllegalStateException("there is no sampler");
        }
        try {
            return calls.call(stop ? "stop" : "write its samples", () -> collect(active, stop));
        } catch (Exception | Error e) {
            running = false;
            notes.add("Samples are missing: " + SamplerException.reason(e) + ".");
            return last != null ? withNotes(last) : new Samples(info(active.name(), 0, startNanos), null, missing());
        } finally {
            if (stop) {
                running = false;
                instrumentation.removeTransformer(others);
            }
        }
    }

    private Samples collect(Sampler active, boolean stop) throws Exception {
        long before = System.nanoTime();
        if (stop) {
            active.stop();
            cost.put(SamplingInfo.STOP_NANOS, System.nanoTime() - before);
        } else {
            active.dump();
            cost.merge(SamplingInfo.DUMPS, 1L, Long::sum);
            cost.merge(SamplingInfo.DUMP_NANOS, System.nanoTime() - before, Long::sum);
        }
        long end = TestContexts.elapsedNanos();
        cost.putAll(active.cost());
        long zero = active.epochNanos(System.nanoTime() - TestContexts.elapsedNanos());
        return new Samples(info(active.name(), zero, end), active.content(), missing());
    }

    private Samples withNotes(Samples samples) {
        SamplingInfo old = samples.info();
        SamplingInfo info = new SamplingInfo(
                old.sampler(),
                old.zeroEpochNanos(),
                old.startNanos(),
                old.endNanos(),
                old.events(),
                cost,
                new ArrayList<>(notes));
        return new Samples(info, samples.content(), missing());
    }

    private SamplingInfo info(String name, long zeroEpochNanos, long endNanos) {
        return new SamplingInfo(
                name, zeroEpochNanos, startNanos, Math.max(startNanos, endNanos), events, cost, new ArrayList<>(notes));
    }

    /** What belongs among the notes of the whole profile: events without samples. */
    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Event event : events) {
            if (event.problem() != null) {
                missing.add("Samples of " + event.name() + " were asked for and not taken: " + event.problem()
                        + (event.problem().endsWith(".") ? "" : "."));
            }
        }
        return missing;
    }
}
