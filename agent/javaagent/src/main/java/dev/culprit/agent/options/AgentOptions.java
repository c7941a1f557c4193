package dev.culprit.agent.options;

import dev.culprit.agent.selection.ClassPattern;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.telemetry.UserTypes;
import java.io.File;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options as they take effect.
 *
 * @param out directory for profiles, absolute
 * @param include patterns of classes to instrument, empty for the project's own
 * @param exclude patterns of classes to leave out
 * @param fork name of the execution, null when none was given
 * @param commit commit id as given, null when none was given
 * @param snapshotMillis milliseconds between snapshots, 0 for none
 * @param maxNodes most nodes of the call trees
 * @param maxDepth deepest path of a call tree
 * @param maxLatencyBytes most memory for latency histograms, in bytes
 * @param overhead share of the CPU time that probes may take, infinite for any
 * @param timing how the calls of methods are timed of which nothing else is said
 * @param plan profile, directory of profiles or JSON file that says which methods are thinned from the start
 * @param waits how waits are recorded
 * @param tasks whether tasks are linked to where they were handed to another thread
 * @param telemetry the user's own types of telemetry handlers; null if handlers are not looked for
 * @param alloc whether to meter allocated bytes
 * @param cpu whether to meter CPU time
 * @param sampling events to sample, empty for none
 * @param sampler the first sampler to try
 * @param exitOnError whether a failure to start ends the JVM
 * @param given every option's value as text, for the profile
 */
public record AgentOptions(
        File out,
        List<ClassPattern> include,
        List<ClassPattern> exclude,
        @Nullable String fork,
        @Nullable String commit,
        long snapshotMillis,
        long maxNodes,
        int maxDepth,
        long maxLatencyBytes,
        double overhead,
        Timing timing,
        @Nullable File plan,
        Waits waits,
        boolean tasks,
        @Nullable UserTypes telemetry,
        boolean alloc,
        boolean cpu,
        List<SampledEvent> sampling,
        SamplerChoice sampler,
        boolean exitOnError,
        Map<String, String> given) {

    public AgentOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        sampling = List.copyOf(sampling);
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** False to probe even methods that cost less than their probe. */
    public boolean leaveOutTrivial() {
        return holdsBudget();
    }

    /** Whether {@link #overhead} is a limit. */
    public boolean holdsBudget() {
        return overhead != Double.POSITIVE_INFINITY;
    }
}
