package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules, on the forks of a set. */
public final class Findings {

    private static final Comparator<Finding> MOST_FIRST = Comparator.comparingDouble(Finding::savingNanos)
            .thenComparingDouble(Finding::nanos)
            .reversed();

    private Findings() {}

    private record Key(
            String rule,
            @Nullable CallSite callSite,
            @Nullable String test) {}

    /**
     * What is found in at least half of the forks, that which saves most first. Each is that of the fork with the median saving, so
     * that its figures are those in its sentence.
     */
    public static List<Finding> of(List<RecordedFork> forks) {
        Map<Key, List<Finding>> found = new LinkedHashMap<>();
        for (RecordedFork fork : forks) {
            for (Finding finding : in(fork)) {
                Key key = new Key(finding.rule(), finding.callSite(), finding.test());
                found.computeIfAbsent(key, any -> new ArrayList<>()).add(finding);
            }
        }
        return found.values().stream()
                .filter(each -> 2 * each.size() >= forks.size())
                .map(Findings::typical)
                .sorted(MOST_FIRST)
                .toList();
    }

    /** What is found in one fork. */
    static List<Finding> in(RecordedFork fork) {
        Suite suite = new Suite(fork);
        List<Rule> rules = List.of(
                new SequentialWaits(),
                new ConstantSleep(SequentialWaits.explained(suite)),
                new SlowTeardown(),
                new RepeatedFixture(),
                new FirstUse(),
                new BusyWaiting());
        List<Finding> found = new ArrayList<>();
        rules.forEach(rule -> found.addAll(rule.check(suite)));
        found.addAll(new SetupDominates(List.copyOf(found)).check(suite));
        return found;
    }

    private static Finding typical(List<Finding> each) {
        return each.stream().sorted(MOST_FIRST).toList().get(each.size() / 2);
    }
}
