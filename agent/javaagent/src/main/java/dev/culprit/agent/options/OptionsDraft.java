package dev.culprit.agent.options;

import dev.culprit.agent.selection.ClassPattern;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.telemetry.UserTypes;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options while they are read. Not thread safe. A switch and no lambdas: this runs in premain, where the first lambda of a JVM
 * costs more than all of this.
 */
final class OptionsDraft {

    private File out = new File("");
    private List<ClassPattern> include = List.of();
    private List<ClassPattern> exclude = List.of();
    private @Nullable String fork;
    private @Nullable String commit;
    private long snapshotMillis;
    private long maxNodes;
    private int maxDepth;
    private long maxLatencyBytes;
    private double overhead;
    private Timing timing = Timing.EVERY;
    private @Nullable File plan;
    private Waits waits = Waits.ON;
    private boolean tasks;
    private @Nullable UserTypes telemetry;
    private boolean alloc;
    private boolean cpu;
    private List<SampledEvent> sampling = List.of();
    private SamplerChoice sampler = SamplerChoice.PERF_EVENTS;
    private boolean exitOnError;

    /**
     * Sets one option.
     *
     * @throws IllegalArgumentException with what was expected, if {@code value} is malformed
     */
    void set(Option option, String value) {
        switch (option) {
            case OUT -> out = new File(OptionValues.required(value)).getAbsoluteFile();
            case INCLUDE -> include = OptionValues.patterns(value);
            case EXCLUDE -> exclude = OptionValues.patterns(value);
            case FORK -> fork = OptionValues.fileName(value);
            case COMMIT -> commit = OptionValues.text(value);
            case SNAPSHOT -> snapshotMillis = OptionValues.millis(value);
            case MAXNODES -> maxNodes = OptionValues.count(value, 100_000_000);
            case MAXDEPTH -> maxDepth = (int) OptionValues.count(value, 10_000);
            case MAXLATENCY -> maxLatencyBytes = OptionValues.bytes(value);
            case OVERHEAD -> overhead = OptionValues.overhead(value);
            case TIMING -> timing = OptionValues.timing(value);
            case PLAN -> plan = OptionValues.file(value);
            case WAITS -> waits = Waits.of(value);
            case TASKS -> tasks = OptionValues.isOn(value);
            case TELEMETRY -> telemetry = OptionValues.telemetry(value);
            case ALLOC -> alloc = OptionValues.isOn(value);
            case CPU -> cpu = OptionValues.isOn(value);
            case SAMPLING -> sampling = OptionValues.events(value);
            case SAMPLER -> sampler = SamplerChoice.of(value);
            case ONERROR -> exitOnError = OptionValues.onError(value);
        }
    }

    boolean exitOnError() {
        return exitOnError;
    }

    AgentOptions finish(Map<String, String> given) {
        return new AgentOptions(
                out,
                include,
                exclude,
                fork,
                commit,
                snapshotMillis,
                maxNodes,
                maxDepth,
                maxLatencyBytes,
                overhead,
                timing,
                plan,
                waits,
                tasks,
                telemetry,
                alloc,
                cpu,
                sampling,
                sampler,
                exitOnError,
                given);
    }
}
