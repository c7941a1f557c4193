package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Words;
import dev.culprit.analyzer.stats.AmountTest;
import dev.culprit.profile.MethodKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One plain sentence per culprit, for somebody who has to mend it. */
final class Explanation {

    /** How far two sizes may be from their ratio, as a logarithm. */
    private static final double AGREEING = Math.log(1.1);

    private Explanation() {}

    /**
     * Of a function that is slower by its own code, or looks like it.
     *
     * @param deltaNanos candidate less baseline of all calls; its sign may contradict {@code ratio}, which leaves the slowest
     *     calls out
     * @param ratio of the typical call; NaN when the forks do not tell
     * @param onlyFrom the caller below which alone it changed, with the line when that calls it itself; null when there is none
     * @param more what else is known of the calls: empty, or the continuation of the sentence
     */
    static String ownCode(
            Function function,
            double deltaNanos,
            double ratio,
            double baselineNanos,
            double candidateNanos,
            boolean changed,
            @Nullable Function changedCaller,
            @Nullable CallSite onlyFrom,
            String more) {
        String how;
        if (Double.isNaN(ratio)) {
            how = takes(deltaNanos) + typical(baselineNanos, candidateNanos)
                    + ", but too few forks call it to tell a change from chance";
        } else if (ratio > 1 != deltaNanos > 0) {
            how = takes(deltaNanos) + ", although its typical call takes " + Words.times(ratio)
                    + " long: only some"
                    + " calls became " + (deltaNanos > 0 ? "slower" : "faster");
        } else {
            how = " takes " + Words.times(ratio) + " long in its own code per call"
                    + agreeing(ratio, baselineNanos, candidateNanos) + only(onlyFrom);
        }
        return name(function) + how + more + "; " + code(changed, changedCaller) + ".";
    }

    /** The same when nothing else is known of the calls. */
    static String ownCode(
            Function function,
            double deltaNanos,
            double ratio,
            double baselineNanos,
            double candidateNanos,
            boolean changed,
            @Nullable Function changedCaller,
            @Nullable CallSite onlyFrom) {
        return ownCode(
                function, deltaNanos, ratio, baselineNanos, candidateNanos, changed, changedCaller, onlyFrom, "");
    }

    /** Of own code that grew with the calls that it makes; empty when {@code ratio} is 1. */
    static String withCalls(double ratio) {
        return ratio > 1 ? ", as it makes " + Words.times(ratio) + " many calls" : "";
    }

    /** Whether it works or waits; empty when CPU time was not recorded, or became less. */
    static String cpu(Waiting.@Nullable Cpu cpu, boolean slower) {
        if (cpu == null || !slower) {
            return "";
        }
        String used = " (" + Words.duration(cpu.baseline()) + " → " + Words.duration(cpu.candidate()) + ")";
        return cpu.waits() ? ", but no more CPU time" + used + ": it waits" : ", CPU time" + used;
    }

    /** Of a function of which only the bytes are proven to have changed. */
    static String allocation(
            Function function, AllocationFinding found, boolean changed, @Nullable Function changedCaller) {
        return name(function) + allocates(found) + "; " + code(changed, changedCaller) + ".";
    }

    /** What else it does, besides taking another time; empty when that is not known. */
    static String also(@Nullable AllocationFinding found) {
        return found == null ? "" : ", and" + allocates(found);
    }

    /** Such as {@code  allocates 3.2 times as much in its own code per call (4.1 KiB → 13.0 KiB)}. */
    private static String allocates(AllocationFinding found) {
        double before = found.perCall().baseline();
        double after = found.perCall().candidate();
        if (before == 0) {
            return " now allocates " + Words.bytes(after) + " in its own code per call, where it allocated nothing";
        }
        return " allocates " + Words.times(found.perCall().ratio()) + " much in its own code per call ("
                + Words.bytes(before) + " → " + Words.bytes(after) + ")";
    }

    /**
     * Of a function of which only the slowest calls changed.
     *
     * @param baselineNanos what one of the slowest tenth of the calls takes
     */
    static String slowestCalls(
            Function function,
            double deltaNanos,
            double baselineNanos,
            double candidateNanos,
            boolean changed,
            @Nullable Function changedCaller) {
        return name(function) + takes(deltaNanos) + ": of its calls, the slowest tenth takes "
                + Words.times(candidateNanos / baselineNanos) + " long" + typical(baselineNanos, candidateNanos)
                + ", the others do not certainly differ; " + code(changed, changedCaller) + ".";
    }

    /** Empty when no call of a side has ended, such as one of {@code main} when its JVM was killed. */
    private static String typical(double baselineNanos, double candidateNanos) {
        return Double.isNaN(baselineNanos) || Double.isNaN(candidateNanos)
                ? ""
                : " (" + Words.duration(baselineNanos) + " → " + Words.duration(candidateNanos) + ")";
    }

    /**
     * The same beside a ratio. That is of pairs of forks and these are medians of each side, so few noisy forks may disagree;
     * "1.05 times as long (7 ms → 4 ms)" would leave a reader with neither, and then only the baseline's is shown.
     */
    private static String agreeing(double ratio, double baselineNanos, double candidateNanos) {
        double off = Math.abs(Math.log(candidateNanos / baselineNanos / ratio));
        return off <= AGREEING || Double.isNaN(baselineNanos) || Double.isNaN(candidateNanos)
                ? typical(baselineNanos, candidateNanos)
                : " (" + Words.duration(baselineNanos) + " before)";
    }

    private static String only(@Nullable CallSite caller) {
        if (caller == null) {
            return "";
        }
        String name = simple(caller.className()) + "." + caller.method();
        return ", but only when " + (caller.line() > 0 ? name + " calls it at line " + caller.line() : "below " + name)
                + ", so that may hand it other data";
    }

    /** Of cost that was saved elsewhere, after what is said of the place where it is now. */
    static String moved(Function from, double savedNanos) {
        return "Most of it only moved: " + name(from) + " takes " + Words.duration(Math.abs(savedNanos)) + " less.";
    }

    private static String takes(double deltaNanos) {
        return " takes " + Words.duration(Math.abs(deltaNanos)) + (deltaNanos > 0 ? " more" : " less")
                + " in its own code";
    }

    /** Of calls that the recording could not keep apart. */
    static String truncated(double deltaNanos) {
        return "Calls beyond the limits of the recorded tree take " + Words.duration(Math.abs(deltaNanos))
                + (deltaNanos > 0 ? " more" : " less") + "; a narrower --include shows which.";
    }

    private static String code(boolean changed, @Nullable Function changedCaller) {
        if (changed) {
            return "its code changed";
        }
        return changedCaller == null
                ? "its code is unchanged, and so is that of its callers"
                : "its code is unchanged, but its caller " + name(changedCaller) + " changed";
    }

    static String moreCalls(
            Function caller, Function callee, int line, double baseline, double candidate, boolean changed) {
        String place = line > 0 ? " at line " + line : "";
        String how = baseline == 0
                ? " now calls " + callee(caller, callee) + ", " + Words.calls(candidate) + " per call" + place
                : " calls " + callee(caller, callee) + " " + Words.calls(candidate) + " instead of "
                        + Words.calls(baseline) + " per call" + place;
        return name(caller) + how + "; its code " + (changed ? "changed" : "is unchanged") + ".";
    }

    /** Of a class that the baseline did not initialise, or not from here: its static initialiser was called by the JVM. */
    static String initialised(Function caller, Function initialiser, int line, double deltaNanos) {
        return name(caller) + " now makes the JVM initialise " + simple(initialiser.className())
                + (line > 0 ? " at line " + line : "") + ", which takes " + Words.duration(deltaNanos) + ".";
    }

    /** When the caller is new itself, or has moved, calls per call of it have nothing to be compared with. */
    static String moreCallsInAll(Function caller, Function callee, int line, double baseline, double candidate) {
        String place = line > 0 ? " at line " + line : "";
        return name(caller) + " now calls " + callee(caller, callee) + place + ", which is called from here "
                + Words.calls(candidate) + " instead of " + Words.calls(baseline) + ".";
    }

    static String fewerCalls(Function caller, Function callee, double baseline, double candidate) {
        return candidate == 0
                ? name(caller) + " no longer calls " + callee(caller, callee) + "."
                : name(caller) + " calls " + callee(caller, callee) + " " + Words.calls(candidate) + " instead of "
                        + Words.calls(baseline) + " per call.";
    }

    /** @param inTest whether a test framework calls it, and not a thread's outermost frame */
    static String outermost(Function function, double baseline, double candidate, boolean inTest) {
        return name(function) + " is called " + Words.calls(candidate) + " instead of " + Words.calls(baseline)
                + (inTest ? ", by what runs the tests." : ", from the outermost frame of a thread.");
    }

    /**
     * Of tasks for other threads.
     *
     * @param run what a task calls, null when nothing that is known
     */
    static String handsOver(
            Function function, @Nullable Function run, double baseline, double candidate, boolean changed) {
        String what = run == null ? "" : " that run " + name(run);
        String how = baseline == 0
                ? " now hands over tasks" + what + " to other threads, " + Words.count(candidate) + " in all"
                : " hands over " + Words.count(candidate) + " instead of " + Words.count(baseline) + " tasks" + what
                        + " to other threads";
        return name(function) + how + "; its code " + (changed ? "changed" : "is unchanged") + ".";
    }

    /** Of the own time of a phase, or of tasks: the framework, its extensions, libraries. */
    static String withoutProbes(
            Function place, double deltaNanos, double ratio, double baselineNanos, double candidateNanos) {
        String what = place.kind() == MethodKind.TASK
                ? "Code without probes in tasks that " + name(place) + " hands over"
                : name(place);
        boolean agrees = ratio > 1 == deltaNanos > 0;
        String how = Double.isNaN(ratio) || !agrees
                ? " takes " + Words.duration(Math.abs(deltaNanos)) + (deltaNanos > 0 ? " more" : " less")
                : " takes " + Words.times(ratio) + " long per " + (place.kind() == MethodKind.TASK ? "task" : "test")
                        + agreeing(ratio, baselineNanos, candidateNanos);
        return what + how + "; which code that is was not recorded, a wider --include shows it.";
    }

    /**
     * Of a function that waits longer or shorter at one call.
     *
     * @param line of that call, 0 when unknown
     * @param often whether it waits more or less often, rather than for longer or shorter
     * @param baseline waits and nanoseconds per call of the function
     * @param candidate the same of the candidate
     */
    static String waiting(
            Function function,
            Function blocking,
            int line,
            boolean often,
            Waits baseline,
            Waits candidate,
            boolean changed,
            @Nullable Function changedCaller) {
        String where = " in " + name(blocking) + (line > 0 ? " at line " + line : "");
        String how;
        if (baseline.count() == 0) {
            how = " now waits" + where + ", " + Words.duration(candidate.nanos()) + " per call";
        } else if (candidate.count() == 0) {
            how = " no longer waits in " + name(blocking) + ", which took " + Words.duration(baseline.nanos())
                    + " per call";
        } else if (often) {
            how = " waits " + Words.times(candidate.count() / baseline.count()) + " often" + where + " ("
                    + Words.calls(baseline.count()) + " → " + Words.calls(candidate.count()) + " per call, "
                    + Words.duration(candidate.nanos() / candidate.count()) + " each)";
        } else {
            how = " waits " + Words.times(candidate.nanos() / baseline.nanos()) + " long" + where + " ("
                    + Words.duration(baseline.nanos()) + " → " + Words.duration(candidate.nanos()) + " per call)";
        }
        return name(function) + how + "; " + code(changed, changedCaller) + ".";
    }

    /**
     * What a function waits at one call, per call of its own.
     *
     * @param count waits
     * @param nanos time of all of them
     */
    record Waits(double count, double nanos) {}

    /**
     * Of code that only the candidate has.
     *
     * @param callSite the place it is called from, or of several the one that carries most
     */
    static String newCode(Function function, @Nullable CallSite callSite, boolean several, double calls, double nanos) {
        String from = callSite == null
                ? ""
                : (several ? ", most of all from " : " from ") + simple(callSite.className()) + "." + callSite.method()
                        + (several ? "," : "");
        return name(function) + " is new: it is called " + Words.calls(calls) + from + " and takes "
                + Words.duration(nanos) + ".";
    }

    static String removedCode(Function function, double nanos) {
        return name(function) + " is gone; it took " + Words.duration(nanos) + ".";
    }

    static String collecting(JvmWork jvm) {
        AmountTest.Change time = jvm.collecting();
        AmountTest.Change count = jvm.collections();
        String times = Double.isNaN(count.baseline()) || Double.isNaN(count.candidate())
                ? ""
                : ", in " + Words.count(count.candidate()) + " collections instead of " + Words.count(count.baseline());
        return "Garbage collection takes " + Words.duration(Math.abs(time.delta()))
                + (time.delta() > 0 ? " more" : " less") + " per fork (" + Words.duration(time.baseline()) + " → "
                + Words.duration(time.candidate()) + times
                + "); look for allocations and heap settings that changed, not at the functions it falls into.";
    }

    static String rewritten(Function function, @Nullable Function newCallee, double ratio) {
        return rewritten(function, newCallee, ratio, "");
    }

    /** @param more what else is known of the calls: empty, or the continuation of the sentence */
    static String rewritten(Function function, @Nullable Function newCallee, double ratio, String more) {
        String how = newCallee == null ? "" : ", now by calling " + name(newCallee);
        String size = Double.isNaN(ratio)
                ? ", and too few forks call it to tell how much that changes"
                : ": each call takes " + Words.times(ratio) + " long";
        return name(function) + " does its work differently" + how + size + more + ".";
    }

    /** Of overloads the name alone would say that a method calls itself. */
    private static String callee(Function caller, Function callee) {
        if (!name(callee).equals(name(caller))) {
            return name(callee);
        }
        boolean same = callee.className().equals(caller.className())
                && callee.descriptor().equals(caller.descriptor());
        return same ? "itself" : "another " + name(callee);
    }

    private static String name(Function function) {
        return function.kind() == MethodKind.PHASE ? "Code without probes in " + phase(function) : function.shortName();
    }

    /** Such as {@code setup of OrderTest}. */
    private static String phase(Function phase) {
        String name = phase.method().replaceAll("[\\[\\]]", "");
        String words = name.startsWith("class") ? "class " + name.substring(5).toLowerCase(Locale.ROOT) : name;
        return words + (phase.className().isEmpty() ? "" : " of " + simple(phase.className()));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
