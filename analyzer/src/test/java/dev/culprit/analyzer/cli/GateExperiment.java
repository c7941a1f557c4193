package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.SimulatedSuite.Plant;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.TestingRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often a gate closes: profile sets with known differences and known noise go through {@code culprit baseline save} and {@code
 * culprit check}, with a store for each and a real repository.
 */
final class GateExperiment {

    private static final long NOON = 1_790_000_000_000L;

    private final Path folder;
    private final TestingRepository repository;
    private final String base;
    private final String candidate;

    GateExperiment(Path folder) throws IOException, GitFailure {
        this.folder = folder;
        this.repository = new TestingRepository(folder.resolve("repository"))
                .file("A.java", "1")
                .commit("main");
        this.base = repository.open().resolve("HEAD").id();
        repository.git("checkout", "--quiet", "-b", "pr").file("A.java", "2").commit("change");
        this.candidate = repository.open().resolve("HEAD").id();
    }

    /**
     * What a candidate has more than its baseline.
     *
     * @param added how much longer it makes the whole suite, as a share
     */
    record Change(Plant plant, double added) {}

    /**
     * How many checks fail for each change. Each check has a suite, a baseline and a candidate of its own.
     *
     * @param noise of forks, functions and sets, standard deviation on a log scale
     * @param forks of each side
     * @param fail the gate's threshold
     */
    int[] failures(double noise, int forks, String fail, int checks, List<Change> changes) throws IOException {
        int[] failures = new int[changes.size()];
        for (int seed = 1; seed <= checks; seed++) {
            Path here = Files.createTempDirectory(folder, "check");
            SimulatedSuite suite = new SimulatedSuite(seed, noise);
            Path store = here.resolve("store");
            Path before = suite.write(here.resolve("before"), base, forks, Plant.NOTHING, 0);
            run(0, "baseline", "save", before, "--store", store, "--branch", "main", "--repository", repository.root);
            for (int i = 0; i < failures.length; i++) {
                Change change = changes.get(i);
                Path after = suite.write(here.resolve("after" + i), candidate, forks, change.plant(), change.added());
                failures[i] += check(after, store, fail) == ExitCodes.REGRESSED ? 1 : 0;
            }
        }
        return failures;
    }

    private int check(Path set, Path store, String fail) {
        return run(
                ExitCodes.REGRESSED,
                "check",
                set,
                "--store",
                store,
                "--branch",
                "main",
                "--repository",
                repository.root,
                "--fail",
                fail);
    }

    private int run(int worst, Object... words) {
        TestingInvocation culprit = new TestingInvocation(folder).at(() -> NOON).run(words);
        if (culprit.exit() > worst || !culprit.err().isEmpty()) {
            throw new IllegalStateException(
                    Arrays.toString(words) + " ended with " + culprit.exit() + ": " + culprit.err() + culprit.out());
        }
        return culprit.exit();
    }

    /** Prints a table; each figure is of {@code args[0]} checks. */
    public static void main(String[] args) throws Exception {
        int checks = Integer.parseInt(args[0]);
        GateExperiment experiment = new GateExperiment(Path.of(args[1]));
        List<Change> changes = List.of(
                new Change(Plant.NOTHING, 0),
                new Change(Plant.CHANGED_CODE, 0.05),
                new Change(Plant.CHANGED_CODE, 0.10),
                new Change(Plant.UNCHANGED_CODE, 0.10),
                new Change(Plant.MORE_CALLS, 0.10));
        System.out.println(
                "| noise | forks | nothing | +5 %, changed code | +10 %, changed | +10 %, unchanged | +10 %, calls |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|");
        for (double noise : new double[] {0.02, 0.05}) {
            for (int forks : new int[] {3, 5, 10}) {
                StringBuilder row =
                        new StringBuilder(String.format(Locale.ROOT, "| %.0f %% | %d |", 100 * noise, forks));
                for (int failures : experiment.failures(noise, forks, "5%", checks, changes)) {
                    row.append(' ').append(failures).append(" |");
                }
                System.out.println(row);
            }
        }
    }
}
