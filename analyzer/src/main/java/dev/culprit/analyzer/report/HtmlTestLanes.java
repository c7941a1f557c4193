package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ComparedTest;
import dev.culprit.analyzer.model.ComparedTimelines;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lane per test, baseline above candidate, all on one scale: its phases one after the other, below them its waits, where they were in the
 * fork whose timeline is known, and below these what of its time was collected and compiled: of that, profiles only hold sums per test.
 */
final class HtmlTestLanes {

    private static final int LANES = 60;
    private static final int NAME = 300;
    private static final double WIDTH = 1000;

    private final Amounts amounts;

    HtmlTestLanes(Amounts amounts) {
        this.amounts = amounts;
    }

    /** Tests that changed most first; empty when no test was timed. */
    Html render(Comparison comparison) {
        List<ComparedTest> tests = comparison.tests().stream()
                .filter(test -> wall(test) > 0)
                .sorted(Comparator.comparingDouble((ComparedTest test) -> -Math.abs(TestWording.delta(test)))
                        .thenComparing(test -> -wall(test)))
                .toList();
        String lead = "Those that changed most first; as measured, with what chance does.";
        return render(tests, true, lead, comparison.timelines());
    }

    /** The slowest tests first; empty when no test was timed. */
    Html render(SetReport report) {
        List<ComparedTest> tests = report.tests().stream()
                .map(test -> new ComparedTest(test.id(), null, test))
                .filter(test -> wall(test) > 0)
                .sorted(Comparator.comparingDouble(test -> -wall(test)))
                .toList();
        return render(tests, false, "The slowest first.", new ComparedTimelines(null, report.timeline()));
    }

    private Html render(List<ComparedTest> tests, boolean compared, String lead, ComparedTimelines runs) {
        if (tests.isEmpty()) {
            return Html.EMPTY;
        }
        List<ComparedTest> shown = tests.subList(0, Math.min(LANES, tests.size()));
        double longest = shown.stream().mapToDouble(HtmlTestLanes::wall).max().orElse(1);
        PlacedWaits before = new PlacedWaits(runs.baseline());
        PlacedWaits after = new PlacedWaits(runs.candidate());
        String left =
                shown.size() == tests.size() ? "" : " " + LANES + " of " + amounts.count(tests.size()) + " tests.";
        return Template.of("test-lanes")
                .text("lead", lead + left + " The longest bar is " + amounts.duration(longest) + ".")
                .html(
                        "lanes",
                        Html.join(shown.stream()
                                .map(test -> lane(test, compared, longest, before, after))
                                .toList()))
                .fill();
    }

    private static double wall(ComparedTest test) {
        return Math.max(TestWording.wall(test.baseline()), TestWording.wall(test.candidate()));
    }

    private Html lane(ComparedTest test, boolean compared, double longest, PlacedWaits before, PlacedWaits after) {
        TestSummary known = test.candidate() == null ? test.baseline() : test.candidate();
        if (known == null) {
            throw new IllegalStateException("a test without sides: " + test.id());
        }
        List<Html> bars = new ArrayList<>();
        if (compared) {
            bars.add(bar(test.baseline(), "baseline", longest, before));
        }
        bars.add(bar(test.candidate(), "candidate", longest, after));
        double delta = TestWording.delta(test);
        return Template.of("test-lane")
                .text("name", Names.shortened(known.shortName(), NAME))
                .text("title", Names.shortened(test.id(), NAME))
                .text("showClass", known.className())
                .text("showMethod", known.method())
                .html("bars", Html.join(bars))
                .text("amount", compared ? change(test, delta) : amounts.duration(known.wallNanos()))
                .fill();
    }

    private String change(ComparedTest test, double delta) {
        if (test.baseline() == null || test.candidate() == null) {
            return test.baseline() == null ? "new" : "removed";
        }
        return delta == 0 ? "=" : HtmlParts.sign(delta) + " " + amounts.signedDuration(delta);
    }

    private Html bar(@Nullable TestSummary test, String side, double longest, PlacedWaits placed) {
        if (test == null) {
            return Template.of("test-none").text("side", side).fill();
        }
        TestSummary.Phases phases = test.phases();
        double scale = WIDTH / longest;
        double classSetup = phases.classSetup() * scale;
        double setup = phases.setup() * scale;
        double body = phases.body() * scale;
        double teardown = phases.teardown() * scale;
        Optional<List<PlacedWaits.Part>> parts = placed.in(test);
        double collected = known(test.gcNanos()) * scale;
        return Template.of("test-bar")
                .text("side", side)
                .text("words", words(test, side))
                .text("placing", parts.isPresent() ? "placed" : "summed")
                .coordinate("classSetup", classSetup)
                .coordinate("setupX", classSetup)
                .coordinate("setup", setup)
                .coordinate("bodyX", classSetup + setup)
                .coordinate("body", body)
                .coordinate("teardownX", classSetup + setup + body)
                .coordinate("teardown", teardown)
                .coordinate("classTeardownX", classSetup + setup + body + teardown)
                .coordinate("classTeardown", phases.classTeardown() * scale)
                .text("waits", new TimelineBars(longest).times(waits(test, parts), 10, 3))
                .coordinate("gc", collected)
                .coordinate("jitX", collected)
                .coordinate("jit", known(test.jitNanos()) * scale)
                .fill();
    }

    /** Where they were, as parts of the test's mean; or how long they were in all, from the left. */
    private static List<double[]> waits(TestSummary test, Optional<List<PlacedWaits.Part>> parts) {
        double begin = test.phases().classSetup();
        double length = PlacedWaits.inTest(test);
        double sum = Math.min(test.wallNanos(), test.waitNanos());
        return parts.map(all -> all.stream()
                        .map(part -> new double[] {begin + part.from() * length, begin + part.to() * length})
                        .toList())
                .orElse(sum > 0 ? List.of(new double[] {0, sum}) : List.of());
    }

    private static double known(double nanos) {
        return Double.isNaN(nanos) ? 0 : nanos;
    }

    private String words(TestSummary test, String side) {
        TestSummary.Phases phases = test.phases();
        return side + ": " + amounts.duration(test.wallNanos()) + ", setup "
                + amounts.duration(phases.classSetup() + phases.setup()) + ", body " + amounts.duration(phases.body())
                + ", teardown " + amounts.duration(phases.teardown() + phases.classTeardown()) + "; waits "
                + amounts.duration(test.waitNanos()) + ", garbage collection " + amounts.duration(known(test.gcNanos()))
                + ", compilation " + amounts.duration(known(test.jitNanos()));
    }
}
