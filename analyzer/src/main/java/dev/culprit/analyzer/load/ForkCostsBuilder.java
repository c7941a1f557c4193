package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.ForkCosts;
import dev.culprit.analyzer.model.WaitCost;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** Adds up what the JVMs of one fork cost, one profile at a time. Not thread safe. */
final class ForkCostsBuilder {

    /** The agent's option that records waits, and its value when it does. */
    private static final String WAITS = "waits";

    private static final String ON = "on";

    private final List<WaitRows> rows = new ArrayList<>();
    private final RunPeriods periods;
    private final TypicalProbeCosts probeCosts;
    private final TestCounter tests = new TestCounter();
    private final List<String> warnings = new ArrayList<>();
    private int jvms;
    private int otherJvms;
    private double cpuNanos;
    private double gcNanos;
    private int processors;
    private boolean waitsRecorded = true;

    /**
     * @param startEpochMillis when the command was started
     * @param probeCosts what probes cost
     */
    ForkCostsBuilder(long startEpochMillis, TypicalProbeCosts probeCosts) {
        this.periods = new RunPeriods(startEpochMillis);
        this.probeCosts = probeCosts;
    }

    /** Adds what one JVM recorded; {@code file} names it in warnings. */
    void add(String file, Profile profile) {
        boolean hasCalls = profile.callTrees().stream().anyMatch(tree -> tree.size() > 0);
        boolean hasTests = profile.tests().suite() != null;
        cpuNanos += fact(profile, JvmActivity.PROCESS_CPU_NANOS);
        gcNanos += fact(profile, JvmActivity.GC_NANOS);
        processors = Math.max(processors, processors(profile));
        if (!profile.manifest().completeness().complete()) {
            warnings.add(file + " is a snapshot of a JVM that was killed; what it did after that is missing.");
        }
        if (!hasTests && (!hasCalls || BuildTools.isOne(profile.manifest()))) {
            otherJvms++;
            return;
        }
        int jvm = jvms++;
        waitsRecorded &= ON.equals(profile.manifest().options().get(WAITS));
        SampledCalls sampled = new SampledCalls(profile.methods().size(), profile.callTrees());
        ProbeCost probe = probeCosts.of(profile.manifest());
        WaitRows ofJvm = new WaitRows();
        rows.add(ofJvm);
        for (CallTree tree : profile.callTrees()) {
            ofJvm.add(profile, tree, OwnTimes.of(tree, sampled, probe, profile.methods()));
        }
        periods.add(jvm, profile);
        tests.add(profile.tests());
    }

    /** Says that a profile is missing. */
    void missing(String warning) {
        warnings.add(warning);
        cpuNanos = Double.NaN;
        gcNanos = Double.NaN;
    }

    /** What was added. */
    ForkCosts build() {
        boolean waits = jvms > 0 && waitsRecorded;
        return new ForkCosts(
                jvms,
                otherJvms,
                cpuNanos,
                gcNanos,
                processors,
                workNanos(),
                waits,
                waits ? waits() : List.of(),
                tests.isEmpty() ? Double.NaN : periods.classSetups(),
                periods.toList(),
                tests.tally(),
                warnings);
    }

    private double workNanos() {
        return rows.stream().anyMatch(WaitRows::hasRows)
                ? rows.stream().mapToDouble(WaitRows::workNanos).sum()
                : Double.NaN;
    }

    private List<WaitCost> waits() {
        List<WaitCost> waits = new ArrayList<>();
        for (int jvm = 0; jvm < rows.size(); jvm++) {
            waits.addAll(rows.get(jvm).waits(periods.isLane(jvm)));
        }
        return waits;
    }

    private static double fact(Profile profile, String name) {
        Long value = profile.manifest().activity().get(name);
        return value == null ? Double.NaN : value;
    }

    private static int processors(Profile profile) {
        String count = profile.manifest().environment().getOrDefault(EnvironmentFacts.CPU_COUNT, "");
        return count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
    }
}
