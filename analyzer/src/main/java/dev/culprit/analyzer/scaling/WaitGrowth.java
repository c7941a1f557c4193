package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.WaitCost;
import dev.culprit.profile.MethodKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How much longer the threads of a setting wait than those of the first one: means per run, in nanoseconds of thread time.
 *
 * @param nanos the growth; negative when they wait less
 * @param before what they wait in the first setting
 * @param after what they wait in this one
 * @param site the application's line that grew most, null when none grew or it is not known
 */
record WaitGrowth(
        double nanos, double before, double after, @Nullable CallSite site) {

    /** Of those waits of both that {@code which} takes; NaN when one of the settings has not recorded waits. */
    static WaitGrowth of(Setting first, Setting setting, Predicate<WaitCost> which) {
        double before = first.mean(costs -> costs.waitsRecorded() ? sum(costs.waits(), which) : Double.NaN);
        double after = setting.mean(costs -> costs.waitsRecorded() ? sum(costs.waits(), which) : Double.NaN);
        Map<CallSite, Double> growth = new HashMap<>();
        add(growth, setting, which, 1);
        add(growth, first, which, -1);
        CallSite site = growth.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.<CallSite, Double>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(null);
        return new WaitGrowth(after - before, before, after, site);
    }

    static Predicate<WaitCost> kind(MethodKind kind) {
        return wait -> wait.kind() == kind;
    }

    private static void add(Map<CallSite, Double> growth, Setting of, Predicate<WaitCost> which, int sign) {
        for (Run run : of.runs()) {
            for (WaitCost wait : run.costs().waits()) {
                if (wait.site() != null && which.test(wait)) {
                    growth.merge(wait.site(), sign * wait.nanos() / of.runs().size(), Double::sum);
                }
            }
        }
    }

    private static double sum(Iterable<WaitCost> waits, Predicate<WaitCost> which) {
        double nanos = 0;
        for (WaitCost wait : waits) {
            nanos += which.test(wait) ? wait.nanos() : 0;
        }
        return nanos;
    }
}
