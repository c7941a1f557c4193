package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.ProcessInfo;
import dev.culprit.profile.Profile;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When what happened in one JVM, cut to size; times are nanoseconds from the start of its recording.
 *
 * @param name what to call the JVM
 * @param startMillis when its recording began, milliseconds since 1970 with fractions
 * @param elapsedNanos how long it recorded
 * @param threads names of threads, by position
 * @param tests tests that ran
 * @param waits waits, in order of their start
 * @param looks looks at the machine, in order of time
 * @param starts processes that were started
 * @param leftOutTests tests that were cut off
 * @param leftOutWaits waits that were cut off or found no room in the recording
 */
record JvmTimeline(
        String name,
        double startMillis,
        long elapsedNanos,
        List<String> threads,
        List<TestRuns.Test> tests,
        List<PlacedWait> waits,
        List<Timeline.Load> looks,
        List<PlacedStart> starts,
        long leftOutTests,
        long leftOutWaits) {

    /** A wait with the line that waits. */
    record PlacedWait(
            int thread,
            MethodKind kind,
            String callee,
            @Nullable CallSite site,
            long startNanos,
            long nanos) {}

    /** A process with the line that started it. */
    record PlacedStart(long pid, @Nullable CallSite site, long atNanos) {}

    static JvmTimeline of(Profile profile) {
        Timeline timeline = profile.timeline();
        List<TestRuns.Test> ran = profile.tests().tests().stream()
                .filter(test -> test.wallNanos() > 0)
                .toList();
        List<TestRuns.Test> tests = longest(
                ran,
                TimelineLimits.TESTS,
                Comparator.comparingLong(TestRuns.Test::wallNanos),
                Comparator.comparingLong(TestRuns.Test::startNanos));
        List<Timeline.Wait> waits = longest(
                timeline.waits(),
                TimelineLimits.WAITS,
                Comparator.comparingLong(Timeline.Wait::nanos),
                Comparator.comparingLong(Timeline.Wait::startNanos));
        ProcessInfo process = profile.manifest().process();
        return new JvmTimeline(
                "JVM " + process.pid(),
                process.writtenEpochMillis() - process.elapsedNanos() / 1e6,
                process.elapsedNanos(),
                timeline.threads(),
                tests,
                waits.stream().map(wait -> placed(profile, wait)).toList(),
                thinned(timeline.load(), TimelineLimits.LOOKS),
                timeline.processes().stream()
                        .map(start -> new PlacedStart(
                                start.pid(), site(profile, start.tree(), start.row(), true), start.atNanos()))
                        .toList(),
                ran.size() - tests.size(),
                timeline.droppedWaits() + timeline.waits().size() - waits.size());
    }

    /** At most {@code most} of them, those that are largest by {@code size}, in {@code order}. */
    static <T> List<T> longest(List<T> all, int most, Comparator<T> size, Comparator<T> order) {
        return all.stream()
                .sorted(size.reversed().thenComparing(order))
                .limit(most)
                .sorted(order)
                .toList();
    }

    /** At most {@code most} of them, evenly, the first and the last included. */
    static <T> List<T> thinned(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * (all.size() - 1) / (most - 1))));
        }
        return some;
    }

    private static PlacedWait placed(Profile profile, Timeline.Wait wait) {
        int method = profile.callTrees().get(wait.tree()).method()[wait.row()];
        MethodInfo callee = profile.methods().get(method);
        String type = callee.className().substring(callee.className().lastIndexOf('.') + 1);
        return new PlacedWait(
                wait.thread(),
                callee.kind(),
                type + "." + callee.name(),
                site(profile, wait.tree(), wait.row(), false),
                wait.startNanos(),
                wait.nanos());
    }

    /** Where the row is called from; when no code calls it, the row's own function where {@code orItself}. */
    private static @Nullable CallSite site(Profile profile, int treeOf, int row, boolean orItself) {
        CallTree tree = profile.callTrees().get(treeOf);
        int parent = tree.parent()[row];
        MethodInfo caller = parent < 0 ? null : code(profile, tree, parent);
        if (caller != null) {
            return new CallSite(caller.className(), caller.name(), caller.sourceFile(), tree.line()[row]);
        }
        MethodInfo itself = orItself ? code(profile, tree, row) : null;
        return itself == null
                ? null
                : new CallSite(itself.className(), itself.name(), itself.sourceFile(), itself.firstLine());
    }

    private static @Nullable MethodInfo code(Profile profile, CallTree tree, int row) {
        int method = tree.method()[row];
        MethodInfo info =
                method == CallTree.TRUNCATED ? null : profile.methods().get(method);
        boolean isCode = info != null && (info.kind() == MethodKind.FUNCTION || info.kind() == MethodKind.TASK);
        return isCode ? info : null;
    }
}
