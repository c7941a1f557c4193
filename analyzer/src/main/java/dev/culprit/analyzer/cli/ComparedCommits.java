package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.Repository;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two commits, or a commit and the working tree.
 *
 * @param baseline the one side
 * @param candidate the other side; what the working tree is based on when {@code inPlace}
 * @param inPlace whether the candidate is the working tree as it is
 * @param changes uncommitted changes of the working tree, none unless {@code inPlace}
 */
record ComparedCommits(Commit baseline, Commit candidate, boolean inPlace, List<String> changes) {

    static ComparedCommits of(Repository repository, String baseline, @Nullable String candidate) throws GitFailure {
        Commit before = repository.resolve(baseline);
        boolean inPlace = candidate == null;
        Commit after = repository.resolve(candidate == null ? "HEAD" : candidate);
        return new ComparedCommits(before, after, inPlace, inPlace ? repository.changes() : List.of());
    }

    boolean isDirty() {
        return !changes.isEmpty();
    }

    /** What profiles of the candidate say that they are of. */
    String candidateId() {
        return candidate.id() + (isDirty() ? "-dirty" : "");
    }

    String candidateLabel() {
        return inPlace ? "working tree" : candidate.name();
    }

    /** What is compared, in a sentence. */
    String inWords() {
        boolean same = baseline.id().equals(candidate.id());
        if (same && isDirty()) {
            return "comparing " + uncommitted() + " with " + baseline.inWords() + ", which they are based on";
        }
        if (same) {
            return "both sides are " + baseline.inWords() + ": an A/A comparison, any difference is noise";
        }
        return "comparing "
                + (inPlace
                        ? "the working tree (" + candidate.shortId() + (isDirty() ? " and " + uncommitted() : "") + ")"
                        : candidate.inWords())
                + " with " + baseline.inWords();
    }

    private String uncommitted() {
        long untracked = changes.stream().filter(line -> line.startsWith("??")).count();
        return "uncommitted changes of " + Counts.of(changes.size(), "file")
                + (untracked > 0 ? " (" + untracked + " untracked)" : "");
    }

    /** {@code arguments} with the commits by their ids, so that they still mean the same when branches have moved on. */
    List<String> pinned(List<String> arguments) {
        List<String> pinned = new ArrayList<>(arguments);
        replace(pinned, baseline, 1);
        if (!inPlace) {
            replace(pinned, candidate, pinned.indexOf(baseline.shortId()) + 1);
        }
        return pinned;
    }

    private static void replace(List<String> words, Commit commit, int from) {
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        for (int i = from; i < end; i++) {
            if (words.get(i).equals(commit.name())) {
                words.set(i, commit.shortId());
                return;
            }
        }
    }
}
