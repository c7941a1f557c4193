package dev.culprit.agent.recording;

import dev.culprit.agent.environment.Activity;
import dev.culprit.agent.environment.CommitId;
import dev.culprit.agent.environment.Fingerprint;
import dev.culprit.agent.environment.ProcessFacts;
import dev.culprit.agent.environment.ProcessRole;
import dev.culprit.agent.options.AgentOptions;
import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.Snapshot;
import dev.culprit.agent.runtime.ThreadGroupTree;
import dev.culprit.agent.sampling.Samples;
import dev.culprit.agent.selection.WorkingTree;
import dev.culprit.agent.telemetry.TelemetryJournal;
import dev.culprit.agent.tests.TestJournal;
import dev.culprit.agent.thinning.ThinnedMethods;
import dev.culprit.agent.timeline.LoadSeries;
import dev.culprit.agent.timeline.Timelines;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.agent.transform.TransformTally;
import dev.culprit.profile.Completeness;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.InstrumentationPlan;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a profile together from all that is known at one moment. The calls are the profile: without them there is none. Whatever else fails is
 * a missing part. Not thread safe.
 */
public final class ProfileAssembler {

    private static final String VIRTUAL_THREADS = "[virtual]";
    private static final String TELEMETRY = "telemetry handlers";

    private final AgentOptions options;
    private final Metering metering;
    private final WorkingTree tree;
    private final MethodTable table;
    private final TransformTally tally;
    private final ThinnedMethods thinned;
    private final @Nullable LoadSeries load;
    private final TestJournal tests;
    private final @Nullable TelemetryJournal telemetry;
    private final long startMillis;
    private final ProbeCostGauge probeCost = new ProbeCostGauge();
    private @Nullable Map<String, String> environment;
    private @Nullable String commit;

    /**
     * @param load null for no timeline
     * @param telemetry null if telemetry handlers are not looked for
     * @param startMillis when the agent started, milliseconds since 1970
     */
    public ProfileAssembler(
            AgentOptions options,
            Metering metering,
            WorkingTree tree,
            MethodTable table,
            TransformTally tally,
            ThinnedMethods thinned,
            @Nullable LoadSeries load,
            TestJournal tests,
            @Nullable TelemetryJournal telemetry,
            long startMillis) {
        this.options = options;
        this.metering = metering;
        this.tree = tree;
        this.table = table;
        this.tally = tally;
        this.thinned = thinned;
        this.load = load;
        this.tests = tests;
        this.telemetry = telemetry;
        this.startMillis = startMillis;
    }

    /**
     * @param complete whether this is the last profile of an orderly end
     * @param samples null when there are none
     * @param parts asked for all that can be missing
     */
    Profile assemble(boolean complete, @Nullable Samples samples, Parts parts) {
        if (complete && telemetry != null) {
            telemetry.stopLooking();
        }
        // First: what follows, above all the measurement of the probe's cost, is work of our own.
        Map<String, Long> activity = new LinkedHashMap<>(parts.get("activity of the JVM", Map.of(), Activity::read));
        activity.put(JvmActivity.AGENT_TRANSFORM_NANOS, tally.nanos());
        TestRuns runs = parts.get("tests", TestRuns.NONE, tests::runs);
        Snapshot snapshot = Recorder.snapshot();
        if (snapshot.eventsError != null) {
            parts.lost("log of waits and processes", snapshot.eventsError);
        }
        if (telemetry != null) {
            parts.run(TELEMETRY, telemetry::markCallbacks);
        }
        Measurements measurements = Measurements.of(snapshot, table, parts);
        Timeline timeline = timeline(snapshot, parts);
        Telemetry handlers = telemetry == null ? Telemetry.NONE : telemetry(telemetry, measurements, parts);
        return new Profile(
                manifest(snapshot, activity, samples, complete, parts),
                measurements.methods(),
                measurements.callTrees(),
                measurements.latencies(),
                measurements.edges(),
                runs,
                timeline,
                handlers,
                samples == null ? null : samples.info());
    }

    private static Telemetry telemetry(TelemetryJournal journal, Measurements measurements, Parts parts) {
        return parts.get(TELEMETRY, Telemetry.NONE, () -> journal.record(measurements::row));
    }

    private Timeline timeline(Snapshot snapshot, Parts parts) {
        if (load == null || table.size() == 0) {
            return Timeline.NONE;
        }
        parts.run("last look at the load", load::look);
        return parts.get("timeline", Timeline.NONE, () -> Timelines.of(snapshot.waits, snapshot.processes, load));
    }

    /** Last of all, for it says what is missing. */
    private Manifest manifest(
            Snapshot snapshot, Map<String, Long> activity, @Nullable Samples samples, boolean complete, Parts parts) {
        return new Manifest(
                AgentVersion.get(),
                ProcessFacts.read(
                        startMillis, snapshot.elapsedNanos, parts.get("parent process", null, ProcessFacts::parent)),
                options.fork(),
                parts.get("commit", null, this::commit),
                parts.get("environment", Map.of(), this::environment),
                options.given(),
                plan(parts),
                parts.get("cost of a probe", ProbeCost.UNKNOWN, () -> probeCost(snapshot, activity, complete)),
                activity,
                completeness(snapshot, samples, complete, parts));
    }

    private InstrumentationPlan plan(Parts parts) {
        List<String> include = texts(options.include());
        List<String> exclude = texts(options.exclude());
        String root = tree.root().getPath();
        InstrumentationPlan unknown = new InstrumentationPlan(include, exclude, root, 0, 0, Map.of(), List.of());
        return parts.get("counts of probes", unknown, () -> tally.plan(include, exclude, root, thinned.list()));
    }

    private static List<String> texts(List<?> patterns) {
        List<String> texts = new ArrayList<>();
        for (Object pattern : patterns) {
            texts.add(pattern.toString());
        }
        return texts;
    }

    private Completeness completeness(Snapshot snapshot, @Nullable Samples samples, boolean complete, Parts parts) {
        List<String> notes = notes(snapshot, parts);
        if (samples != null) {
            notes.addAll(samples.notes());
            if (samples.content() != null && hasVirtualThreads(snapshot)) {
                notes.add(
                        "Samples in virtual threads may have the names of their carrier threads, and virtual threads that wait are in none.");
            }
        }
        return new Completeness(
                complete,
                snapshot.suppressedErrors,
                snapshot.truncatedCalls,
                tally.skippedClasses(),
                notes,
                parts.missing());
    }

    private List<String> notes(Snapshot snapshot, Parts parts) {
        List<String> notes = new ArrayList<>();
        notes.addAll(parts.get("notes about thinning", List.of(), thinned::notes));
        notes.addAll(parts.get("notes about tests", List.of(), tests::notes));
        notes.addAll(parts.get("notes about classes", List.of(), tally::notes));
        if (telemetry != null) {
            notes.addAll(parts.get("notes about telemetry handlers", List.of(), telemetry::notes));
        }
        notes.addAll(metering.notes());
        if (metering.isOn() && anyUnmetered(snapshot)) {
            notes.add("Virtual threads were not metered: the JVM does not tell what they use.");
        }
        if (load != null) {
            notes.addAll(parts.get("notes about the load", List.of(), load::notes));
        }
        addCounted(snapshot, notes);
        return notes;
    }

    private static void addCounted(Snapshot snapshot, List<String> notes) {
        if (snapshot.seenWaitNanos > 0) {
            notes.add(
                    "Waits without a probe around them (rows with an empty descriptor: monitors, and waits inside libraries) are estimates"
                            + " by looks every 10 ms: " + snapshot.seenWaitNanos / 1_000_000 + " ms in all.");
        }
        if (snapshot.firstError != null) {
            notes.add("The first of the suppressed errors: " + snapshot.firstError + ".");
        }
        if (snapshot.unlinkedTasks > 0) {
            notes.add(snapshot.unlinkedTasks
                    + " tasks are not linked to where they were handed over: too many waited to be run.");
        }
        if (snapshot.ambiguousTasks > 0) {
            notes.add(snapshot.ambiguousTasks
                    + " tasks were handed over as an object that still waited to be run, from another place: which of them began first is"
                    + " taken from their order.");
        }
        if (snapshot.functions.length > 0) {
            notes.add("Latency histograms filled their memory (option maxlatency): " + snapshot.functions.length
                    + " functions have some that are not kept apart by call site.");
        }
        if (snapshot.unrecordedLatencies > 0) {
            notes.add("Latencies of " + snapshot.unrecordedLatencies
                    + " calls are missing from the histograms; counts and times are complete.");
        }
    }

    private static boolean hasVirtualThreads(Snapshot snapshot) {
        for (ThreadGroupTree group : snapshot.groups) {
            if (group.name.equals(VIRTUAL_THREADS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyUnmetered(Snapshot snapshot) {
        for (ThreadGroupTree group : snapshot.groups) {
            if (group.allocatedBytes == null && group.cpuNanos == null) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> environment() {
        if (environment == null) {
            environment = Fingerprint.read(System.getenv(), table.size() > 0);
        }
        // Not known before the end: tests may begin at any time.
        environment.put(EnvironmentFacts.PROCESS_ROLE, ProcessRole.of(ProcessFacts.command(), tests.hasTests()));
        return environment;
    }

    private @Nullable String commit() {
        if (commit == null) {
            commit = CommitId.find(options.commit(), System.getenv(), tree.root());
        }
        return commit;
    }

    /** A JVM without a probe, such as a launcher or a compiler, is not made to wait for it. */
    private ProbeCost probeCost(Snapshot snapshot, Map<String, Long> activity, boolean complete) {
        if (table.size() == 0) {
            return ProbeCost.UNKNOWN;
        }
        long cpuNanos = activity.getOrDefault(JvmActivity.PROCESS_CPU_NANOS, snapshot.elapsedNanos);
        return probeCost.at(complete, calls(snapshot), cpuNanos);
    }

    private static long calls(Snapshot snapshot) {
        long calls = 0;
        for (ThreadGroupTree group : snapshot.groups) {
            for (long count : group.count) {
                calls += count;
            }
        }
        return calls;
    }
}
