package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples of all JVMs of a side: one tree for each event and engine. Not thread safe. */
final class SampleMerger {

    private final Map<String, SampledTreeBuilder> trees = new LinkedHashMap<>();

    SampledTreeBuilder tree(SampledEvent event) {
        String key = event.name() + "\n" + event.engine() + "\n" + event.unit();
        return trees.computeIfAbsent(key, ignored -> new SampledTreeBuilder(event));
    }

    /** @param forkOrder for every column of a tree, the index of its fork */
    List<SampledTree> toTrees(int[] forkOrder) {
        return trees.values().stream().map(tree -> tree.toTree(forkOrder)).toList();
    }
}
