package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A test that takes long only because it is the first to do something: the same calls take much less in later tests, and the JVM says
 * that it loaded classes or compiled meanwhile. It saves nothing to change the test, as the next one would then be the first.
 */
final class FirstUse implements Rule {

    static final String NAME = "FIRST_USE";

    private static final double NANOS_PER_CLASS = 2e5;

    @Override
    public List<Finding> check(Suite suite) {
        List<Finding> findings = new ArrayList<>();
        for (RecordedJvm jvm : suite.fork().jvms()) {
            List<Suite.Ran> tests =
                    suite.tests().stream().filter(ran -> ran.jvm() == jvm).toList();
            // Most tests load hardly anything, and to compare one with all later ones takes its time.
            if (tests.stream().anyMatch(ran -> loads(suite, ran))) {
                findings.addAll(check(suite, tests));
            }
        }
        return findings;
    }

    private static List<Finding> check(Suite suite, List<Suite.Ran> tests) {
        LaterCosts later = new LaterCosts(tests);
        return IntStream.range(0, tests.size())
                .filter(i -> loads(suite, tests.get(i)))
                .mapToObj(i -> check(
                        suite,
                        tests.get(i),
                        new Excess(later, i).of(tests.get(i).node())))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What calls of one test take more than they do later. Not thread safe. */
    private static final class Excess {

        private final LaterCosts later;
        private final int test;
        private double nanos;
        private double most;
        private @Nullable CallNode where;

        Excess(LaterCosts later, int test) {
            this.later = later;
            this.test = test;
        }

        Excess of(CallNode root) {
            add(root);
            return this;
        }

        private void add(CallNode node) {
            Double typical = later.after(test, node);
            boolean initialises = node.kind() == MethodKind.CLASS_INIT
                    || node.frame().method().equals("<clinit>");
            if (typical == null && !initialises) {
                for (CallNode child : node.children()) {
                    if (child.kind() != MethodKind.TASK) {
                        add(child);
                    }
                }
                return;
            }
            double more = node.totalNanos() - (typical == null ? 0 : typical * node.count());
            nanos += Math.max(0, more);
            if (more > most) {
                most = more;
                where = node;
            }
        }
    }

    private static boolean loads(Suite suite, Suite.Ran ran) {
        return ran.test().classesLoaded() >= Limits.CLASSES_OF_FIRST_USE
                && suite.isLarge(ran.test().wallNanos());
    }

    private static @Nullable Finding check(Suite suite, Suite.Ran ran, Excess excess) {
        TestRuns.Test test = ran.test();
        double loading = test.classLoadNanos() >= 0 ? test.classLoadNanos() : NANOS_PER_CLASS * test.classesLoaded();
        double nanos = Math.min(test.wallNanos(), Math.max(excess.nanos, loading));
        boolean explained = loading + test.jitNanos() >= Limits.FIRST_USE_EVIDENCE * nanos;
        if (!suite.isLarge(suite.wallOf(ran, nanos))
                || nanos < Limits.FIRST_USE_SHARE * test.wallNanos()
                || !explained) {
            return null;
        }
        CallNode where = excess.where;
        String calls = where == null || excess.nanos < nanos / 2
                ? ""
                : ", most of it in " + where.frame().shortName() + " at "
                        + where.place().inWords() + ", which takes less in later tests";
        return new Finding(
                NAME,
                test.id(),
                where == null ? null : where.place(),
                suite.wallOf(ran, nanos),
                0,
                test.displayName() + " takes " + Words.duration(test.wallNanos()) + ", of which "
                        + Words.duration(nanos)
                        + " are first use (" + Words.number(test.classesLoaded(), "class") + " loaded, "
                        + Words.duration(test.jitNanos()) + " of compilation)" + calls
                        + "; it is not this test's code, and without it the next test would take that long.");
    }
}
