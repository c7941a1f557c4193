package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static dev.culprit.analyzer.baseline.TestingBaselines.commit;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatcherTest {

    @TempDir
    Path temp;

    private BaselineStore store;
    private Path profile;

    @BeforeEach
    void prepare() throws IOException {
        store = BaselineStore.in(temp.resolve("store"));
        profile = TestingBaselines.write(
                temp.resolve("1.culprit"),
                jvm().thread("main", call("a.Main.main").self(1_000)));
    }

    @Test
    void theCommitItselfComesBeforeThoseBeforeIt() throws IOException {
        Entry older = save("main", 'a', "cpu", 9);
        Entry wanted = save("main", 'b', "cpu", 1);
        save("main", 'e', "cpu", 10);
        save("other", 'b', "cpu", 10);

        Matcher matcher = matcher("a.Test.one");

        assertThat(matcher.matches()).extracting(Match::entry).containsExactly(wanted, older);
        assertThat(matcher.matches()).extracting(Match::commitsBefore).containsExactly(0, 1);
        assertThat(matcher.remarks()).anyMatch(remark -> remark.startsWith("2 baselines are not used"));
    }

    @Test
    void anEarlierCommitOfTheSameMachineComesBeforeTheCommitOnAnother() throws IOException {
        Entry elsewhere = save("main", 'b', "another cpu", 2);
        Entry earlier = save("main", 'a', "cpu", 1);

        List<Match> matches = matcher("a.Test.one").matches();

        assertThat(matches).extracting(Match::entry).containsExactly(earlier, elsewhere);
        assertThat(matches.get(1).isComparable()).isFalse();
        assertThat(matches.get(1).differences()).containsExactly("cpu.model another cpu against cpu");
    }

    @Test
    void ofSeveralShardsThatWithTheCandidatesTestsIsTaken() throws IOException {
        Entry one = save('b', 1, "a.Test.one", "a.Test.two");
        save('b', 2, "a.Test.nine");
        Entry some = save('b', 3, "a.Test.two", "a.Test.three");

        Matcher matcher = matcher("a.Test.one", "a.Test.two", "a.Test.new");
        List<Match> matches = matcher.matches();

        assertThat(matches).extracting(Match::entry).containsExactly(one, some);
        assertThat(matches).extracting(Match::missingTests).containsExactly(1, 2);
        assertThat(matcher.remarks()).singleElement().asString().contains("it has none of the candidate's tests");
    }

    @Test
    void whatIsDamagedIsPassedOverWithAReason() throws IOException {
        Entry entry = save("main", 'b', "cpu", 1);
        Path stored = store.profiles(entry).get(0);
        byte[] bytes = Files.readAllBytes(stored);
        bytes[10] ^= 4;
        Files.write(stored, bytes);
        Matcher matcher = matcher("a.Test.one");

        Match match = matcher.matches().get(0);

        assertThat(matcher.isWhole(match)).isFalse();
        assertThat(matcher.remarks()).singleElement().asString().contains(entry.id(), "damaged");
    }

    private Matcher matcher(String... tests) {
        return new Matcher(
                store,
                new Wanted(
                        "main",
                        List.of(commit('b'), commit('a')),
                        new EnvironmentClass(Map.of("cpu.model", "cpu")),
                        TestSet.of(Arrays.asList(tests))));
    }

    private Entry save(String branch, char commit, String cpu, int day) throws IOException {
        return TestingBaselines.save(store, profile, branch, commit(commit), cpu, day * DAY);
    }

    private Entry save(char commit, int day, String... ids) throws IOException {
        TestSet tests = TestSet.of(Arrays.asList(ids));
        return store.save(
                TestingBaselines.facts("main", commit(commit), "cpu", tests),
                tests,
                List.of(new ProfileFile(profile, 0)),
                day * DAY);
    }
}
