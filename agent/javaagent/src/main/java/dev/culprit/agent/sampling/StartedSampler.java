package dev.culprit.agent.sampling;

import dev.culprit.agent.options.SampledEvent;
import dev.culprit.agent.options.SamplerChoice;
import dev.culprit.profile.SamplingInfo.Event;
import dev.culprit.profile.SamplingInfo.Unit;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first sampler of the row that can be had.
 *
 * @param sampler null if none can
 * @param events one for each that was asked for
 * @param notes what was tried in vain, and what the sampler has to say, in sentences
 */
record StartedSampler(@Nullable Sampler sampler, List<Event> events, List<String> notes) {

    /**
     * Starts it.
     *
     * @param choice where to begin in the row
     * @param another whether another async-profiler is active, which ours must leave alone
     */
    static StartedSampler start(
            List<SampledEvent> asked,
            SamplerChoice choice,
            boolean another,
            List<File> directories,
            Instrumentation instrumentation,
            BoundedCalls calls) {
        List<String> notes = new ArrayList<>();
        StartedSampler started = null;
        if (choice != SamplerChoice.JFR) {
            if (another) {
                notes.add("Another async-profiler is active in this JVM, and two would disturb each other.");
            } else {
                started = start(new AsyncProfilerSampler(choice, instrumentation), asked, directories, calls, notes);
            }
        }
        if (started == null) {
            started = startJfr(asked, another, directories, instrumentation, calls, notes);
        }
        return started != null ? started : new StartedSampler(null, none(asked, String.join(" ", notes)), notes);
    }

    private static @Nullable StartedSampler startJfr(
            List<SampledEvent> asked,
            boolean another,
            List<File> directories,
            Instrumentation instrumentation,
            BoundedCalls calls,
            List<String> notes) {
        try {
            boolean planned = PlannedRecordings.haveCpuTimeSamples(instrumentation);
            return start(new JfrSampler(another, planned), asked, directories, calls, notes);
        } catch (LinkageError e) {
            notes.add("The JDK's Flight Recorder is not in this JVM (module jdk.jfr).");
            return null;
        }
    }

    /** Null if it cannot be had, which {@code notes} then say. One that starts too late is ended when it has. */
    static @Nullable StartedSampler start(
            Sampler candidate,
            List<SampledEvent> asked,
            List<File> directories,
            BoundedCalls calls,
            List<String> notes) {
        try {
            List<Event> events = calls.call("start", () -> candidate.start(asked, directories), candidate::abandon);
            notes.addAll(candidate.notes());
            return new StartedSampler(candidate, events, notes);
        } catch (Exception | Error e) {
            notes.add("The sampler " + candidate.name() + " cannot be used here: " + SamplerException.reason(e) + ".");
            return null;
        }
    }

    private static List<Event> none(List<SampledEvent> asked, String problem) {
        List<Event> none = new ArrayList<>();
        for (SampledEvent event : asked) {
            none.add(new Event(event.name(), "", Unit.SAMPLES, 0, problem));
        }
        return none;
    }
}
