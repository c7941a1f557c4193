package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;

/** Puts samples into the tree of a report on one profile set. */
public final class JoinedReports {

    private JoinedReports() {}

    /** {@code report} of {@code set} with what samples saw below its calls. */
    public static SetReport of(SetReport report, LoadedSet set) {
        if (set.samples().isEmpty()) {
            return report;
        }
        AlignedTree tree = Aligner.align(set, set);
        SampledPair samples = SampledPair.ofTime(set, set, tree);
        return samples == null ? report : report.withTree(JoinedTree.of(report.tree(), samples));
    }
}
