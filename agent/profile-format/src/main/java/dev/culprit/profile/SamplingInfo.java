package dev.culprit.profile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How samples were taken. The samples themselves are in the member {@code samples.jfr}, see
 * {@link ProfileReader#readSamples(java.nio.file.Path)}.
 *
 * @param sampler who took them, such as {@code async-profiler 4.6} or {@code jfr}; empty when nobody could
 * @param zeroEpochNanos nanoseconds from 1970 to the start of the recording, by the clock of {@code samples.jfr}: what that file says happened
 *     at {@code t} happened {@code t - zeroEpochNanos} after the zero of the tests and the timeline
 * @param startNanos from when on samples were taken, nanoseconds since the start of the recording
 * @param endNanos until when; samples after it are not in the file
 * @param events the events that were asked for, one of each name
 * @param cost what sampling cost, as far as it is known: see the constants
 * @param notes what else a reader has to know, one plain sentence each
 */
public record SamplingInfo(
        String sampler,
        long zeroEpochNanos,
        long startNanos,
        long endNanos,
        List<Event> events,
        Map<String, Long> cost,
        List<String> notes) {

    /** Nanoseconds that it took to load and start the sampler, before main. */
    public static final String START_NANOS = "start.nanos";

    /** Nanoseconds that it took to stop the sampler at the end. */
    public static final String STOP_NANOS = "stop.nanos";

    /** How often the samples so far were written out for a periodic profile. */
    public static final String DUMPS = "dumps";

    /** Nanoseconds that all of that took; the application ran meanwhile, but was not sampled. */
    public static final String DUMP_NANOS = "dump.nanos";

    /** Samples that the sampler took, of all events together. */
    public static final String SAMPLES = "samples";

    /** Samples that it gave up because it was busy with another. */
    public static final String SKIPPED_SAMPLES = "samples.skipped";

    /** CPU time that it took to walk the stacks of {@link #SAMPLES}, on the threads that were sampled. */
    public static final String STACK_WALK_NANOS = "stackWalk.nanos";

    public SamplingInfo {
        if (startNanos < 0 || endNanos < startNanos) {
            throw new IllegalArgumentException("samples from " + startNanos + " to " + endNanos + " nanoseconds");
        }
        events = List.copyOf(events);
        cost = Collections.unmodifiableMap(new TreeMap<>(cost));
        notes = List.copyOf(notes);
        if (events.stream().map(Event::name).distinct().count() < events.size()) {
            throw new IllegalArgumentException("samples of one event twice");
        }
    }

    /** The event of that name, if it was recorded; null otherwise. */
    public @Nullable Event recorded(String name) {
        for (Event event : events) {
            if (event.name().equals(name) && event.problem() == null) {
                return event;
            }
        }
        return null;
    }

    /**
     * One kind of samples.
     *
     * @param name {@code cpu}, {@code wall}, {@code alloc} or {@code lock}
     * @param engine what took them, as the sampler calls it, such as {@code perf_events} or {@code jdk.ExecutionSample}; empty for
     *     what was not recorded. Samples of different engines cannot be compared
     * @param unit what a sample's weight is counted in
     * @param interval how much of the unit lies between two samples (for {@code lock} by the JDK: the shortest wait); for {@link Unit#SAMPLES}
     *     nanoseconds; 0 when there is none
     * @param problem one sentence that says why there are no samples of it; null when it was recorded
     */
    public record Event(
            String name,
            String engine,
            Unit unit,
            long interval,
            @Nullable String problem) {

        public Event {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("samples of an event without a name");
            }
            if (interval < 0) {
                throw new IllegalArgumentException("samples of " + name + " at a negative interval");
            }
        }
    }

    /** What weights are counted in. */
    public enum Unit {
        NANOSECONDS("nanoseconds"),
        BYTES("bytes"),

        /** Samples at about equal intervals, whose weight in time is not known. */
        SAMPLES("samples");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        /** As in the file. */
        public String text() {
            return text;
        }

        static @Nullable Unit of(String text) {
            for (Unit unit : values()) {
                if (unit.text.equals(text)) {
                    return unit;
                }
            }
            return null;
        }
    }
}
