package dev.culprit.agent.sampling;

import dev.culprit.agent.options.SampledEvent;
import dev.culprit.profile.SamplesFile;
import dev.culprit.profile.SamplingInfo.Event;
import dev.culprit.profile.SamplingInfo.Unit;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.EventSettings;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's Flight Recorder, by a recording of our own beside those that the user may have. Loaded only where it is needed: the
 * module jdk.jfr may be missing.
 */
final class JfrSampler implements Sampler {

    private static final String CPU_TIME_SAMPLE = "jdk.CPUTimeSample";
    private static final String EXECUTION_SAMPLE = "jdk.ExecutionSample";
    private static final String NOT_USED = CPU_TIME_SAMPLE + " is not used: ";
    private static final String ALLOCATION_SAMPLE = "jdk.ObjectAllocationSample";

    /** By default in the JDK's own settings, and it takes at most so many a second in all threads. */
    private static final String ALLOCATIONS = "300/s";

    /** The Flight Recorder samples threads in Java code by looking, at most every 10 ms to be of use. */
    private static final long SHORTEST_PERIOD_NANOS = 1_000_000;

    private static final long EXIT_SECONDS = 5;

    private final boolean besideAnother;
    private final boolean planned;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Recording recording = new Recording();
    private final List<File> directories = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable File atExit;
    private @Nullable RecordedFile file;

    /**
     * Nothing is started yet.
     *
     * @param besideAnother whether another profiler uses the signals that samples of CPU time would need
     * @param planned whether a recording that starts later is to have such samples
     */
    JfrSampler(boolean besideAnother, boolean planned) {
        this.besideAnother = besideAnother;
        this.planned = planned;
    }

    @Override
    public String name() {
        return "jfr";
    }

    @Override
    public List<Event> start(List<SampledEvent> asked, List<File> usable) throws Exception {
        try {
            return started(asked, usable);
        } catch (Exception | Error e) {
            abandon();
            throw e;
        }
    }

    private List<Event> started(List<SampledEvent> asked, List<File> usable) throws IOException, SamplerException {
        Set<String> known = new HashSet<>();
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            known.add(type.getName());
        }
        directories.addAll(usable);
        List<Event> events = new ArrayList<>();
        boolean any = false;
        for (SampledEvent event : asked) {
            Event enabled = enable(event, known);
            any |= enabled.problem() == null;
            events.add(enabled);
        }
        if (!any) {
            throw new SamplerException("the Flight Recorder has none of these events");
        }
        requireRoom();
        recording.setName("culprit");
        FlightRecorder.addListener(new Listener());
        File end = newFile();
        recording.setDestination(end.toPath());
        recording.setDumpOnExit(true);
        atExit = end;
        recording.start();
        return withTimers(events);
    }

    /** The same, or others where the Flight Recorder was started in vain. */
    private List<Event> withTimers(List<Event> started) {
        List<Event> events = new ArrayList<>();
        for (Event event : started) {
            boolean vain = event.engine().equals(CPU_TIME_SAMPLE) && CpuTimeTimers.areRefused();
            events.add(vain ? withoutTimers(event) : event);
        }
        return events;
    }

    private Event withoutTimers(Event event) {
        recording.disable(CPU_TIME_SAMPLE);
        notes.add(NOT_USED + "the system refuses the timers that it needs (timer_create).");
        return executionSamples(event.interval());
    }

    private Event enable(SampledEvent event, Set<String> known) {
        return switch (event.name()) {
            case "cpu" -> cpu(event, known);
            case "alloc" -> alloc(known);
            case "lock" -> {
                recording
                        .enable("jdk.JavaMonitorEnter")
                        .withThreshold(Duration.ofNanos(event.interval()))
                        .withStackTrace();
                recording
                        .enable("jdk.ThreadPark")
                        .withThreshold(Duration.ofNanos(event.interval()))
                        .withStackTrace();
                yield new Event(
                        "lock", "jdk.JavaMonitorEnter+jdk.ThreadPark", Unit.NANOSECONDS, event.interval(), null);
            }
            default ->
                new Event(
                        event.name(),
                        "",
                        Unit.SAMPLES,
                        0,
                        "The Flight Recorder takes no samples of " + event.name() + " time.");
        };
    }

    private Event cpu(SampledEvent event, Set<String> known) {
        long nanos = Math.max(SHORTEST_PERIOD_NANOS, event.interval());
        if (!known.contains(CPU_TIME_SAMPLE) || besideAnother) {
            return executionSamples(nanos);
        }
        if (planned || othersHaveCpuTimeSamples()) {
            // JDK 25 makes 500000000000 in a nanosecond of 500 in a second and 5 ms: then neither has samples.
            notes.add(NOT_USED + "another recording has it, and the Flight Recorder mixes up the rates of two.");
            return executionSamples(nanos);
        }
        if (CpuTimeTimers.signalIsTaken()) {
            notes.add(NOT_USED + "something in this JVM handles its signal (SIGPROF).");
            return executionSamples(nanos);
        }
        recording.enable(CPU_TIME_SAMPLE).with("throttle", nanos / 1_000_000 + "ms");
        return new Event("cpu", CPU_TIME_SAMPLE, Unit.NANOSECONDS, nanos / 1_000_000 * 1_000_000, null);
    }

    private Event executionSamples(long nanos) {
        recording.enable(EXECUTION_SAMPLE).withPeriod(Duration.ofNanos(nanos));
        return new Event("cpu", EXECUTION_SAMPLE, Unit.SAMPLES, nanos, null);
    }

    private static boolean othersHaveCpuTimeSamples() {
        for (Recording other : FlightRecorder.getFlightRecorder().getRecordings()) {
            boolean ended = other.getState() == RecordingState.STOPPED || other.getState() == RecordingState.CLOSED;
            if (!ended && "true".equals(other.getSettings().get(CPU_TIME_SAMPLE + "#enabled"))) {
                return true;
            }
        }
        return false;
    }

    private Event alloc(Set<String> known) {
        if (!known.contains(ALLOCATION_SAMPLE)) {
            return new Event(
                    "alloc", "", Unit.BYTES, 0, "This JVM's Flight Recorder has no " + ALLOCATION_SAMPLE + ".");
        }
        EventSettings settings = recording.enable(ALLOCATION_SAMPLE);
        settings.with("throttle", ALLOCATIONS).withStackTrace();
        return new Event("alloc", ALLOCATION_SAMPLE, Unit.BYTES, 0, null);
    }

    @Override
    public void dump() throws IOException, SamplerException {
        try {
            requireRoom();
        } catch (SamplerException e) {
            abandon();
            throw e;
        }
        File dumped = newFile();
        try {
            recording.dump(dumped.toPath());
            replace(new RecordedFile(dumped));
        } finally {
            dumped.delete();
        }
    }

    /**
     * At the end of the JVM. The Flight Recorder then ends at the same time as we do: first it stops each recording and writes it to its
     * destination, then it deletes what they are made of. To stop or dump it ourselves meanwhile would be a race, whose loser says so on
     * stdout. So we wait until it has done it.
     */
    @Override
    public void stop() throws IOException, InterruptedException, SamplerException {
        File written = atExit;
        if (written == null || !closed.await(EXIT_SECONDS, TimeUnit.SECONDS)) {
            throw new SamplerException("the Flight Recorder did not end");
        }
        try {
            replace(new RecordedFile(written));
        } catch (IOException e) {
            throw new SamplerException("the Flight Recorder left no file", e);
        }
    }

    @Override
    public void abandon() {
        File end = atExit;
        try {
            // Or closing it would write all that it has.
            recording.setDestination(null);
        } catch (IOException | IllegalStateException e) {
            // It is closed already, or writes: neither is worse than before.
        }
        recording.close();
        if (end != null) {
            end.delete();
        }
    }

    private void replace(RecordedFile next) throws IOException {
        if (file != null) {
            file.close();
        }
        file = next;
    }

    private File newFile() throws IOException {
        File directory = Room.firstWithEnough(directories);
        if (directory == null) {
            throw new IOException("there is no directory that can be written to");
        }
        return new File(directory, "culprit-" + Long.toString(System.nanoTime(), 36) + ".jfr.tmp");
    }

    /** The Flight Recorder ends the JVM when it cannot write: better no samples. */
    private static void requireRoom() throws SamplerException {
        String repository = System.getProperty("jdk.jfr.repository", System.getProperty("java.io.tmpdir", ""));
        if (!Room.hasEnough(new File(repository))) {
            throw new SamplerException("there is too little space in " + repository
                    + ", and the Flight Recorder ends a JVM that has none left");
        }
    }

    @Override
    public SamplesFile content() {
        if (file == null) {
            throw new IllegalStateException("nothing was recorded");
        }
        return file;
    }

    @Override
    public long epochNanos(long nanoTime) {
        return Sampling.epochNanos(nanoTime);
    }

    @Override
    public Map<String, Long> cost() {
        return Map.of();
    }

    /** It throws instead. */
    @Override
    public @Nullable String lost() {
        return null;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    private final class Listener implements FlightRecorderListener {

        @Override
        public void recordingStateChanged(Recording changed) {
            if (changed.equals(recording) && changed.getState() == RecordingState.CLOSED) {
                closed.countDown();
            }
        }
    }
}
