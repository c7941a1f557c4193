package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;

/** Puts samples into the tree of a report on one profile set. */
public final class JoinedReports {

    private JoinedReports() {}

    /**
     * {@code report} of {@code set} with what samples saw below its calls.
     *
     * @param tree of the set aligned with itself
     */
    public static SetReport of(SetReport report, LoadedSet set, AlignedTree tree) {
        SampledPair samples = SampledPair.ofTime(set, set, tree);
        return samples == null ? report : report.withTree(JoinedTree.of(report.tree(), samples));
    }
}
