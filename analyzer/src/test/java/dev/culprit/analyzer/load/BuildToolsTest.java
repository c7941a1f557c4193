package dev.culprit.analyzer.load;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.testing.TestingJvm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The JVMs of a build that are not what it measures. */
class BuildToolsTest {

    @Test
    void buildToolsAreKeptApartAndSaid() {
        LoadedSet set = set("set", as("tests", 10), as("build tool", 700), as("compiler", 900));

        assertThat(total(set)).isEqualTo(10);
        assertThat(set.forks()).hasSize(1);
        assertThat(set.leftOut()).isEqualTo(2);
        assertThat(set.summary().warnings())
                .contains(
                        "2 JVMs of the build itself (build tool, compiler) ran selected code, too; they are kept apart"
                                + " and in no total.");
        assertThat(set.summary().gaps()).noneMatch(gap -> gap.contains("build itself"));
    }

    @Test
    void aBuildToolThatIsAllThereIsIsMeasured() {
        LoadedSet set = set("set", as("compiler", 900));

        assertThat(total(set)).isEqualTo(900);
        assertThat(set.summary().warnings()).noneMatch(warning -> warning.contains("build itself"));
    }

    private static TestingJvm as(String role, long nanos) {
        return jvm().fork("0")
                .environment("process.role", role)
                .thread("main", call("a.Main.main").self(nanos));
    }

    private static long total(LoadedSet set) {
        return Arrays.stream(set.tree().selfNanos())
                .flatMapToLong(Arrays::stream)
                .sum();
    }
}
