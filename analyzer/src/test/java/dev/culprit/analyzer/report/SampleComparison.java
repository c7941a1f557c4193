package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.ComparedAmounts;
import dev.culprit.analyzer.model.ComparedSets;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Judgement;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SetReport.FunctionSummary;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.SideSummary.TestCounts;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Made-up results that look like real ones; their parts add up. */
final class SampleComparison {

    private static final String COMMAND = "./culprit diff target/baseline target/candidate --html report.html";

    private SampleComparison() {}

    /** A regression with two culprits, one improvement and one suspect. */
    static Comparison regressed() {
        SampleShop shop = new SampleShop();
        double baseline = shop.root.baselineTotal();
        double candidate = shop.root.candidateTotal();
        List<Culprit> culprits = List.of(moreCalls(shop), slowerCalls(shop));
        List<Culprit> improvements = List.of(removed(shop));
        List<Culprit> suspects = List.of(suspect());
        double named = shop.match.totalDelta() + shop.write.ownDelta() + shop.legacy.ownDelta() + 41e6;
        Interval interval = new Interval(candidate / baseline - 0.026, candidate / baseline + 0.027);
        return Comparison.of(
                new Judgement(
                        Verdict.REGRESSED,
                        List.of("The candidate takes 11.5 % more time, which is above the threshold of 5 %."),
                        false),
                new ComparedSets(
                        side("main", "3f2c1e0d5b6a79881726354fedcba98765432101", environment("17.0.14+7")),
                        side(
                                "feature/price-rules",
                                "9ab77d2c0011223344556677889900aabbccddee",
                                environment("17.0.15+6")),
                        checks(),
                        COMMAND),
                new ComparedAmounts(
                        new Total("work", "ns", baseline, candidate, candidate / baseline, interval, 0.95), 0.011),
                new ChangedParts(culprits, suspects, improvements, candidate - baseline - named, 212),
                shop.root.toTree());
    }

    /** The regression with one culprit, whose interval holds no change although the test in one direction does not. */
    static Comparison bounded() {
        Comparison sample = regressed();
        Culprit named = sample.culprits().get(1);
        Culprit close = new Culprit(
                1,
                named.function(),
                named.callSite(),
                null,
                0,
                named.cause(),
                named.deltaNanos(),
                null,
                1,
                1.04,
                new Interval(0.997, 1.083),
                0.97,
                named.baselineCalls(),
                named.candidateCalls(),
                named.baseline(),
                named.candidate(),
                true,
                List.of(),
                0,
                named.path(),
                named.explanation(),
                new Certainty(0.95, 1.019));
        ChangedParts parts = sample.parts();
        return sample.withParts(new ChangedParts(
                List.of(close), parts.suspects(), parts.improvements(), parts.restNanos(), parts.restFunctions()));
    }

    /** No change, of somebody who said that it is faster. */
    static Comparison claiming(Claim.Outcome outcome) {
        return identical().withClaim(new Claim("faster 40%", outcome, 0.6, "The claim is " + outcome + "."));
    }

    /** No change, and a budget that the candidate breaks. */
    static Comparison breakingABudget() {
        Budget budget = new Budget("Cart.total:p95<=100us", "Cart.total", Budget.Statistic.P95, 1e5);
        return identical()
                .withBudgets(List.of(
                        new Budget.Checked(budget, "Cart.total", Budget.Outcome.BROKEN, 2.5e5, "It takes 250 us.")));
    }

    /** No change in a candidate of which something is missing. */
    static Comparison withGap() {
        return identical().missing("A JVM of fork 2 left only a snapshot.");
    }

    private static Culprit moreCalls(SampleShop shop) {
        return new Culprit(
                1,
                shop.total.frame.function(),
                new CallSite("com.acme.shop.OrderService", "checkout", "OrderService.java", 96),
                shop.match.frame.function(),
                143,
                Cause.MORE_CALLS,
                shop.match.totalDelta(),
                1.5e6,
                0.81,
                1277.0 / 412,
                new Interval(1277.0 / 412, 1277.0 / 412),
                1,
                412,
                1277,
                new PerCall(1.63e6, 1.5e6, 2.1e6, 3.4e6),
                new PerCall(1.63e6, 1.51e6, 2.12e6, 3.3e6),
                true,
                List.of("com.acme.shop.OrderServiceTest.checkoutOfAFullCart()"),
                0,
                List.of("main", "OrderServiceTest.checkoutOfAFullCart", "OrderService.checkout", "Cart.total"),
                "Cart.total calls PriceRules.match 1,277 times instead of 412 times at Cart.java:143; each of these calls"
                        + " takes as long as before.",
                Certainty.UNKNOWN);
    }

    private static Culprit slowerCalls(SampleShop shop) {
        return new Culprit(
                2,
                shop.write.frame.function(),
                new CallSite("com.acme.shop.export.Export", "orders", "Export.java", 88),
                null,
                0,
                Cause.SLOWER_CALLS,
                shop.write.ownDelta(),
                null,
                0.19,
                1.22,
                new Interval(1.17, 1.27),
                0.99,
                2060,
                2060,
                perCall(728_000, 690_000, 1_100_000, 2_300_000),
                perCall(888_000, 845_000, 1_310_000, 2_900_000),
                true,
                List.of(),
                0,
                List.of(
                        "main",
                        "OrderServiceTest.checkoutOfAFullCart",
                        "OrderService.checkout",
                        "Export.orders",
                        "JsonWriter.write"),
                "Each call of JsonWriter.write takes 22 % more time in its own code, which changed.",
                Certainty.UNKNOWN);
    }

    /** These figures, and calls around the median that get slower towards the end. */
    private static PerCall perCall(double mean, double p50, double p95, double p99) {
        Histogram calls = new Histogram(3);
        for (int i = 0; i < 2060; i++) {
            double share = (i + 0.5) / 2060;
            calls.recordValue((long) (p50 * Math.pow(1 - share, -0.26) * (0.8 + 0.2 * share)));
        }
        return new PerCall(mean, p50, p95, p99, Latencies.of(calls));
    }

    private static Culprit removed(SampleShop shop) {
        return new Culprit(
                1,
                shop.legacy.frame.function(),
                new CallSite("com.acme.shop.Cart", "total", "Cart.java", 139),
                null,
                0,
                Cause.NEW_CODE,
                shop.legacy.ownDelta(),
                null,
                1,
                0,
                new Interval(0, 0),
                1,
                412,
                0,
                new PerCall(194_000, 180_000, 260_000, 510_000),
                PerCall.UNKNOWN,
                true,
                List.of(),
                0,
                List.of("main", "OrderService.checkout", "Cart.total", "LegacyCache.get"),
                "LegacyCache.get is no longer there.",
                Certainty.UNKNOWN);
    }

    private static Culprit suspect() {
        return new Culprit(
                1,
                SampleNode.function("com.acme.persistence.ConnectionPool", "next", 60),
                null,
                null,
                0,
                Cause.WAIT,
                41e6,
                null,
                0.02,
                1.05,
                Interval.UNKNOWN,
                0.71,
                824,
                824,
                new PerCall(99_000, 60_000, 240_000, 900_000),
                new PerCall(149_000, 61_000, 420_000, 1_900_000),
                false,
                List.of(),
                0,
                List.of("pool-#-thread-#", "ConnectionPool.next"),
                "ConnectionPool.next waits longer, but not in every fork.",
                Certainty.UNKNOWN);
    }

    /** The same profile set on both sides. */
    static Comparison identical() {
        DiffTree tree = new SampleShop().root.toTree();
        DiffTree same = new DiffTree(
                tree.frames(),
                tree.parent(),
                tree.frame(),
                tree.baselineLine(),
                tree.baselineLine(),
                tree.baselineCalls(),
                tree.baselineCalls(),
                tree.baselineSelf(),
                tree.baselineSelf(),
                new boolean[tree.size()]);
        SideSummary side = side("main", null, environment("17.0.15+6"));
        double total = new SampleShop().root.baselineTotal();
        List<String> reasons = List.of("Nothing changed by as much as this comparison could have seen.");
        return Comparison.of(
                new Judgement(Verdict.UNCHANGED, reasons, false),
                new ComparedSets(side, side, List.of(), COMMAND),
                new ComparedAmounts(new Total("work", "ns", total, total, 1, new Interval(0.99, 1.01), 0.95), 0.011),
                ChangedParts.unnamed(0, 230),
                same);
    }

    /** {@code comparison} seen from the other side. */
    static Comparison swapped(Comparison comparison) {
        DiffTree tree = comparison.tree();
        Total total = comparison.total();
        Total inverse = new Total(
                total.metric(),
                total.unit(),
                total.candidate(),
                total.baseline(),
                1 / total.ratio(),
                new Interval(1 / total.interval().high(), 1 / total.interval().low()),
                total.confidence());
        return Comparison.of(
                new Judgement(Verdict.IMPROVED, comparison.reasons(), false),
                new ComparedSets(
                        comparison.candidate(),
                        comparison.baseline(),
                        comparison.comparability(),
                        comparison.command()),
                new ComparedAmounts(inverse, comparison.amounts().smallestVisible()),
                ChangedParts.unnamed(
                        total.baseline() - total.candidate(), comparison.parts().restFunctions()),
                new DiffTree(
                        tree.frames(),
                        tree.parent(),
                        tree.frame(),
                        tree.candidateLine(),
                        tree.baselineLine(),
                        tree.candidateCalls(),
                        tree.baselineCalls(),
                        tree.candidateSelf(),
                        tree.baselineSelf(),
                        tree.significant()));
    }

    /** No baseline: everything that can be empty or NaN is. */
    static Comparison empty() {
        Total unknown = new Total("work", "ns", Double.NaN, Double.NaN, Double.NaN, Interval.UNKNOWN, 0.95);
        return Comparison.of(
                new Judgement(Verdict.NO_BASELINE, List.of("There is no baseline yet."), false),
                new ComparedSets(
                        new SideSummary("", null, 0, 0, TestCounts.NONE, Map.of(), List.of()),
                        new SideSummary("target/candidate", null, 1, 1, TestCounts.NONE, Map.of(), List.of()),
                        List.of(),
                        COMMAND),
                new ComparedAmounts(unknown, Double.NaN),
                ChangedParts.NONE,
                SampleNode.root().toTree());
    }

    /** The regression with every name of the first culprit replaced by {@code name}. */
    static Comparison named(String name) {
        Comparison sample = regressed();
        Culprit first = sample.culprits().get(0);
        Function hostile = new Function("evil." + name, name, "()V", name, 1);
        SampleNode root = SampleNode.root()
                .with(SampleNode.group(name)
                        .with(SampleNode.of(hostile)
                                .calls(10, 20)
                                .self(900, 1900)
                                .significant()));
        Culprit renamed = new Culprit(
                1,
                hostile,
                new CallSite("evil." + name, name, name, 7),
                hostile,
                8,
                Cause.MORE_CALLS,
                first.deltaNanos(),
                null,
                first.share(),
                2,
                new Interval(2, 2),
                1,
                10,
                20,
                first.baseline(),
                first.candidate(),
                true,
                List.of(name),
                0,
                List.of(name, name),
                name,
                Certainty.UNKNOWN);
        SideSummary side = new SideSummary(name, null, 5, 5, TestCounts.NONE, Map.of(name, name), List.of(name));
        ComparabilityCheck check = new ComparabilityCheck(name, name, name, Level.WARNING, name);
        return Comparison.of(
                new Judgement(Verdict.REGRESSED, List.of(name), true),
                new ComparedSets(side, side, List.of(check), name),
                new ComparedAmounts(sample.total(), 0.01),
                new ChangedParts(List.of(renamed), List.of(), List.of(), 0, 0),
                root.toTree());
    }

    /** One profile set. */
    static SetReport set() {
        Comparison sample = identical();
        DiffTree tree = sample.tree();
        double[] total = tree.baselineSelf().clone();
        for (int row = tree.size() - 1; row > 0; row--) {
            total[tree.parent()[row]] += total[row];
        }
        List<FunctionSummary> functions = new ArrayList<>();
        for (int row = 1; row < tree.size(); row++) {
            DiffTree.Frame frame = tree.frames().get(tree.frame()[row]);
            double calls = tree.baselineCalls()[row];
            if (frame.kind() == DiffTree.Frame.Kind.METHOD && calls > 0) {
                double mean = total[row] / calls;
                functions.add(new FunctionSummary(
                        frame.function(),
                        calls,
                        total[row],
                        tree.baselineSelf()[row],
                        new PerCall(mean, mean * 0.9, mean * 1.6, mean * 2.7)));
            }
        }
        functions.sort(Comparator.comparingDouble(FunctionSummary::selfNanos).reversed());
        return new SetReport(sample.baseline(), functions, tree, "./culprit report target/baseline");
    }

    private static SideSummary side(String label, @Nullable String commit, Map<String, String> environment) {
        return new SideSummary(
                label,
                commit,
                10,
                10,
                new TestCounts(415, 412, 0, 3),
                environment,
                Map.of(),
                commit != null && commit.startsWith("9")
                        ? List.of("1 of 10 profiles was not written to its end: candidate-7.culprit.")
                        : List.of(),
                List.of());
    }

    private static Map<String, String> environment(String jdk) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cpu.model", "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz");
        facts.put("cpu.count", "4");
        facts.put("os.name", "Linux");
        facts.put("os.version", "6.8.0-1021-azure");
        facts.put("jdk.version", jdk);
        facts.put("jvm.gc", "G1 Young Generation+G1 Old Generation");
        return facts;
    }

    private static List<ComparabilityCheck> checks() {
        String cpu = "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz";
        String gc = "G1 Young Generation+G1 Old Generation";
        return List.of(
                new ComparabilityCheck(
                        "jdk.version",
                        "17.0.14+7",
                        "17.0.15+6",
                        Level.WARNING,
                        "The JDK differs in its build; part of the change may come from it."),
                new ComparabilityCheck(
                        "calibration.nanos",
                        "10120000",
                        "10210000",
                        Level.NOTE,
                        "The candidate's machine was 0.9 % slower at a fixed task."),
                new ComparabilityCheck("cpu.model", cpu, cpu, Level.SAME, ""),
                new ComparabilityCheck("cpu.count", "4", "4", Level.SAME, ""),
                new ComparabilityCheck("os.name", "Linux", "Linux", Level.SAME, ""),
                new ComparabilityCheck("os.version", "6.8.0-1021-azure", "6.8.0-1021-azure", Level.SAME, ""),
                new ComparabilityCheck("jvm.gc", gc, gc, Level.SAME, ""));
    }
}
