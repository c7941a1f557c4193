package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {

    /** A Monday. */
    private static final long START = 20_003 * DAY;

    private final List<Entry> store = new ArrayList<>();

    @Test
    void ofMonthsThereIsACommitAWeekBesideTheLastOnes() {
        Retention retention = new Retention(10, Retention.USUAL_WEEKS, null);

        for (int day = 0; day < 400; day++) {
            save(day, "cpu");
            prune(retention, day);
        }

        // The first of each of the last 26 weeks, and the last ten, of which one is such a first.
        assertThat(days().subList(0, 10)).containsExactly(399, 398, 397, 396, 395, 394, 393, 392, 391, 390);
        assertThat(days().stream().skip(10)).allMatch(day -> day % 7 == 0).hasSize(24);
        assertThat(days().get(days().size() - 1)).isEqualTo(399 / 7 * 7 - 25 * 7);
    }

    @Test
    void whatIsKeptDoesNotDependOnWhenItIsPruned() {
        Retention retention = new Retention(3, 8, null);
        for (int day = 0; day < 100; day++) {
            save(day, "cpu");
            prune(retention, day);
        }
        List<Integer> prunedDaily = days();
        store.clear();
        for (int day = 0; day < 100; day++) {
            save(day, "cpu");
        }

        prune(retention, 99);

        assertThat(days()).isEqualTo(prunedDaily).contains(99, 98, 97, 91, 84);
    }

    @Test
    void manyCommitsOfADayLeaveOnlyTheFirstOfTheWeek() {
        for (int i = 0; i < 50; i++) {
            save("%040x".formatted(i), START + i * 60_000, "cpu");
        }

        prune(new Retention(2, 26, null), 0);

        assertThat(days()).containsExactly(49, 48, 0);
    }

    @Test
    void allSetsOfAKeptCommitAreKeptAndEachEnvironmentHasItsOwnWeeks() {
        for (int day = 0; day < 14; day++) {
            save(day, "cpu");
            save(day, "cpu");
            save(day, "another cpu");
        }

        prune(new Retention(1, 26, null), 13);

        assertThat(days()).containsExactly(13, 13, 13, 7, 7, 7, 0, 0, 0);
    }

    @Test
    void anAgeIsAnAgeAndNoWeeksAreNone() {
        for (int day = 0; day < 70; day++) {
            save(day, "cpu");
        }

        prune(new Retention(2, 26, Duration.ofDays(19)), 69);
        assertThat(days()).containsExactly(69, 68, 63, 56);
        prune(new Retention(2, 0, null), 69);
        assertThat(days()).containsExactly(69, 68);
        assertThatThrownBy(() -> new Retention(1, -1, null)).hasMessageContaining("weeks");
    }

    private void prune(Retention retention, int day) {
        store.removeAll(retention.surplus(List.copyOf(store), START + day * DAY));
    }

    private void save(int day, String cpu) {
        save("%040x".formatted(day), START + day * DAY + store.size(), cpu);
    }

    private void save(String commit, long epochMillis, String cpu) {
        List<StoredFile> files = List.of(
                new StoredFile("tests.json", 2, "0".repeat(64)), new StoredFile("0/1.culprit", 2, "0".repeat(64)));
        Entry.Facts facts = new Entry.Facts(
                "main",
                commit,
                new EnvironmentClass(Map.of("cpu.model", cpu)),
                TestSet.of(List.of()).hash(),
                0,
                1,
                "1",
                Contents.PROFILES);
        store.add(0, new Entry("e" + epochMillis + "-" + store.size(), facts, epochMillis, files));
    }

    /** Numbers of the commits of what is left, one of which was made a day unless a test says otherwise. */
    private List<Integer> days() {
        return store.stream()
                .map(entry -> Integer.parseInt(entry.facts().commit().substring(32), 16))
                .toList();
    }
}
