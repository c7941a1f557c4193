package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class whose tests are set up for much longer than they take. It says where the time goes; how much of it could be saved is said by the
 * rules that know how, or by nobody.
 */
final class SetupDominates implements Rule {

    static final String NAME = "SETUP_DOMINATES";

    private final List<Finding> others;

    /** @param others what other rules found; a setup of which they explain most needs no more words */
    SetupDominates(List<Finding> others) {
        this.others = others;
    }

    @Override
    public List<Finding> check(Suite suite) {
        Map<String, List<Suite.Ran>> classes = new LinkedHashMap<>();
        suite.tests()
                .forEach(ran -> classes.computeIfAbsent(ran.test().className(), key -> new ArrayList<>())
                        .add(ran));
        List<Finding> findings = new ArrayList<>();
        classes.forEach((name, tests) -> {
            Finding finding = check(suite, name, tests);
            if (finding != null) {
                findings.add(finding);
            }
        });
        return findings;
    }

    private @Nullable Finding check(Suite suite, String name, List<Suite.Ran> tests) {
        double classSetup = suite.fork().jvms().stream()
                .flatMap(jvm -> jvm.tests().classes().stream())
                .filter(type -> type.className().equals(name))
                .mapToDouble(type -> type.setupNanos())
                .sum();
        double setup = classSetup
                + tests.stream()
                        .mapToDouble(ran -> suite.wallOf(ran, ran.test().setupNanos()))
                        .sum();
        double body = tests.stream()
                .mapToDouble(ran -> suite.wallOf(ran, ran.test().bodyNanos()))
                .sum();
        if (!suite.isLarge(setup) || setup < Limits.SETUP_FACTOR * body) {
            return null;
        }
        List<CallNode> phases = Stream.concat(
                        tests.stream().map(Suite.Ran::node),
                        suite.fork().jvms().stream()
                                .flatMap(suite::classes)
                                .filter(type -> type.frame().className().equals(name)))
                .flatMap(test -> test.children().stream())
                .filter(phase -> TestPath.isSetup(phase) || TestPath.isClassSetup(phase))
                .toList();
        if (isExplained(phases, setup)) {
            return null;
        }
        CallNode main = deepest(phases);
        String simple = name.substring(name.lastIndexOf('.') + 1);
        String where = main == null
                ? "the setup is in code that is not recorded"
                : Words.percent(Math.min(1, time(phases, main) / Math.max(1, phaseNanos(phases)))) + " of the setup is "
                        + main.frame().shortName() + " at " + main.place().inWords();
        return new Finding(
                NAME,
                tests.size() == 1 ? tests.get(0).test().id() : null,
                main == null ? null : main.place(),
                setup,
                0,
                simple + " spends " + Words.duration(setup) + " on setup and " + Words.duration(body) + " in the "
                        + Words.number(tests.size(), "test") + " themselves; " + where + ".");
    }

    private boolean isExplained(List<CallNode> phases, double setup) {
        Set<CallSite> places =
                phases.stream().flatMap(CallNode::all).map(CallNode::place).collect(Collectors.toSet());
        return others.stream().anyMatch(other -> 2 * other.nanos() >= setup && places.contains(other.callSite()));
    }

    private static double phaseNanos(List<CallNode> phases) {
        return phases.stream().mapToDouble(CallNode::totalNanos).sum();
    }

    /** The deepest call that most of the setup goes through; the costliest call of the framework when there is none. */
    private static @Nullable CallNode deepest(List<CallNode> phases) {
        double enough = Limits.MAIN_PART * phaseNanos(phases);
        CallNode named = null;
        List<CallNode> level = phases;
        while (true) {
            Map<List<Object>, List<CallNode>> calls = new LinkedHashMap<>();
            level.stream()
                    .flatMap(node -> node.children().stream())
                    .filter(node -> node.kind() != MethodKind.TASK)
                    .forEach(
                            node -> calls.computeIfAbsent(List.of(node.place(), node.frame()), key -> new ArrayList<>())
                                    .add(node));
            List<CallNode> most = calls.values().stream()
                    .max(Comparator.comparingDouble(SetupDominates::phaseNanos))
                    .orElse(List.of());
            if (most.isEmpty() || named != null && phaseNanos(most) < enough) {
                return named;
            }
            named = most.get(0);
            level = most;
        }
    }

    private static double time(List<CallNode> phases, CallNode named) {
        return phases.stream()
                .flatMap(phase -> phase.topmost(node ->
                        node.frame().equals(named.frame()) && node.place().equals(named.place())))
                .mapToDouble(CallNode::totalNanos)
                .sum();
    }
}
