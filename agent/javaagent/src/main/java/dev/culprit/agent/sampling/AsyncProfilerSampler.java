package dev.culprit.agent.sampling;

import dev.culprit.agent.options.SampledEvent;
import dev.culprit.agent.options.SamplerChoice;
import dev.culprit.profile.SamplesFile;
import dev.culprit.profile.SamplingInfo;
import dev.culprit.profile.SamplingInfo.Event;
import dev.culprit.profile.SamplingInfo.Unit;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** async-profiler: all events in one session, in one file. */
final class AsyncProfilerSampler implements Sampler {

    /**
     * For each command, because each sets it anew and it is stdout without: what the library has to say it writes into the file besides.
     */
    private static final String QUIET = ",loglevel=none";

    private static final String CPU = "cpu";

    private final SamplerChoice choice;
    private final Instrumentation instrumentation;
    private @Nullable SamplerCommands commands;
    private @Nullable RecordedFile file;
    private @Nullable File directory;
    private final List<String> notes = new ArrayList<>();
    private String version = "";

    /** @param choice the engine to try first */
    AsyncProfilerSampler(SamplerChoice choice, Instrumentation instrumentation) {
        this.choice = choice;
        this.instrumentation = instrumentation;
    }

    @Override
    public String name() {
        return version.isEmpty() ? "async-profiler" : "async-profiler " + version;
    }

    @Override
    public List<Event> start(List<SampledEvent> events, List<File> directories) throws Exception {
        return start(NativeLibrary.load(directories, new NativeAccess(instrumentation)), events, directories);
    }

    /** The same with a library that is loaded. */
    List<Event> start(SamplerCommands loaded, List<SampledEvent> events, List<File> directories)
            throws IOException, SamplerException {
        commands = loaded;
        version = loaded.execute("version" + QUIET).trim();
        File place = place(directories);
        File target = new File(place, "culprit-" + Long.toString(System.nanoTime(), 36) + ".jfr.tmp");
        AsyncProfilerSession session = session(loaded, target);
        List<String> engines = hasCpu(events) ? engines(loaded) : List.of("");
        String engine = started(session, events, engines);
        try {
            RecordedFile opened = new RecordedFile(session.target());
            file = opened;
            directory = place;
            notes.addAll(session.notes());
            return events(events, engine, session.problems(), opened);
        } catch (IOException | RuntimeException e) {
            stopInVain(e);
            target.delete();
            throw e;
        }
    }

    /** It would go on to the end of the JVM, beside whoever is started instead. */
    private void stopInVain(Exception reason) {
        try {
            abandon();
        } catch (IOException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private AsyncProfilerSession session(SamplerCommands loaded, File target) {
        TakenSignals taken = TakenSignals.now();
        String reason = taken.has(TakenSignals.SIGPROF)
                ? "something in this JVM handles its signal (SIGPROF)"
                : PlannedRecordings.haveCpuTimeSamples(instrumentation)
                        ? "a recording of the command line needs its signal (SIGPROF) for jdk.CPUTimeSample"
                        : "";
        return new AsyncProfilerSession(
                reason.isEmpty() ? loaded : new GuardedCommands(loaded, reason),
                QUIET,
                SamplerSignals.areNeeded() ? SamplerSignals.option(taken) : "",
                target);
    }

    /** A refusal names all that were tried. */
    private String started(AsyncProfilerSession session, List<SampledEvent> events, List<String> engines)
            throws IOException, SamplerException {
        try {
            return session.start(events, engines);
        } catch (SamplerException e) {
            throw notes.isEmpty() ? e : new SamplerException("perf_events: not permitted; " + e.getMessage(), e);
        }
    }

    private static boolean hasCpu(List<SampledEvent> events) {
        for (SampledEvent event : events) {
            if (event.name().equals(CPU)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What to start for {@code cpu}, best first. By that name the library takes perf events, or says nothing and takes a timer. It lists
     * perf events when it could open one that reaches into the kernel, and then starts nothing else by that name.
     */
    private List<String> engines(SamplerCommands loaded) throws IOException {
        List<String> engines = new ArrayList<>();
        if (choice == SamplerChoice.PERF_EVENTS) {
            if (loaded.execute("list" + QUIET).contains("Perf events:")) {
                engines.add(CPU);
            } else {
                notes.add(
                        "Perf events are not permitted here (kernel.perf_event_paranoid, or a container's seccomp rules): CPU samples"
                                + " have no frames of the kernel.");
            }
        }
        if (choice != SamplerChoice.ITIMER) {
            engines.add(SamplerChoice.CTIMER.text());
        }
        engines.add(SamplerChoice.ITIMER.text());
        return engines;
    }

    /** A directory that can be named in a command, where commas separate and percent signs stand for something. */
    private static File place(List<File> directories) throws SamplerException {
        List<File> nameable = new ArrayList<>();
        for (File directory : directories) {
            String path = directory.getPath();
            if (path.indexOf(',') < 0 && path.indexOf('%') < 0) {
                nameable.add(directory);
            }
        }
        File place = Room.firstWithEnough(nameable);
        if (place == null) {
            throw new SamplerException(
                    "there is no directory for its file, whose path must be without comma and percent sign");
        }
        return place;
    }

    private static List<Event> events(
            List<SampledEvent> asked, String engine, Map<String, String> problems, RecordedFile opened)
            throws IOException {
        List<Event> events = new ArrayList<>();
        for (SampledEvent event : asked) {
            String problem = problems.get(event.name());
            Unit unit = event.name().equals("alloc") ? Unit.BYTES : Unit.NANOSECONDS;
            String by = problem == null ? engine(event.name(), engine, opened) : "";
            events.add(new Event(event.name(), by, unit, event.interval(), problem));
        }
        return events;
    }

    private static String engine(String event, String engine, RecordedFile opened) throws IOException {
        switch (event) {
            case CPU:
                // What the library says that it has started; not what it was told to.
                String recorded = opened.setting("engine");
                return recorded != null ? recorded : engine.equals(CPU) ? SamplerChoice.PERF_EVENTS.text() : engine;
            case "alloc":
                return "object_sampler";
            case "lock":
                return "lock_tracer";
            default:
                return "wall";
        }
    }

    @Override
    public void dump() throws IOException {
        execute("dump,jfr");
    }

    @Override
    public void stop() throws IOException {
        execute("stop");
    }

    @Override
    public void abandon() throws IOException {
        stop();
    }

    private String execute(String command) throws IOException {
        if (commands == null) {
            throw new IllegalStateException("not started");
        }
        return commands.execute(command + QUIET);
    }

    @Override
    public SamplesFile content() {
        return recorded();
    }

    private RecordedFile recorded() {
        if (file == null) {
            throw new IllegalStateException("not started");
        }
        return file;
    }

    /** The events' clock is {@link System#nanoTime}'s ({@code clock=monotonic}), and the file says when that was what. */
    @Override
    public long epochNanos(long nanoTime) throws IOException {
        return recorded().startEpochNanos() + (nanoTime - recorded().startTicks());
    }

    @Override
    public Map<String, Long> cost() throws IOException {
        Map<String, Long> cost = new TreeMap<>();
        for (String line : execute("metrics").split("\n")) {
            int space = line.indexOf(' ');
            String name = name(space < 0 ? "" : line.substring(0, space));
            if (!name.isEmpty() && line.substring(space + 1).trim().matches("\\d{1,18}")) {
                cost.put(name, Long.parseLong(line.substring(space + 1).trim()));
            }
        }
        return cost;
    }

    /** The library does not look at how much of it could be written. */
    @Override
    public @Nullable String lost() {
        return directory != null && Room.isUsedUp(directory)
                ? "the directory of their file, " + directory + ", is full"
                : null;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    private static String name(String metric) {
        switch (metric) {
            case "samples_total":
                return SamplingInfo.SAMPLES;
            case "samples_skipped_total":
                return SamplingInfo.SKIPPED_SAMPLES;
            case "stackwalk_ns_total":
                return SamplingInfo.STACK_WALK_NANOS;
            default:
                return "";
        }
    }
}
