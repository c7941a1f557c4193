package dev.culprit.analyzer.model;

import java.util.List;
import java.util.Map;

/**
 * One profile set in memory: all its JVMs merged into one tree, with columns per fork.
 *
 * @param label how to call the set
 * @param forks the executions of the measured command, at least one; their order is that of the columns of {@code tree}
 * @param functions what the rows of {@code tree} stand for
 * @param tree the calling context tree
 * @param edges latencies of the call edges that carry weight; empty when the agent did not keep edges apart
 * @param probes what is known about its probes
 * @param tests its tests
 * @param telemetry its telemetry handlers
 * @param samples what a sampler saw below its calls, one entry for each event and engine; may be empty
 * @param lookedFor events that the samplers of all JVMs looked for in the same way, whether there were any or not: name → engine and interval
 * @param leftOut number of JVMs that ran no probed code, such as the build tool's own; they are in nothing else here
 * @param summary what a reader needs to know about the set
 */
public record LoadedSet(
        String label,
        List<Fork> forks,
        List<MergedFunction> functions,
        MergedTree tree,
        List<MergedEdge> edges,
        ProbeFacts probes,
        MergedTests tests,
        MergedTelemetry telemetry,
        List<SampledTree> samples,
        Map<String, String> lookedFor,
        int leftOut,
        SideSummary summary) {

    public LoadedSet {
        forks = List.copyOf(forks);
        functions = List.copyOf(functions);
        edges = List.copyOf(edges);
        samples = List.copyOf(samples);
        lookedFor = Map.copyOf(lookedFor);
        if (forks.isEmpty()) {
            throw new IllegalArgumentException("a profile set has at least one fork");
        }
        if (tree.forks() != forks.size()) {
            throw new IllegalArgumentException("the tree has " + tree.forks() + " forks, the set " + forks.size());
        }
    }

    /**
     * The same with another tree.
     *
     * @param target for each row of this tree its row in {@code otherTree}, -1 for none
     */
    public LoadedSet with(List<MergedFunction> otherFunctions, MergedTree otherTree, int[] target) {
        return new LoadedSet(
                label,
                forks,
                otherFunctions,
                otherTree,
                edges,
                probes,
                tests,
                telemetry,
                samples.stream().map(tree -> tree.on(target)).toList(),
                lookedFor,
                leftOut,
                summary);
    }

    /** The same of which something is missing. */
    public LoadedSet withGap(String gap) {
        return new LoadedSet(
                label,
                forks,
                functions,
                tree,
                edges,
                probes,
                tests,
                telemetry,
                samples,
                lookedFor,
                leftOut,
                summary.withGap(gap));
    }

    /** The same with the time of probes left in: what it takes to compare it with a set of which that is not known. */
    public LoadedSet asMeasured() {
        return new LoadedSet(
                label,
                forks,
                functions.stream().map(MergedFunction::asMeasured).toList(),
                tree.asMeasured(),
                edges,
                new ProbeFacts(false, 0, 0, 0, Double.NaN, probes.thinned()),
                tests,
                telemetry,
                samples,
                lookedFor,
                leftOut,
                summary);
    }
}
