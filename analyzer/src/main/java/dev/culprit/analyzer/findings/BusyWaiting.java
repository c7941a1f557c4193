package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function that asks for a condition again and again without a pause worth the name while another thread works. It saves elapsed time
 * only where no processor is idle: what it waits for then gets the processor that it takes.
 */
final class BusyWaiting implements Rule {

    static final String NAME = "BUSY_WAITING";

    @Override
    public List<Finding> check(Suite suite) {
        Map<CallSite, List<Spin>> sites = new LinkedHashMap<>();
        for (Suite.Ran ran : suite.tests()) {
            double tasks = taskNanos(ran);
            ran.node()
                    .all()
                    .filter(node -> node.kind().isFunction() && TestPath.isAwaited(node))
                    .forEach(node -> {
                        CallNode asked = asked(node, tasks);
                        if (asked != null && isBusy(suite, ran, node)) {
                            sites.computeIfAbsent(asked.place(), key -> new ArrayList<>())
                                    .add(new Spin(ran, node, asked));
                        }
                    });
        }
        List<Finding> findings = new ArrayList<>();
        sites.forEach((site, spins) -> {
            Finding finding = finding(suite, site, spins);
            if (suite.isMaterial(finding.nanos())) {
                findings.add(finding);
            }
        });
        return findings;
    }

    /**
     * A function that spins.
     *
     * @param asked what it calls all the time
     */
    private record Spin(Suite.Ran ran, CallNode node, CallNode asked) {}

    /** The condition that the function asks for without end; null when it does not. */
    private static @Nullable CallNode asked(CallNode node, double tasks) {
        for (CallNode child : node.children()) {
            boolean mostly = child.count() >= Limits.MANY_POLLS * Math.max(1, node.count());
            boolean naps =
                    child.kind() == MethodKind.SLEEP && child.totalNanos() <= Limits.SHORTEST_PAUSE * child.count();
            boolean spins = child.count() >= Limits.MANY_SPINS * Math.max(1, node.count())
                    && node.waitNanos() == 0
                    && isAsLong(node.totalNanos(), tasks)
                    && !parks(node);
            if (mostly && (naps || spins)) {
                return child;
            }
        }
        return null;
    }

    private static boolean isAsLong(double nanos, double tasks) {
        return nanos <= Limits.SAME_TIME * tasks && tasks <= Limits.SAME_TIME * nanos;
    }

    /** Whether the phase waits for another thread in a proper way: then the spinning is work that goes on beside it. */
    private static boolean parks(CallNode node) {
        CallNode phase = TestPath.phase(node);
        return phase != null
                && phase.topmost(below -> below.kind() == MethodKind.PARK)
                        .findAny()
                        .isPresent();
    }

    /** The longest time that a task of the test took on another thread. */
    private static double taskNanos(Suite.Ran ran) {
        return ran.jvm().outermost().stream()
                .filter(node -> node.kind() == MethodKind.TEST)
                .filter(node -> node.frame().descriptor().equals(ran.test().id()))
                .flatMap(node -> node.topmost(below -> below.kind() == MethodKind.TASK))
                .mapToDouble(CallNode::totalNanos)
                .max()
                .orElse(0);
    }

    /** Whether the thread works all the time; of the process it says so only when the function takes most of the test. */
    private static boolean isBusy(Suite suite, Suite.Ran ran, CallNode node) {
        long cpu = node.totalCpuNanos();
        if (cpu >= 0) {
            return cpu >= Limits.BUSY * node.totalNanos();
        }
        double start = ran.test().startNanos();
        double wall = ran.test().wallNanos();
        double used = suite.load(ran.jvm()).processCpu(start, start + wall);
        return 2.0 * node.totalNanos() >= wall && used >= Limits.BUSY * wall;
    }

    private static Finding finding(Suite suite, CallSite site, List<Spin> spins) {
        double nanos = 0;
        double saving = 0;
        long calls = 0;
        for (Spin spin : spins) {
            double wall = suite.wallOf(spin.ran, spin.node.totalNanos());
            nanos += wall;
            calls += spin.asked.count();
            saving += hasIdleProcessor(suite, spin)
                    ? 0
                    : wall / Math.max(2, spin.ran.jvm().processors());
        }
        CallNode asked = spins.get(0).asked;
        List<CallNode> nodes = spins.stream().map(Spin::node).toList();
        String effect = saving > 0
                ? "no processor is idle meanwhile, so waiting properly would save " + Words.duration(saving)
                : "it keeps a processor busy for nothing, but others are idle, so that waiting properly saves no elapsed time";
        return Tests.finding(
                NAME,
                nodes,
                site,
                nanos,
                saving,
                site.inWords() + " calls " + asked.frame().shortName() + " " + Words.times(calls) + " in "
                        + Words.duration(nanos) + Tests.where(nodes)
                        + " without a pause, while it waits for another thread; "
                        + effect + ".");
    }

    private static boolean hasIdleProcessor(Suite suite, Spin spin) {
        double start = spin.ran.test().startNanos();
        double idle =
                suite.load(spin.ran.jvm()).idle(start, start + spin.ran.test().wallNanos());
        return idle >= 1 - Limits.BUSY;
    }
}
