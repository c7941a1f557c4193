package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sleep of always the same length that a test waits for. When it is part of a loop that polls, only half of the interval can be
 * saved for each loop: what it waits for comes at any time in the last interval.
 */
final class ConstantSleep implements Rule {

    static final String NAME = "CONSTANT_SLEEP";

    private final Set<CallNode> explained;

    /** @param explained waits for which another rule has the better proposal */
    ConstantSleep(Set<CallNode> explained) {
        this.explained = explained;
    }

    @Override
    public List<Finding> check(Suite suite) {
        NamedLines lines = new NamedLines(suite);
        Map<CallSite, List<Sleep>> sites = new LinkedHashMap<>();
        for (Suite.Waited waited : suite.waits()) {
            CallNode call = waited.call();
            if (call.kind() == MethodKind.SLEEP && !TestPath.isTeardown(call) && !explained.contains(call)) {
                CallNode named = lines.of(call);
                sites.computeIfAbsent(named.place(), key -> new ArrayList<>()).add(new Sleep(waited, named));
            }
        }
        Awaited awaited = new Awaited(suite);
        List<Finding> findings = new ArrayList<>();
        sites.forEach((site, sleeps) -> {
            double[] lengths = sleeps.stream().mapToDouble(Sleep::nanos).toArray();
            if (Medians.constant(lengths)) {
                List<PollingLoops.Loop> loops = PollingLoops.of(sleeps);
                Finding finding =
                        loops.isEmpty() ? constant(suite, awaited, site, sleeps) : polling(suite, site, sleeps, loops);
                if (suite.isMaterial(finding.savingNanos())) {
                    findings.add(finding);
                }
            }
        });
        return findings;
    }

    /**
     * One sleep.
     *
     * @param named the sleep in the call tree, or the call that stands for it
     */
    record Sleep(Suite.Waited waited, CallNode named) {

        double nanos() {
            return waited.event().nanos();
        }
    }

    private static Finding constant(Suite suite, Awaited awaited, CallSite site, List<Sleep> sleeps) {
        double nanos = 0;
        double saving = 0;
        for (Sleep sleep : sleeps) {
            double wall = suite.wallOf(sleep.waited);
            double needed = awaited.within(sleep.waited.jvm(), sleep.waited.event());
            nanos += wall;
            saving += wall * (1 - needed / Math.max(1, sleep.nanos()));
        }
        String assumption = saving < (1 - Limits.AWAITED_WORK) * nanos
                ? "if what it waits for is the work that goes on meanwhile"
                : "if what it waits for is there at once";
        return Tests.finding(
                NAME,
                sleeps.stream().map(Sleep::named).toList(),
                site,
                nanos,
                saving,
                site.inWords() + " sleeps " + Words.duration(typical(sleeps)) + ", " + Words.times(sleeps.size())
                        + ", " + Words.duration(nanos) + " in all"
                        + Tests.where(sleeps.stream().map(Sleep::named).toList())
                        + "; waiting for the event itself would save " + Words.duration(saving) + ", " + assumption
                        + ".");
    }

    private static Finding polling(Suite suite, CallSite site, List<Sleep> sleeps, List<PollingLoops.Loop> loops) {
        double nanos =
                sleeps.stream().mapToDouble(sleep -> suite.wallOf(sleep.waited)).sum();
        double saving = loops.stream()
                .mapToDouble(loop -> suite.wallOf(loop.last().waited) / 2)
                .sum();
        return Tests.finding(
                NAME,
                sleeps.stream().map(Sleep::named).toList(),
                site,
                nanos,
                saving,
                site.inWords() + " polls every " + Words.duration(typical(sleeps)) + ", in "
                        + Words.number(loops.size(), "loop")
                        + " that " + (loops.size() == 1 ? "takes " : "take ") + Words.duration(nanos)
                        + Tests.where(sleeps.stream().map(Sleep::named).toList())
                        + "; being told of the event would save " + Words.duration(saving)
                        + ", if it comes in the middle of the last interval on average.");
    }

    private static double typical(List<Sleep> sleeps) {
        return Medians.median(sleeps.stream().mapToDouble(Sleep::nanos).toArray());
    }
}
