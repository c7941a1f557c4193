package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fixture that is made again with equal work: for each test, although it could be made for each class, or for each class, although it
 * could be made once. What remains is taken to cost what the first ones cost now, as these find the JVM as cold as they will then.
 */
final class RepeatedFixture implements Rule {

    static final String NAME = "REPEATED_FIXTURE";

    @Override
    public List<Finding> check(Suite suite) {
        List<Finding> findings = new ArrayList<>();
        byPlace(Fixture.ofTests(suite)).values().forEach(fixtures -> {
            if (isRepeated(fixtures, Limits.REPEATED_IN_TESTS)) {
                findings.add(inTests(fixtures));
            }
        });
        byPlace(Fixture.ofClasses(suite)).values().forEach(fixtures -> {
            if (isRepeated(fixtures, Limits.REPEATED_IN_CLASSES)) {
                findings.add(inClasses(fixtures));
            }
        });
        return findings.stream()
                .filter(finding -> suite.isMaterial(finding.savingNanos()))
                .toList();
    }

    private record Key(CallSite place, String className, String method, String descriptor) {}

    private static Map<Key, List<Fixture>> byPlace(List<Fixture> fixtures) {
        Map<Key, List<Fixture>> places = new LinkedHashMap<>();
        for (Fixture fixture : fixtures) {
            Frame frame = fixture.node().frame();
            Key key = new Key(fixture.place(), frame.className(), frame.method(), frame.descriptor());
            places.computeIfAbsent(key, any -> new ArrayList<>()).add(fixture);
        }
        return places;
    }

    /** Whether all but the first, which meets a cold JVM, do the same as the typical one and take about as long. */
    private static boolean isRepeated(List<Fixture> fixtures, int fewest) {
        if (fixtures.size() < fewest) {
            return false;
        }
        double typical =
                Medians.median(fixtures.stream().mapToDouble(Fixture::nanos).toArray());
        if (typical < Limits.CHEAPEST_FIXTURE) {
            return false;
        }
        EqualWork work = fixtures.stream()
                .filter(fixture -> fixture.nanos() == typical)
                .map(fixture -> EqualWork.of(fixture.node()))
                .findFirst()
                .orElseThrow();
        long equal = fixtures.stream()
                .skip(1)
                .filter(fixture -> fixture.nanos() <= Limits.EQUAL_COST * typical
                        && typical <= Limits.EQUAL_COST * fixture.nanos()
                        && EqualWork.of(fixture.node()).isLike(work))
                .count();
        return equal >= Limits.EQUAL_WORK * (fixtures.size() - 1);
    }

    private static Finding inTests(List<Fixture> fixtures) {
        double nanos = sum(fixtures);
        long classes = fixtures.stream().map(Fixture::className).distinct().count();
        double perClass = nanos - firstOnes(fixtures, true);
        double perSuite = nanos - firstOnes(fixtures, false);
        // With hardly more tests than classes there is nothing to share within a class.
        boolean share = classes == 1 || 2 * perClass >= perSuite;
        String remedy = share
                ? "made once for " + (classes == 1 ? "the class" : "each of the " + Words.number(classes, "class"))
                        + " it would save " + Words.duration(perClass)
                        + (classes == 1 ? "" : " (once for all: " + Words.duration(perSuite) + ")")
                : "made once for all " + Words.number(classes, "class") + " it would save " + Words.duration(perSuite);
        return finding(fixtures, nanos, share ? perClass : perSuite, Words.number(fixtures.size(), "test"), remedy);
    }

    private static Finding inClasses(List<Fixture> fixtures) {
        double nanos = sum(fixtures);
        double saving = nanos - firstOnes(fixtures, false);
        return finding(
                fixtures,
                nanos,
                saving,
                Words.number(fixtures.size(), "class"),
                "made once for all of them it would save " + Words.duration(saving));
    }

    private static Finding finding(List<Fixture> fixtures, double nanos, double saving, String forWhom, String remedy) {
        Fixture first = fixtures.get(0);
        String what = first.node().callSite() == null
                ? first.place().inWords() + " (" + first.node().frame().shortName() + ") sets up the same"
                : first.place().inWords() + " sets up the same with "
                        + first.node().frame().shortName();
        double typical =
                Medians.median(fixtures.stream().mapToDouble(Fixture::nanos).toArray());
        String explanation = what + " for each of " + forWhom + ", in " + Words.duration(typical) + " each and "
                + Words.duration(nanos) + " in all; " + remedy + ", if no test changes it.";
        return Tests.finding(
                NAME, fixtures.stream().map(Fixture::node).toList(), first.place(), nanos, saving, explanation);
    }

    private static double sum(List<Fixture> fixtures) {
        return fixtures.stream().mapToDouble(Fixture::wallNanos).sum();
    }

    /** What the first ones of each JVM take: as many as the JVM has classes, or one. */
    private static double firstOnes(List<Fixture> fixtures, boolean perClass) {
        Map<RecordedJvm, List<Fixture>> jvms = new IdentityHashMap<>();
        fixtures.forEach(fixture ->
                jvms.computeIfAbsent(fixture.jvm(), key -> new ArrayList<>()).add(fixture));
        return jvms.values().stream()
                .mapToDouble(made -> {
                    long kept = perClass
                            ? made.stream().map(Fixture::className).distinct().count()
                            : 1;
                    return sum(made.stream().limit(kept).toList());
                })
                .sum();
    }
}
