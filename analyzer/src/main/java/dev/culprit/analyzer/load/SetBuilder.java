package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MemoryUse;
import dev.culprit.analyzer.model.MergedTests;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges the profiles of one side, one at a time, so that only the merged tree is held in memory. Not thread safe.
 *
 * <p>JVMs of one execution of the measured command are merged into one fork: those with the same fork name; without a name
 * those that were started by the same Java process; otherwise every JVM is a fork of its own. JVMs that ran no probed code are
 * counted and left out, and so are those of build tools and compilers, unless there are no others.
 */
public final class SetBuilder {

    private final Forks forks = new Forks();
    private final FunctionMerger functions = new FunctionMerger();
    private final TreeMerger tree = new TreeMerger();
    private final EdgeMerger edges = new EdgeMerger();
    private final ProbeMerger probes = new ProbeMerger();
    private final TakenOutProbes takenOut = new TakenOutProbes();
    private final TestMerger tests = new TestMerger();
    private final TelemetryMerger telemetry = new TelemetryMerger();
    private final SampleMerger samples = new SampleMerger();
    private final SetWarnings warnings = new SetWarnings();
    /** Build tools that ran selected code. They are few, and what is selected of them is little. */
    private final List<BuildTool> buildTools = new ArrayList<>();

    private final TypicalProbeCosts probeCosts;
    private int leftOut;

    private record BuildTool(String origin, String file, Profile profile, SampleSource samples) {}

    /** A builder that takes each JVM's word for what its probes cost. */
    public SetBuilder() {
        this(new TypicalProbeCosts());
    }

    /** @param probeCosts what the JVMs that will be added say together */
    SetBuilder(TypicalProbeCosts probeCosts) {
        this.probeCosts = probeCosts;
    }

    /** Adds what one JVM recorded; {@code file} names it in warnings. */
    public void add(String file, Profile profile) {
        add(file, profile, SampleSource.NONE);
    }

    /** The same with its samples. */
    public void add(String file, Profile profile, SampleSource samples) {
        add("", file, profile, samples);
    }

    /** Adds what one JVM recorded, in a file below {@code origin}. Equal fork names of two origins are two forks. */
    void add(String origin, String file, Profile profile, SampleSource samples) {
        boolean hasCalls = profile.callTrees().stream().anyMatch(group -> group.size() > 0);
        if (hasCalls && BuildTools.isOne(profile.manifest())) {
            buildTools.add(new BuildTool(origin, file, profile, samples));
            return;
        }
        warnings.add(file, profile.manifest(), hasCalls);
        if (!hasCalls) {
            leftOut++;
            return;
        }
        merge(origin, file, profile, samples);
    }

    private void merge(String origin, String file, Profile profile, SampleSource samples) {
        int fork = forks.add(origin, file, profile.manifest());
        int[] indexes = functions.add(fork, profile);
        edges.add(fork, profile, indexes);
        telemetry.add(fork, profile, indexes);
        ProbeCost cost = probeCosts.of(profile.manifest());
        probes.add(profile.manifest(), cost, calls(profile));
        takenOut.add(profile.manifest());
        SampledCalls sampled = new SampledCalls(profile.methods().size(), profile.callTrees());
        List<int[]> rowsOfTrees = new ArrayList<>();
        for (CallTree group : profile.callTrees()) {
            OwnTimes own = OwnTimes.of(group, sampled, cost, profile.methods());
            RowFunctions rows = RowFunctions.of(group, profile, indexes, functions);
            functions.addOverhead(fork, group, rows.function(), own);
            rowsOfTrees.add(tree.add(fork, group, own, rows, functions.truncated()));
        }
        tests.add(fork, profile.tests());
        join(fork, file, profile, rowsOfTrees, samples);
    }

    /** Most profiles have no samples, and pay for no index of their paths. */
    private void join(int fork, String file, Profile profile, List<int[]> rows, SampleSource source) {
        if (source == SampleSource.NONE) {
            samples.lookedFor(Map.of());
            return;
        }
        ProbedMethods methods = new ProbedMethods(profile.methods());
        ProbedThreads threads = new ProbedThreads(profile, methods, rows);
        try {
            List<String> gaps = source.read(new SampleJoiner(samples, fork, methods, threads, source.zeroEpochNanos()));
            gaps.forEach(missing -> warnings.add(file + ": samples are missing: " + missing + "."));
            samples.lookedFor(gaps.isEmpty() ? source.lookedFor() : Map.of());
        } catch (IOException e) {
            samples.lookedFor(Map.of());
            warnings.add(file + ": its samples cannot be read: " + Reasons.of(e) + "; what was read of them counts.");
        }
    }

    private static long calls(Profile profile) {
        return profile.callTrees().stream()
                .mapToLong(group -> Arrays.stream(group.count()).sum())
                .sum();
    }

    /** Adds a warning, one plain sentence. */
    void warn(String warning) {
        warnings.add(warning);
    }

    /** Whether anything that {@link #build} can make a set of was added. */
    boolean isEmpty() {
        return forks.size() == 0 && buildTools.isEmpty();
    }

    /** JVMs that ran no probed code. */
    int leftOut() {
        return leftOut;
    }

    /**
     * The set.
     *
     * @throws LoadException if no profile with probed code was added
     */
    public LoadedSet build(String label) throws LoadException {
        if (forks.size() == 0) {
            // Nothing but a build tool ran the selected code: then it is what was to be measured.
            buildTools.forEach(tool -> {
                warnings.add(tool.file, tool.profile.manifest(), true);
                merge(tool.origin, tool.file, tool.profile, tool.samples);
            });
        } else if (!buildTools.isEmpty()) {
            warnings.note(BuildTools.keptApart(
                    buildTools.stream().map(tool -> tool.profile.manifest()).toList()));
            leftOut += buildTools.size();
        }
        buildTools.clear();
        if (isEmpty()) {
            throw new LoadException(label + ": none of the " + leftOut
                    + " profiles holds a call; was the code selected? see --include");
        }
        int[] order = forks.order();
        MergedTests merged = tests.toTests(order);
        TestWarnings.of(merged).forEach(warnings::note);
        takenOut.sentence().ifPresent(warnings::note);
        List<SampledTree> joined = samples.toTrees(order);
        SideSummary summary = new SideSummary(
                label,
                SetFacts.commit(forks.manifests()),
                forks.size(),
                forks.manifests().size(),
                merged.counts(),
                environment(joined),
                MemoryUse.largest(forks.toForks(order)),
                warnings.sentences(forks),
                warnings.gaps(forks));
        return new LoadedSet(
                label,
                forks.toForks(order),
                functions.toFunctions(order),
                tree.toTree(order),
                edges.toEdges(order),
                probes.toFacts(),
                merged,
                telemetry.toTelemetry(),
                joined,
                samples.lookedFor(),
                leftOut,
                summary);
    }

    private Map<String, String> environment(List<SampledTree> sampled) {
        Map<String, String> facts = new LinkedHashMap<>(SetFacts.environment(forks.manifests()));
        sampled.forEach(
                tree -> facts.merge("samples." + tree.event(), tree.quality(), (one, other) -> one + " | " + other));
        return facts;
    }
}
