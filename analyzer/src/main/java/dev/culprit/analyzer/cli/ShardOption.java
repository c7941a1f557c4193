package dev.culprit.analyzer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Sets of a suite whose tests were split over several jobs. */
final class ShardOption {

    @Option(
            names = "--shards",
            paramLabel = "N",
            description =
                    "The tests ran in N parts, each with a set of its own: SET has N directories, or they are separated by"
                            + " commas. One that is missing is said, and never makes anything faster. A SET in one piece may"
                            + " be compared with parts, and the other way round.")
    @Nullable
    Integer shards;

    /** How many; 1 when the tests were not split. */
    int count(GateFile file) throws CommandFailure {
        Counts.requirePositive("--shards", shards == null ? 1 : shards);
        return shards != null ? shards : file.shards() != null ? file.shards() : 1;
    }

    /**
     * Finds the parts of {@code typed}. What is no directory of directories is a set in one piece.
     *
     * @throws CommandFailure if there are more than {@code expected}, or none
     */
    static CandidateParts parts(ProfileSet typed, int expected) throws CommandFailure {
        if (expected == 1 || isOnePiece(typed)) {
            return new CandidateParts(typed, expected, null);
        }
        List<List<Path>> found = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (Path part : candidates(typed)) {
            if (holdsProfiles(part)) {
                found.add(List.of(part));
            } else {
                empty.add(part.toString());
            }
        }
        if (found.size() > expected || found.isEmpty()) {
            throw new CommandFailure(
                    typed.label() + " has " + found.size() + " parts with profiles, and --shards says " + expected);
        }
        String gap = found.size() == expected ? null : gap(expected - found.size(), expected, empty);
        return new CandidateParts(ProfileSet.ofShards(typed.label(), found), expected, gap);
    }

    private static boolean isOnePiece(ProfileSet typed) throws CommandFailure {
        Path only = typed.paths().get(0);
        if (typed.paths().size() > 1 || !Files.isDirectory(only)) {
            return false;
        }
        try (Stream<Path> files = Files.list(only)) {
            return files.anyMatch(ShardOption::isProfile);
        } catch (IOException e) {
            throw new CommandFailure(only + " cannot be searched: " + e.getMessage());
        }
    }

    private static String gap(int missing, int expected, List<String> empty) {
        return "INCOMPLETE: " + missing + " of " + expected + " shards of the candidate "
                + (missing == 1 ? "is" : "are") + " missing"
                + (empty.isEmpty() ? "" : " (" + String.join(", ", empty) + " without a profile)")
                + "; tests of it are compared on neither side.";
    }

    private static List<Path> candidates(ProfileSet typed) throws CommandFailure {
        if (typed.paths().size() > 1 || !Files.isDirectory(typed.paths().get(0))) {
            return typed.paths();
        }
        try (Stream<Path> below = Files.list(typed.paths().get(0))) {
            return below.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new CommandFailure(typed.label() + " cannot be searched: " + e.getMessage());
        }
    }

    private static boolean holdsProfiles(Path part) throws CommandFailure {
        if (!Files.exists(part)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(part)) {
            return files.anyMatch(ShardOption::isProfile);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(part + " cannot be searched: " + e.getMessage());
        }
    }

    private static boolean isProfile(Path file) {
        return file.toString().endsWith(".culprit") && Files.isRegularFile(file);
    }
}
