package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The samples of all JVMs of a side: one tree for each event and engine. Not thread safe. */
final class SampleMerger {

    private final Map<String, SampledTreeBuilder> trees = new LinkedHashMap<>();

    /** Null before the first JVM. */
    private @Nullable Map<String, String> lookedFor;

    SampledTreeBuilder tree(SampledEvent event) {
        String key = event.name() + "\n" + event.engine() + "\n" + event.unit();
        return trees.computeIfAbsent(key, ignored -> new SampledTreeBuilder(event));
    }

    /** Says what the sampler of one more JVM looked for, and how. */
    void lookedFor(Map<String, String> events) {
        if (lookedFor == null) {
            lookedFor = new HashMap<>(events);
        } else {
            lookedFor.entrySet().retainAll(events.entrySet());
        }
    }

    /** What the samplers of all JVMs looked for in the same way. */
    Map<String, String> lookedFor() {
        return lookedFor == null ? Map.of() : lookedFor;
    }

    /** @param forkOrder for every column of a tree, the index of its fork */
    List<SampledTree> toTrees(int[] forkOrder) {
        return trees.values().stream().map(tree -> tree.toTree(forkOrder)).toList();
    }
}
