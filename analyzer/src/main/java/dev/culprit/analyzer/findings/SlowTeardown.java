package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A teardown that waits until time is up: for a time limit to pass, or for something that comes after a set time. It looks like a race, as
 * not each test has something to wait for.
 */
final class SlowTeardown implements Rule {

    static final String NAME = "SLOW_TEARDOWN";

    /** Time limits that people write, in milliseconds. Shorter ones are too near to each other to be told from chance. */
    private static final double[] USUAL = {
        500, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 10_000, 15_000, 20_000, 30_000, 60_000
    };

    private static final double LATE_SHARE = 0.005;
    private static final double LATE_NANOS = 3e6;

    @Override
    public List<Finding> check(Suite suite) {
        NamedLines lines = new NamedLines(suite);
        Map<CallSite, Map<CallNode, Waiting>> sites = new LinkedHashMap<>();
        for (Suite.Waited waited : suite.waits()) {
            CallNode call = waited.call();
            if (TestPath.isTeardown(call) && canBeATimeLimit(call)) {
                CallNode named = lines.of(call);
                sites.computeIfAbsent(named.place(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(named, key -> new Waiting(call))
                        .add(waited, suite.wallOf(waited));
            }
        }
        List<Finding> findings = new ArrayList<>();
        sites.forEach((site, nodes) -> {
            List<Waiting> waits = significant(new ArrayList<>(nodes.values()));
            double nanos =
                    waits.stream().mapToDouble(waiting -> waiting.wallNanos).sum();
            if (suite.isMaterial(nanos) && endsOnTime(waits)) {
                findings.add(finding(site, waits, nanos));
            }
        });
        return findings;
    }

    private static boolean canBeATimeLimit(CallNode wait) {
        return switch (wait.kind()) {
            case SLEEP, PARK, PROCESS, HTTP, IO -> true;
            default -> false;
        };
    }

    /** The waits at one place in the teardown of one test. Not thread safe. */
    private static final class Waiting {

        private final CallNode call;
        private final List<Double> each = new ArrayList<>();
        private double wallNanos;

        Waiting(CallNode call) {
            this.call = call;
        }

        void add(Suite.Waited waited, double wall) {
            each.add((double) waited.event().nanos());
            wallNanos += wall;
        }

        double nanos() {
            return each.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** Those of the tests that had something to wait for. */
    private static List<Waiting> significant(List<Waiting> all) {
        double longest = all.stream().mapToDouble(Waiting::nanos).max().orElse(0);
        return all.stream()
                .filter(waiting -> waiting.nanos() >= Math.max(Limits.SHORTEST_TEARDOWN, longest / 2))
                .toList();
    }

    private static boolean endsOnTime(List<Waiting> waits) {
        double[] totals = waits.stream().mapToDouble(Waiting::nanos).toArray();
        double[] each = waits.stream()
                .flatMap(waiting -> waiting.each.stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        CallNode call = waits.get(0).call;
        boolean sleeps = call.kind() == MethodKind.SLEEP && Medians.constant(each);
        boolean same = totals.length >= Limits.EQUAL_WAITS && Medians.constant(totals);
        boolean usual = call.frame().isTimed() && Medians.constant(totals) && isUsual(Medians.median(totals));
        return sleeps || same || usual;
    }

    private static boolean isUsual(double nanos) {
        for (double millis : USUAL) {
            double late = nanos - millis * 1e6;
            if (late >= 0 && late <= Math.max(LATE_NANOS, LATE_SHARE * nanos)) {
                return true;
            }
        }
        return false;
    }

    private static Finding finding(CallSite site, List<Waiting> waits, double nanos) {
        CallNode call = waits.get(0).call;
        List<CallNode> calls = waits.stream().map(waiting -> waiting.call).toList();
        double typical =
                Medians.median(waits.stream().mapToDouble(Waiting::nanos).toArray());
        return Tests.finding(
                NAME,
                calls,
                site,
                nanos,
                nanos,
                "After the test, " + site.inWords() + " waits " + Words.duration(typical) + " in "
                        + call.frame().shortName()
                        + Tests.where(calls) + ", " + Words.duration(nanos)
                        + " in all, and always as long: until a set time has passed; "
                        + "cancelling what it waits for would save all of it, if nothing needs that to end by itself.");
    }
}
