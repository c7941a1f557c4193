package dev.culprit.analyzer.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What calls of functions cost in the tests that come later. */
final class LaterCosts {

    private static final int FEWEST = 2;

    private final Map<String, List<double[]>> costs = new HashMap<>();

    /** @param tests of one JVM, in the order of their start */
    LaterCosts(List<Suite.Ran> tests) {
        for (int i = 0; i < tests.size(); i++) {
            add(i, tests.get(i).node());
        }
    }

    private void add(int test, CallNode outermost) {
        outermost
                .all()
                .filter(node -> node.kind().isFunction() && node.count() > 0)
                .forEach(node -> costs.computeIfAbsent(function(node), key -> new ArrayList<>())
                        .add(new double[] {test, (double) node.totalNanos() / node.count()}));
    }

    /** Nanoseconds of a typical call in tests after {@code test}; null when hardly any of them calls it. */
    @Nullable
    Double after(int test, CallNode node) {
        if (!node.kind().isFunction()) {
            return null;
        }
        double[] later = costs.getOrDefault(function(node), List.of()).stream()
                .filter(cost -> cost[0] > test)
                .mapToDouble(cost -> cost[1])
                .toArray();
        return later.length < FEWEST ? null : Double.valueOf(Medians.median(later));
    }

    private static String function(CallNode node) {
        Frame frame = node.frame();
        return frame.className() + "." + frame.method() + frame.descriptor();
    }
}
