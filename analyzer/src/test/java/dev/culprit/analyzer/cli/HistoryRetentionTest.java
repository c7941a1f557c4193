package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code culprit history} still knows of a month of which {@code --keep 10} keeps the last ten nights. */
class HistoryRetentionTest {

    @TempDir
    Path temp;

    private TestingPast past;

    @BeforeEach
    void live() throws Exception {
        past = new TestingPast(temp);
    }

    @Test
    void theFirstCommitsOfTheWeeksAreInIt() throws Exception {
        prune();

        assertThat(measured()).containsExactly(0, 7, 14, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
    }

    @Test
    void withoutThemItBeginsWithTheLastNights() throws Exception {
        prune("--weeks", "0");

        assertThat(measured()).isEqualTo(IntStream.range(22, 32).boxed().toList());
    }

    private void prune(String... more) {
        List<Object> words = new ArrayList<>(List.of("baseline", "prune", "--store", past.store, "--keep", "10"));
        words.addAll(List.of(more));
        TestingInvocation pruned =
                new TestingInvocation(temp).at(() -> past.lastNight()).run(words.toArray());
        assertThat(pruned.exit()).as(pruned.err()).isZero();
    }

    /** The nights that it shows. */
    private List<Integer> measured() throws Exception {
        Path json = temp.resolve("history.json");
        TestingInvocation history = new TestingInvocation(temp)
                .run("history", "--store", past.store, "--repository", past.repository.root, "--json", json);
        assertThat(history.exit()).as(history.err()).isZero();
        List<Integer> nights = new ArrayList<>();
        for (JsonNode commit : new ObjectMapper().readTree(json.toFile()).at("/environments/0/commits")) {
            nights.add(past.commits.indexOf(commit.path("commit").asText()));
        }
        return nights;
    }
}
