package dev.culprit.analyzer.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryAnalysisTest {

    private static final HistorySettings SETTINGS = new HistorySettings(.05, .95, List.of(), List.of());

    private final List<MeasuredSet> sets = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(7);

    private static String commit(int number) {
        return String.format(Locale.ROOT, "%040x", number + 0xabc000L);
    }

    private static Subject function(String className, String method) {
        return new Subject(Subject.Kind.FUNCTION, className, method, "()V", className + "." + method);
    }

    private static Subject test(String className, String method) {
        return new Subject(Subject.Kind.TEST, className, method, className + "#" + method + "[1]", method);
    }

    /** Of one set: what each function's call takes, and its code. */
    private final class Measured {
        private final Figures.Builder figures = new Figures.Builder();
        private final Map<String, String> facts = new LinkedHashMap<>(Map.of("jvm.flags", "-Xmx1g"));
        private String tests = "all";
        private int count = 10;

        Measured() {
            figures.add(Subject.RUN, Metric.TOTAL_TIME, forks(1e9));
        }

        private double[] forks(double typical) {
            return random.doubles(3)
                    .map(one -> typical * (1 + .004 * (one - .5)))
                    .toArray();
        }

        Measured function(Subject subject, double nanos, long code) {
            figures.addFunction(subject, code, .1);
            figures.add(subject, Metric.TIME_PER_CALL, forks(nanos));
            return this;
        }

        Measured test(Subject subject) {
            figures.add(subject, Metric.TEST_TIME, forks(1e7));
            return this;
        }

        Measured fact(String name, String value) {
            facts.put(name, value);
            return this;
        }

        Measured tests(String set, int number) {
            this.tests = set;
            this.count = number;
            return this;
        }

        void at(int commit) {
            MeasuredSet.Origin origin = new MeasuredSet.Origin(
                    "entry" + sets.size(),
                    commit(commit),
                    sets.size(),
                    Map.of("cpu.model", "Xeon"),
                    "Xeon",
                    tests,
                    count,
                    3);
            sets.add(new MeasuredSet(origin, facts, 90_000, figures.build(), List.of()));
        }
    }

    private EnvironmentHistory history(@Nullable String since) {
        List<String> line =
                IntStream.range(0, 40).mapToObj(HistoryAnalysisTest::commit).toList();
        return new HistoryAnalysis(new CommitLine(CommitLine.Order.GIT, line), SETTINGS, since)
                .of(sets)
                .get(0);
    }

    private static List<String> lines(EnvironmentHistory history, Subject.Kind kind) {
        return history.series().stream()
                .filter(series -> series.subject().kind() == kind)
                .map(series -> series.subject().fullName())
                .toList();
    }

    @Test
    void aTestGoesWithItsRenamedMethod() {
        new Measured()
                .function(function("a.OldTest", "buys"), 1e6, 11)
                .test(test("a.OldTest", "buys"))
                .at(0);
        new Measured()
                .function(function("a.NewTest", "buysMore"), 1e6, 11)
                .test(test("a.NewTest", "buysMore"))
                .at(1);

        EnvironmentHistory history = history(null);

        assertThat(lines(history, Subject.Kind.TEST)).containsExactly("a.NewTest.buysMore");
        assertThat(lines(history, Subject.Kind.FUNCTION)).containsExactly("a.NewTest.buysMore");
        assertThat(history.renames()).hasSize(2);
        assertThat(history.series()).allMatch(series -> !Double.isNaN(series.values()[0]));
    }

    /** Getters all look alike. */
    @Test
    void equalCodeOfTwoFunctionsTellsNotWhichIsWhich() {
        new Measured()
                .function(function("a.A", "one"), 1e6, 5)
                .function(function("a.A", "two"), 1e6, 5)
                .at(0);
        new Measured().function(function("a.A", "three"), 1e6, 5).at(1);

        EnvironmentHistory history = history(null);

        assertThat(history.renames()).isEmpty();
        assertThat(lines(history, Subject.Kind.FUNCTION)).containsExactlyInAnyOrder("a.A.one", "a.A.two", "a.A.three");
    }

    @Test
    void aFunctionThatComesBackIsTheSame() {
        Subject function = function("a.A", "sometimes");
        new Measured().function(function, 1e6, 5).at(0);
        new Measured().at(1);
        new Measured().function(function, 1e6, 5).at(2);

        Series series = history(null).series().get(1);

        assertThat(series.values()[1]).isNaN();
        assertThat(series.values()[2]).isNotNaN();
    }

    @Test
    void ofShardsThatWithMostTestsCountsAndTheOthersAreNamed() {
        new Measured().tests("half", 5).at(0);
        new Measured().tests("most", 8).at(0);
        new Measured().tests("most", 8).at(0);

        EnvironmentHistory history = history(null);

        assertThat(history.commits().get(0).runs()).hasSize(2);
        assertThat(history.commits().get(0).tests()).isEqualTo(8);
        assertThat(history.notes()).contains("Left out, as another set of the same commit has more tests: entry0.");
    }

    @Test
    void whatChangesInMostFunctionsAtOnceIsTheMachineAndWhatElseChangedIsSaid() {
        for (int i = 0; i < 12; i++) {
            Measured measured = new Measured();
            for (int f = 0; f < 8; f++) {
                measured.function(function("a.A", "f" + f), i < 6 || f == 0 ? 1e6 : 1.2e6, f);
            }
            measured.fact("jvm.flags", i < 6 ? "-Xmx1g" : "-Xint").at(i);
        }

        EnvironmentHistory history = history(null);

        assertThat(history.series().stream().filter(Series::changed)).hasSize(7);
        assertThat(history.notes())
                .contains(
                        "At " + commit(6).substring(0, 12)
                                + " 7 of 8 functions change in the same direction: rather the machine or the JVM than their code.")
                .contains("At " + commit(6).substring(0, 12)
                        + " something else changed as well: jvm.flags (-Xmx1g, then -Xint).");
    }

    @Test
    void whatAllAreHeldAgainstIsTheLastMeasuredBeforeTheWantedCommit() {
        for (int commit : new int[] {3, 7, 20}) {
            new Measured().at(commit);
        }

        assertThat(history(commit(9)).since()).isEqualTo(1);
        assertThat(history(commit(7)).since()).isEqualTo(1);
        assertThat(history(commit(2)).since()).isNull();
        assertThat(history(null).since()).isZero();
        assertThat(history(commit(2)).series()).allMatch(series -> series.drift() == null);
        assertThat(history(null).commits().stream().map(MeasuredCommit::since)).containsExactly(0, 4, 13);
        assertThat(history(null).notes())
                .anyMatch(note -> note.startsWith("Of 18 commits 3 were measured; the largest gap is 12 commits"));
    }

    @Test
    void byTheOrderOfSavingNobodyKnowsWhatIsBetween() {
        new Measured().at(1);
        new Measured().at(0);

        EnvironmentHistory history = new HistoryAnalysis(
                        new CommitLine(CommitLine.Order.TIME, List.of(commit(1), commit(0))), SETTINGS, null)
                .of(sets)
                .get(0);

        assertThat(history.commits().stream().map(MeasuredCommit::commit)).containsExactly(commit(1), commit(0));
        assertThat(history.commits()).allMatch(commit -> commit.since() == 0);
    }
}
