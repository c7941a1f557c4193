package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One setup of something.
 *
 * @param jvm where
 * @param className the class of tests that it was made for
 * @param startNanos when that test or class began, comparable between the JVMs of a fork
 * @param node the call that made it
 * @param nanos what it took, with what takes it down again
 * @param wallNanos by how much the fork would be shorter without
 */
record Fixture(RecordedJvm jvm, String className, long startNanos, CallNode node, double nanos, double wallNanos) {

    /** The line that makes it. */
    CallSite place() {
        return node.place();
    }

    /** The fixtures of all tests: what goes on below their setup. */
    static List<Fixture> ofTests(Suite suite) {
        List<Fixture> fixtures = new ArrayList<>();
        for (Suite.Ran ran : suite.tests()) {
            for (CallNode phase : ran.node().children()) {
                if (phase.kind() == MethodKind.PHASE && TestPath.isSetup(phase)) {
                    for (CallNode node : named(phase)) {
                        double nanos = node.totalNanos() + takenDown(ran.node(), node);
                        fixtures.add(new Fixture(
                                ran.jvm(),
                                ran.test().className(),
                                ran.startNanos(),
                                node,
                                nanos,
                                suite.wallOf(ran, nanos)));
                    }
                }
            }
        }
        return fixtures;
    }

    /** The fixtures of all classes, in the order in which the classes began. */
    static List<Fixture> ofClasses(Suite suite) {
        List<Fixture> fixtures = new ArrayList<>();
        for (RecordedJvm jvm : suite.fork().jvms()) {
            suite.classes(jvm).forEach(type -> {
                String name = type.frame().className();
                long start = jvm.tests().classes().stream()
                        .filter(known -> known.className().equals(name))
                        .mapToLong(known -> known.startNanos())
                        .min()
                        .orElse(0);
                for (CallNode phase : type.children()) {
                    if (TestPath.isClassSetup(phase)) {
                        for (CallNode node : named(phase)) {
                            double nanos = node.totalNanos() + takenDown(type, node);
                            double wall = suite.wallOf(jvm, start, start + nanos, nanos);
                            fixtures.add(new Fixture(jvm, name, jvm.offsetNanos() + start, node, nanos, wall));
                        }
                    }
                }
            });
        }
        fixtures.sort(Comparator.comparingLong(Fixture::startNanos));
        return fixtures;
    }

    /** Of each call that the framework makes the one that it consists of, if there is one, and otherwise itself. */
    private static List<CallNode> named(CallNode phase) {
        return phase.children().stream()
                .filter(call -> call.kind() != MethodKind.TASK)
                .map(call -> call.children().stream()
                        .filter(part -> part.count() == call.count())
                        .filter(part -> part.totalNanos() >= Limits.MAIN_PART * call.totalNanos())
                        .filter(part -> part.kind() != MethodKind.CLASS_INIT)
                        .findFirst()
                        .orElse(call))
                .toList();
    }

    /** Time in teardown that goes to the same class as the fixture: closing it. */
    private static double takenDown(CallNode test, CallNode fixture) {
        String type = fixture.frame().className();
        return test.children().stream()
                .filter(TestPath::isTeardown)
                .flatMap(phase -> phase.topmost(node -> node.frame().className().equals(type)))
                .mapToLong(CallNode::totalNanos)
                .sum();
    }
}
