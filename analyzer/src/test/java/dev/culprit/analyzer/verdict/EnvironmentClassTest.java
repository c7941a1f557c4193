package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.EnvironmentFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentClassTest {

    /** What a comparison refuses is of another class, and nothing else is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                EnvironmentFacts.CPU_MODEL,
                EnvironmentFacts.CPU_COUNT,
                EnvironmentFacts.OS_NAME,
                EnvironmentFacts.OS_ARCH,
                EnvironmentFacts.OS_VERSION,
                EnvironmentFacts.JDK_VERSION,
                EnvironmentFacts.JVM_GC,
                EnvironmentFacts.JVM_FLAGS,
                EnvironmentFacts.CONTAINER_CPU,
                EnvironmentFacts.CI
            })
    void twoSetsAreOfOneClassWhenNoDifferenceIsRefused(String fact) {
        LoadedSet before = with(fact, "one");
        LoadedSet after = with(fact, "two");
        boolean refused = Comparability.check(before, after).stream()
                .anyMatch(check -> check.level() == ComparabilityCheck.Level.REFUSED);

        assertThat(EnvironmentClass.of(before)
                        .differences(EnvironmentClass.of(after))
                        .isEmpty())
                .isEqualTo(!refused);
    }

    @Test
    void whatOneSideDoesNotKnowIsNoDifference() {
        EnvironmentClass unknown = EnvironmentClass.of(with(EnvironmentFacts.CI, "none"));
        EnvironmentClass known = EnvironmentClass.of(with(EnvironmentFacts.CPU_MODEL, "one"));

        assertThat(known.differences(unknown)).isEmpty();
        assertThat(unknown.differences(known)).isEmpty();
        assertThat(unknown.inWords()).isEqualTo("unknown environment");
    }

    @Test
    void collectorsOfOneKindAreOneWhicheverPartsTheyName() {
        EnvironmentClass young = EnvironmentClass.of(with(EnvironmentFacts.JVM_GC, "G1 Young Generation"));
        EnvironmentClass both =
                EnvironmentClass.of(with(EnvironmentFacts.JVM_GC, "G1 Old Generation+G1 Young Generation"));

        assertThat(young).isEqualTo(both);
    }

    private static LoadedSet with(String fact, String value) {
        return set(
                value,
                jvm().environment(fact, value)
                        .thread("main", call("a.Main.main").self(1_000)));
    }
}
