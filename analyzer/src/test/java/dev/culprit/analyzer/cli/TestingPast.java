package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.test;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.ProfileFile;
import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.git.TestingRepository;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.load.ProfileSetLoader;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.ProfileWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A repository of {@value #COMMITS} commits and a store with what a nightly job would have saved of most of them: three forks each, really
 * written. {@code Tax.lookup} takes 30 % more from commit {@value #STEP} on, {@code Orders.price} 12 % more in the end, a little at each
 * commit, and {@code Cart.sum} is called {@code Basket.sum} from commit {@value #RENAME} on.
 */
final class TestingPast {

    static final int COMMITS = 32;
    static final int STEP = 18;
    static final int RENAME = 12;

    /** Commits that nobody measured; two of them just before the step. */
    static final List<Integer> NOT_MEASURED = List.of(5, 16, 17);

    private static final int FORKS = 3;
    private static final long FIRST_NIGHT = 1_790_000_000_000L;
    private static final long DAY = 86_400_000L;

    final TestingRepository repository;
    final Path store;
    final List<String> commits = new ArrayList<>();
    private final Path temp;
    private final List<Entry> entries = new ArrayList<>();

    TestingPast(Path temp) throws Exception {
        this.temp = temp;
        this.repository = new TestingRepository(temp.resolve("repository"));
        this.store = temp.resolve("store");
        for (int i = 0; i < COMMITS; i++) {
            repository.file("A.java", "" + i).commit("commit " + i);
            commits.add(repository.open().resolve("HEAD").id());
        }
        for (int i = 0; i < COMMITS; i++) {
            if (!NOT_MEASURED.contains(i)) {
                entries.add(save("main", i, "Xeon 1", i));
            }
        }
    }

    /** When the last commit was measured, milliseconds since 1970. */
    long lastNight() {
        return FIRST_NIGHT + (COMMITS - 1) * DAY;
    }

    /** The entry of commit {@code i} in the store. */
    Path entry(int i) {
        Entry found = entries.stream()
                .filter(entry -> entry.facts().commit().equals(commits.get(i)))
                .findFirst()
                .orElseThrow();
        return store.resolve("entries").resolve(found.id());
    }

    /** Saves what a machine with that processor measured of commit {@code i}. */
    Entry save(String branch, int i, String cpu, long seed) throws Exception {
        return save(branch, i, commits.get(i), cpu, seed);
    }

    Entry save(String branch, int i, String commit, String cpu, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed + 77);
        double day = Math.exp(0.005 * random.nextGaussian());
        Path set = Files.createDirectories(temp.resolve("sets").resolve(cpu + "-" + i + "-" + seed));
        List<ProfileFile> files = new ArrayList<>();
        for (int fork = 0; fork < FORKS; fork++) {
            Path file = set.resolve(fork + "-1.culprit");
            try (OutputStream out = Files.newOutputStream(file)) {
                ProfileWriter.write(profile(i, commit, cpu, fork, day, random).build(), out);
            }
            files.add(new ProfileFile(file, 0));
        }
        LoadedSet loaded = ProfileSetLoader.load("set", List.of(set), LoadProgress.SILENT);
        TestSet tests = TestSet.of(loaded);
        Entry.Facts facts = new Entry.Facts(
                branch,
                commit,
                EnvironmentClass.of(loaded),
                tests.hash(),
                tests.ids().size(),
                FORKS,
                "0.1.0",
                Contents.PROFILES);
        return BaselineStore.in(store).save(facts, tests, files, FIRST_NIGHT + i * DAY);
    }

    private static TestingJvm profile(int i, String commit, String cpu, int fork, double day, SplittableRandom random) {
        String sum = i < RENAME ? "a.Cart.sum" : "a.Basket.sum";
        TestingCall lookup = call("a.Tax.lookup", 88)
                .times(200)
                .self(nanos(200 * 100_000 * (i < STEP ? 1 : 1.3), day, random))
                .allocates(200 * 64);
        TestingCall price = call("a.Orders.price", 12)
                .times(50)
                .self(nanos(50 * 400_000 * Math.pow(1.12, i / (COMMITS - 1.0)), day, random))
                .allocates(50 * 1_000)
                .calls(lookup);
        TestingCall buys = call("a.ShopTest.buys")
                .self(nanos(1_000_000, day, random))
                .allocates(100)
                .calls(
                        price,
                        call(sum, 13)
                                .times(30)
                                .self(nanos(30 * 200_000, day, random))
                                .body("sums")
                                .allocates(0),
                        call("a.Log.tiny", 14).times(2).self(200).allocates(0));
        return jvm().fork(Integer.toString(fork))
                .commit(commit)
                .environment(EnvironmentFacts.CPU_MODEL, cpu)
                .environment(EnvironmentFacts.OS_NAME, "Linux")
                .environment(EnvironmentFacts.CALIBRATION_NANOS, Long.toString(Math.round(90_000 * day)))
                .activity(JvmActivity.HEAP_PEAK_BYTES, 50_000_000 + fork * 1_000)
                .passed("a.ShopTest.buys", 0, nanos(70_000_000, day, random), 0)
                .thread("main", test("a.ShopTest.buys", phase("body", buys)));
    }

    private static long nanos(double typical, double day, SplittableRandom random) {
        return Math.round(typical * day * Math.exp(0.005 * random.nextGaussian()));
    }
}
