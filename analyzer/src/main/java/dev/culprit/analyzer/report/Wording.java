package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.SideSummary.TestCounts;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.profile.JvmActivity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of all reports. "Takes more time" and not "is slower", unless the cost of a call grew: it may only be
 * called more often.
 */
final class Wording {

    /** So many tests are named with a culprit. */
    private static final int TESTS = 2;

    private final Amounts amounts;
    private final String arrow;

    /** @param arrow what stands between baseline and candidate, and between caller and callee */
    Wording(Amounts amounts, String arrow) {
        this.amounts = amounts;
        this.arrow = arrow;
    }

    /** The verdict in one character. */
    static String mark(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED -> "\u25b2";
            case IMPROVED -> "\u25bc";
            case UNCHANGED -> "=";
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> "?";
        };
    }

    /** Who it is: {@code Caller.method -> Callee.method} when the caller makes more calls, else the function. */
    String subject(Culprit culprit) {
        String function = culprit.function().shortName();
        return culprit.callee() == null
                ? function
                : function + " " + arrow + " " + culprit.callee().shortName();
    }

    /** Where to look: the line at which the calls grew, else the line from which the function is called. */
    String place(Culprit culprit) {
        return Names.place(site(culprit));
    }

    /** Where to look: the line that makes the calls, or else the one that calls the function, or else the function itself. */
    static CallSite site(Culprit culprit) {
        Function function = culprit.function();
        if (culprit.calleeLine() > 0 || culprit.callSite() == null) {
            int line = culprit.calleeLine() > 0 ? culprit.calleeLine() : function.line();
            return new CallSite(function.className(), function.method(), function.file(), line);
        }
        return culprit.callSite();
    }

    /** Why, in a few words, such as {@code called 3.1x as often}. */
    String cause(Culprit culprit) {
        if (culprit.cause() == Cause.NEW_CODE) {
            String added = culprit.isSampled() ? "not seen in the baseline" : "new code";
            return culprit.deltaNanos() < 0 ? "removed" : added;
        }
        if (culprit.cause() == Cause.MORE_CALLS) {
            return moreCalls(culprit);
        }
        double ratio = culprit.ratio();
        String size = ratio > 0 && ratio < Double.POSITIVE_INFINITY ? perCall(ratio) : "";
        return switch (culprit.cause()) {
            case SLOWER_CALLS -> slowerCalls(culprit, size);
            case WAIT -> culprit.deltaNanos() < 0 ? "waits less" : "waits longer" + waits(culprit);
            case LOCK -> culprit.deltaNanos() < 0 ? "waits less for a lock" : "waits longer for a lock";
            case ALLOCATION -> allocation(culprit);
            case TELEMETRY_HANDLER -> "telemetry handler";
            case CLASS_LOADING -> "class loading";
            case GC -> "garbage collection";
            case JIT -> "compilation by the JVM";
            case NEW_CODE, MORE_CALLS -> throw new AssertionError(culprit.cause());
        };
    }

    /** How often it waits, when that changed. */
    private String waits(Culprit culprit) {
        boolean counted = culprit.callee() != null && culprit.calleeLine() > 0;
        return counted && Math.abs(culprit.candidateCalls() - culprit.baselineCalls()) > 0.05 * culprit.baselineCalls()
                ? " (" + amounts.count(culprit.baselineCalls()) + " " + arrow + " "
                        + amounts.count(culprit.candidateCalls()) + " waits)"
                : "";
    }

    private String allocation(Culprit culprit) {
        Double bytes = culprit.deltaBytes();
        if (bytes == null) {
            return culprit.deltaNanos() < 0 ? "allocates less" : "allocates more";
        }
        return (bytes < 0 ? "allocates less (" : "allocates more (") + amounts.signedBytes(bytes) + ")";
    }

    /** Such as {@code allocates 12 MiB -> 39 MiB per fork}; empty when it was not recorded. */
    String allocated(Comparison comparison) {
        Total allocated = comparison.amounts().allocated();
        return allocated == null ? "" : "allocates " + sizes(allocated);
    }

    /** What amounts are of, such as {@code , CPU samples}; empty of time that probes measured. */
    String measured(SetReport report) {
        return report.tree().measure().isTime()
                ? ""
                : ", " + report.tree().measure().title();
    }

    /** Such as {@code peak heap 12 MiB}; empty when it is not known. */
    String memory(SideSummary side) {
        List<String> known = new ArrayList<>();
        addMemory(known, "heap peak ", side.memory().get(JvmActivity.HEAP_PEAK_BYTES));
        addMemory(known, "after collection ", side.memory().get(JvmActivity.HEAP_AFTER_GC_BYTES));
        addMemory(known, "resident peak ", side.memory().get(JvmActivity.RSS_PEAK_BYTES));
        return String.join(", ", known);
    }

    private void addMemory(List<String> known, String name, @Nullable Long bytes) {
        if (bytes != null) {
            known.add(name + amounts.bytes(bytes));
        }
    }

    private static String slowerCalls(Culprit culprit, String size) {
        if (size.isEmpty() && culprit.isSampled()) {
            return culprit.deltaNanos() < 0 ? "no longer seen" : "takes more time";
        }
        if (size.isEmpty()) {
            return "each call takes a different time";
        }
        boolean slower = culprit.deltaNanos() > 0;
        if (culprit.isSampled()) {
            return "takes " + size;
        }
        if (isPlace(culprit)) {
            return "code without probes takes " + (slower ? "more" : "less") + " time";
        }
        // The ratio is the typical call's, without the slowest ones, which may go the other way.
        return culprit.ratio() > 1 == slower
                ? "each call takes " + size
                : "some calls take " + (slower ? "more" : "less") + " time";
    }

    private String moreCalls(Culprit culprit) {
        String counts = " (" + amounts.count(culprit.baselineCalls()) + " " + arrow + " "
                + amounts.count(culprit.candidateCalls()) + ")";
        if (culprit.baselineCalls() == 0) {
            return "calls that were not made before" + counts;
        }
        if (culprit.candidateCalls() == 0) {
            return "no longer called" + counts;
        }
        double ratio = culprit.candidateCalls() / culprit.baselineCalls();
        if (ratio >= 1 && ratio < Amounts.FACTOR_FROM) {
            return "called " + amounts.percent(ratio - 1).substring(1) + " more often" + counts;
        }
        return "called " + amounts.times(ratio) + " as often" + counts;
    }

    private String perCall(double ratio) {
        if (ratio >= Amounts.FACTOR_FROM) {
            return amounts.times(ratio) + " the time";
        }
        return amounts.percent(ratio - 1).replaceFirst("^[^0-9]+", "") + (ratio < 1 ? " less time" : " more time");
    }

    /** Whether the code of the function is another than before. */
    String code(Culprit culprit) {
        Boolean changed = culprit.codeChanged();
        if (changed == null) {
            return "code not recorded";
        }
        return isPlace(culprit) && culprit.callee() == null
                ? "which code was not recorded"
                : changed ? "code changed" : "code unchanged";
    }

    /** Whether it is no function, but a phase of a test or the tasks that a function handed over. */
    private static boolean isPlace(Culprit culprit) {
        return culprit.function().kind().isContext();
    }

    /** The tests below which the change lies, such as {@code in OrderTest.checkout and 3 more tests}. */
    String tests(Culprit culprit) {
        List<String> tests = culprit.tests();
        List<String> named = tests.subList(0, Math.min(TESTS, tests.size()));
        int more = tests.size() - named.size() + culprit.moreTests();
        return "in " + String.join(", ", named) + (more > 0 ? " and " + plural(more, "more test") : "");
    }

    /** How the evidence was gained. Counts are exact; times are measured, and samples may say of which code they are. */
    String evidence(Culprit culprit) {
        if (culprit.isSampled()) {
            return "placed by samples";
        }
        return culprit.cause() == Cause.MORE_CALLS ? "exact count" : "measured";
    }

    /**
     * The change of the total to stand beside the verdict, candidate / baseline. NaN when the total goes the other way than
     * what is proven, as the total of few noisy forks may: beside the verdict it would be read as its opposite.
     */
    static double change(Comparison comparison) {
        double ratio = comparison.total().ratio();
        boolean contradicts = comparison.verdict() == Verdict.REGRESSED && ratio <= 1
                || comparison.verdict() == Verdict.IMPROVED && ratio >= 1;
        return contradicts ? Double.NaN : ratio;
    }

    /** Such as {@code 15.5 s -> 17.4 s per fork}. */
    String sizes(Total total) {
        return amounts.quantity(total.baseline(), total.unit()) + " " + arrow + " "
                + amounts.quantity(total.candidate(), total.unit()) + " per fork";
    }

    /** Such as {@code 95 %: +9.8 % .. +15.1 %}; says so when there is none. */
    String interval(Total total, String dots) {
        return total.interval().isKnown()
                ? amounts.confidence(total.confidence()) + " interval "
                        + amounts.range(total.interval().low(), total.interval().high(), " " + dots + " ")
                : "too few forks for an interval";
    }

    /** How to call a side: its label, and its commit when the label does not say it. */
    String side(SideSummary side) {
        String commit = side.commit();
        if (commit == null || commit.isEmpty() || side.label().startsWith(shortCommit(commit))) {
            return side.label();
        }
        return side.label().isEmpty() ? shortCommit(commit) : side.label() + " (" + shortCommit(commit) + ")";
    }

    private static String shortCommit(String commit) {
        String dirty = "-dirty";
        String id = commit.endsWith(dirty) ? commit.substring(0, commit.length() - dirty.length()) : commit;
        return id.substring(0, Math.min(id.length(), 9)) + (commit.endsWith(dirty) ? dirty : "");
    }

    /** What was compared, and what could have been seen: short statements for one line. */
    List<String> scope(Comparison comparison) {
        List<String> scope = new ArrayList<>();
        TestCounts before = comparison.baseline().tests();
        TestCounts after = comparison.candidate().tests();
        if (before.run() > 0 || after.run() > 0) {
            scope.add(
                    before.run() == after.run()
                            ? amounts.count(before.run()) + " tests on both sides"
                            : amounts.count(before.run()) + " " + arrow + " " + amounts.count(after.run()) + " tests");
        }
        scope.add(comparison.baseline().forks() + " + " + comparison.candidate().forks() + " forks");
        double visible = comparison.amounts().smallestVisible();
        if (visible > 1) {
            scope.add("could have missed even a doubling of the total");
        } else if (visible > 0) {
            scope.add("could have seen a change of " + amounts.percent(visible).substring(1) + " or more");
        }
        return scope;
    }

    /** The same for one side. */
    List<String> scope(SideSummary side) {
        List<String> scope = new ArrayList<>();
        if (side.tests().run() > 0) {
            scope.add(plural(side.tests().run(), "test"));
        }
        scope.add(plural(side.forks(), "fork"));
        scope.add(plural(side.profiles(), "profile"));
        return scope;
    }

    /** Whether times can be compared at all, in a few words. */
    String comparability(Comparison comparison) {
        List<ComparabilityCheck> checks = comparison.comparability();
        if (comparison.verdict() == Verdict.NO_BASELINE) {
            return "nothing to compare with";
        }
        long refused = checks.stream().filter(c -> c.level() == Level.REFUSED).count();
        long warned = checks.stream().filter(c -> c.level() == Level.WARNING).count();
        if (refused > 0) {
            return "times are not comparable";
        }
        return warned > 0 ? "comparable, with " + plural(warned, "warning") : "comparable";
    }

    /** {@code 1 warning}, {@code 2 warnings}. */
    String plural(double count, String noun) {
        return amounts.count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
