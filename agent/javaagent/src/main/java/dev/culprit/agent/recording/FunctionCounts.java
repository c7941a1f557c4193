package dev.culprit.agent.recording;

import dev.culprit.agent.runtime.LatencyCounts;
import dev.culprit.agent.runtime.SlotCounts;
import dev.culprit.profile.FunctionLatency;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Latency counts of one function, over its call edges. Not thread safe. */
final class FunctionCounts {

    private final List<SlotCounts> total = new ArrayList<>();
    private final List<SlotCounts> self = new ArrayList<>();
    private boolean onlyLeaves = true;

    void add(LatencyCounts counts) {
        total.add(counts.leaf);
        total.add(counts.total);
        self.add(counts.leaf);
        self.add(counts.self);
        onlyLeaves &= counts.total.counts.length == 0 && counts.self.counts.length == 0;
    }

    FunctionLatency latency(int row) {
        Histogram all = Histograms.of(total);
        return new FunctionLatency(row, all, onlyLeaves ? all : Histograms.of(self));
    }
}
